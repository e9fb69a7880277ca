import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from './harness/api-client.ts';
import { pendingEvents } from './harness/metrics.ts';
import { availableProfiles, type Installation, newInstallation } from './harness/profiles.ts';
import { type Product, startProduct } from './harness/product.ts';
import { until } from './harness/until.ts';

type Node = [id: string, type: string, config: Record<string, unknown>];

async function made(answer: ReturnType<ApiClient['post']>): Promise<string> {
  const { status, body } = await answer;
  if (status !== 201) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body.id;
}

/** Publishes a chain: the trigger, then each node by the port before it. */
async function publish(api: ApiClient, name: string, nodes: Node[]): Promise<string> {
  const graph = {
    schemaVersion: 1,
    nodes: nodes.map(([id, type, config], place) => ({ id, type, version: 1, position: { x: place * 300, y: 0 }, config })),
    edges: nodes.slice(1).map(([id], place) => ({
      id: `to-${id}`,
      source: nodes[place]![0],
      sourceHandle: 'out',
      target: id,
      targetHandle: 'in',
    })),
  };
  const id = await made(api.post('/automations', { name, graph }));
  const { status, body } = await api.post(`/automations/${id}/publish`, { revision: 1 });
  if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return id;
}

describe.each(availableProfiles)('on the %s profile, a group that picks its agents', (profile) => {
  let installation: Installation;
  let product: Product;
  let api: ApiClient;
  let marie: string;
  let luc: string;
  let group: string;
  let rule: string;

  beforeAll(async () => {
    installation = await newInstallation(profile);
    product = await startProduct({ environment: installation.environment });
    ({ api } = product);
    marie = await made(api.post('/agents', { name: 'Marie', email: 'marie@example.com', maxOpenConversations: 2 }));
    luc = await made(api.post('/agents', { name: 'Luc', email: 'luc@example.com', availability: 'away' }));
    group = await made(api.post('/groups', { name: 'Pro', agentIds: [marie, luc], routing: { strategy: 'round-robin' } }));
    const condition = { field: 'person.attributes.plan', operator: 'is', value: 'pro' };
    const segment = await made(api.post('/segments', { name: 'Pro customers', condition }));
    rule = await made(api.post('/assignment-rules', { name: 'Pro first', segmentId: segment, groupId: group, enabled: true }));
    await publish(api, 'Tell whoever takes it', [
      ['t', 'incoming-message', {}],
      ['m', 'agent-email', { to: { kind: 'assignee' }, subject: 'For {{ agent.name }}', body: '{{ message.text }}' }],
    ]);
    await publish(api, 'Assigned', [
      ['t', 'conversation-assigned', { groupId: group }],
      ['a', 'add-tag', { tag: 'Taken' }],
    ]);
    for (const [from, to] of [
      ['ping', 'pong'],
      ['pong', 'ping'],
    ]) {
      await publish(api, `${from} to ${to}`, [
        ['t', 'tag-added', { tags: [from] }],
        ['r', 'remove-tag', { tag: from }],
        ['a', 'add-tag', { tag: to }],
      ]);
    }
  });
  afterAll(async () => {
    await product?.stop();
    await installation?.remove();
  });

  const conversation = async (id: string) => (await api.get(`/conversations/${id}`)).body;
  const recorded = () => until('all is recorded', 20_000, async () => (await pendingEvents(product.url)) === 0);
  const mails = async (id: string) =>
    (await api.list(`/emails?conversationId=${id}`)).map(({ to, subject }) => `${to.match(/[^<]+@[^>]+/)?.[0]} ${subject}`);
  async function write(id: string): Promise<void> {
    const person = { id: `p-${id}`, attributes: { plan: 'pro' } };
    expect((await api.post('/messages', { id: `m-${id}`, conversationId: id, text: 'Hello', person })).status).toBe(202);
    await recorded();
  }

  it('gives a conversation to whoever is there, by the rule, and says why for everybody', async () => {
    await write('c-1');
    const first = await conversation('c-1');
    expect(first).toMatchObject({ groupId: group, assigneeId: marie, queuedAt: null, tags: ['taken'], assignedBy: 'rule' });
    expect(first.timeline[0]).toMatchObject({
      kind: 'assigned',
      by: 'rule',
      ruleId: rule,
      candidates: [
        { agentId: marie, name: 'Marie', chosen: true, reason: 'next in turn' },
        { agentId: luc, name: 'Luc', chosen: false, reason: 'away' },
      ],
    });
    expect(await mails('c-1')).toEqual(['marie@example.com For Marie']);
    const { body } = await api.get('/assignment-rules/explain?messageId=m-c-1');
    expect(body.items).toMatchObject([{ ruleId: rule, outcome: 'assigned', why: [{ actual: 'pro', passed: true }] }]);
  });

  it('lets what nobody can take wait, oldest first, until somebody is free or back, and mails whoever takes it', async () => {
    await write('c-2');
    await write('c-3');
    await write('c-4');
    expect(await conversation('c-2')).toMatchObject({ assigneeId: marie });
    expect(await conversation('c-3')).toMatchObject({ groupId: group, assigneeId: null, queuedAt: expect.any(String) });
    expect(await mails('c-3')).toEqual([]);

    expect((await api.post('/conversations/c-1/close')).status).toBe(200);
    await until('Marie has the one that waited longest', 5_000, async () => (await conversation('c-3')).assigneeId === marie);
    expect((await conversation('c-4')).assigneeId).toBeNull();
    await until('she is told', 5_000, async () => (await mails('c-3')).length === 1);
    expect(await mails('c-3')).toEqual(['marie@example.com For Marie']);

    expect((await api.put(`/agents/${luc}`, { availability: 'online' })).status).toBe(200);
    await until('Luc has the next', 5_000, async () => (await conversation('c-4')).assigneeId === luc);
    const { timeline } = await conversation('c-4');
    expect(timeline.find(({ by }: { by: string }) => by === 'routing')).toMatchObject({
      kind: 'assigned',
      candidates: [
        { name: 'Marie', reason: '2 of 2 open', chosen: false },
        { name: 'Luc', chosen: true },
      ],
    });
  });

  it('opens a closed one again for somebody else when its agent has gone', async () => {
    expect((await api.post('/conversations/c-2/close')).status).toBe(200);
    expect((await api.put(`/agents/${marie}`, { availability: 'offline' })).status).toBe(200);
    await api.post('/messages', { id: 'm-again', conversationId: 'c-2', text: 'Hello again' });
    await recorded();
    expect(await conversation('c-2')).toMatchObject({ status: 'open', groupId: group, assigneeId: luc });
  });

  it('automations that undo each other stop by themselves, and the run says why', async () => {
    expect((await api.post('/conversations/c-2/tags', { tags: ['ping'] })).status).toBe(200);
    await until('the chain has stopped', 10_000, async () => {
      const runs = await api.list('/runs?conversationId=c-2&status=stopped');
      return runs.length === 1;
    });
    const [stopped] = await api.list('/runs?conversationId=c-2&status=stopped');
    expect(stopped.steps.at(-1).error).toBe(
      'Stopped: this automation led to what started it here, and does not start itself again.',
    );
    await recorded();
    expect((await conversation('c-2')).tags).toContain('ping');
  });
});
