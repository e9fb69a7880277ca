import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { franceGraph } from '../automations/france-graph.ts';
import { startTestStack, type TestStack } from '../automations/test-stack.ts';

describe('runs', () => {
  let stack: TestStack;
  const automations: string[] = [];

  beforeAll(async () => {
    stack = await startTestStack();
    await stack.database.query(`insert into switchboard.agent (id, name, email, role, languages, availability)
      values ('a_marie', 'Marie', 'marie@example.com', 'agent', '["fr"]', 'online')`);
    await stack.database.query(`insert into switchboard.agent_group (id, name, permission, agent_ids, routing)
      values ('g_france', 'Support France', 'agents', '["a_marie"]', '{"strategy":"none"}')`);
    for (const name of ['First', 'Second']) {
      const { id } = (await stack.request('POST', '/automations', { name, graph: franceGraph('g_france', 'a_marie') })).body;
      await stack.request('POST', `/automations/${id}/publish`, { revision: 1 });
      automations.push(id);
    }
    const context = { country: 'FR', browserLanguage: 'fr' };
    await stack.accept(
      { id: 'm-1', text: 'Bonjour', conversationId: 'c-1', context },
      { id: 'm-2', text: 'Hallo', conversationId: 'c-2', context: { country: 'DE' } },
      { id: 'm-3', text: `Salut${'!'.repeat(200)}`, conversationId: 'c-3', person: { id: 'p-3', name: 'Ana' }, context },
    );
    await stack.drain();
  }, 60_000);
  afterAll(() => stack.close());

  const list = async (query: string) => (await stack.request('GET', `/runs${query}`)).body;
  const messages = (page: { items: { messageId: string }[] }): string[] => page.items.map((run) => run.messageId);

  it('are read with their steps and effects', async () => {
    const { items } = await list(`?messageId=m-1&automationId=${automations[0]}`);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      id: expect.stringMatching(/^run_/),
      automationId: automations[0],
      version: 1,
      messageId: 'm-1',
      conversationId: 'c-1',
      status: 'completed',
      startedAt: expect.stringMatching(/Z$/),
      finishedAt: expect.stringMatching(/Z$/),
      messageText: 'Bonjour',
      effects: [{ id: expect.stringMatching(/^eff_/), nodeId: 'e', kind: 'email', state: 'planned', attempts: 0 }],
    });
    expect(items[0].steps.map((step: { nodeId: string; port: string }) => [step.nodeId, step.port])).toEqual([
      ['t', 'out'],
      ['c', 'yes'],
      ['l', 'yes'],
      ['e', 'out'],
      ['g', 'out'],
    ]);
    expect((await stack.request('GET', `/runs/${items[0].id}`)).body).toEqual(items[0]);
    expect((await stack.request('GET', '/runs/run_none')).status).toBe(404);
  });

  it('say whose message it was, and how it began', async () => {
    const { items } = await list('?messageId=m-3');
    const anonymous = (await list('?messageId=m-1')).items[0];
    expect(items[0]).toMatchObject({ personId: 'p-3', personName: 'Ana', messageText: `Salut${'!'.repeat(115)}` });
    expect(anonymous).toMatchObject({ personId: expect.stringMatching(/^per_/), personName: null, messageText: 'Bonjour' });
  });

  it('are found by words of the conversation and by who wrote', async () => {
    expect(messages(await list('?search=salut'))).toEqual(['m-3', 'm-3']);
    expect(messages(await list(`?search=ana&automationId=${automations[1]}`))).toEqual(['m-3']);
    expect(messages(await list('?search=bonj'))).toEqual(['m-1', 'm-1']);
    expect(messages(await list('?search=hallo'))).toEqual([]);
    expect(messages(await list('?search=%20'))).toHaveLength(4);
    expect((await stack.request('GET', `/runs?search=${'x'.repeat(201)}`)).body.errors).toMatchObject([{ pointer: '/search' }]);
  });

  it('are listed newest message first, page by page, each once', async () => {
    expect(messages(await list(''))).toEqual(['m-3', 'm-3', 'm-1', 'm-1']);
    const ids = new Set<string>();
    let cursor = '';
    for (let page = 0; page < 4; page += 1) {
      const { items, nextCursor } = await list(`?limit=1${cursor}`);
      ids.add(items[0].id);
      cursor = `&cursor=${nextCursor}`;
    }
    expect(ids.size).toBe(4);
  });

  it('are found by automation, conversation, message and status', async () => {
    expect(messages(await list(`?automationId=${automations[1]}`))).toEqual(['m-3', 'm-1']);
    expect(messages(await list('?conversationId=c-3'))).toEqual(['m-3', 'm-3']);
    expect(messages(await list('?messageId=m-2'))).toEqual([]);
    expect(messages(await list('?status=completed&conversationId=c-1'))).toEqual(['m-1', 'm-1']);
    expect(messages(await list('?status=failed'))).toEqual([]);
    expect((await stack.request('GET', '/runs?status=done')).body.errors).toMatchObject([{ pointer: '/status' }]);
    expect((await stack.request('GET', '/runs?limit=201')).body.errors).toMatchObject([{ pointer: '/limit' }]);
  });

  it('stay readable when their automation is deleted', async () => {
    await stack.request('DELETE', `/automations/${automations[1]}`);
    expect(messages(await list(`?automationId=${automations[1]}`))).toEqual(['m-3', 'm-1']);
  });

  it('are told in the conversation they assigned', async () => {
    const run = (await list(`?messageId=m-1&automationId=${automations[0]}`)).items[0];
    const { body } = await stack.request('GET', '/conversations/c-1');
    expect(body).toMatchObject({
      groupId: 'g_france',
      assignedBy: 'automation',
      messages: [{ id: 'm-1', decided: true, country: 'FR', language: 'fr' }],
    });
    expect(body.timeline).toMatchObject([
      { kind: 'assigned', by: 'automation', automationId: automations[0], version: 1, runId: run.id },
    ]);
    const left = await stack.request('GET', '/conversations/c-2');
    expect(left.body).toMatchObject({ groupId: null, timeline: [] });
  });
});
