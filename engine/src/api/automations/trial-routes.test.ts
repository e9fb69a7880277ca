import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import { loadNodeTypes } from '../../plugins/load-node-types.ts';
import { explainAutomation } from './explain-automation.ts';
import { franceGraph } from './france-graph.ts';
import { startTestStack, type TestStack } from './test-stack.ts';

const french = { context: { country: 'fr', browserLanguage: 'fr-CA' } };
const german = { context: { country: 'DE', acceptLanguage: 'de-DE,de;q=0.9' } };

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
  await stack.database.query(`insert into switchboard.agent (id, name, email, role, languages, availability)
    values ('a_marie', 'Marie', 'marie@example.com', 'agent', '["fr"]', 'online')`);
  await stack.database.query(`insert into switchboard.agent_group (id, name, permission, agent_ids, routing)
    values ('g_france', 'Support France', 'agents', '["a_marie"]', '{"strategy":"none"}'), ('g_other', 'Other', 'agents', '[]', '{"strategy":"none"}')`);
}, 60_000);
afterAll(() => stack.close());
beforeEach(async () => {
  for (const table of [
    'automation',
    'event',
    'event_facts',
    'pending',
    'run',
    'effect',
    'conversation',
    'person',
    'timeline',
    'repeat_mark',
    'set_aside',
  ]) {
    await stack.database.query(`delete from switchboard.${table}`);
  }
  await stack.database.query('update switchboard.in_force set until_revision = from_revision where until_revision is null');
});

async function create(graph: Graph, publish: 'published' | 'draft'): Promise<string> {
  const { id } = (await stack.request('POST', '/automations', { name: 'France', graph })).body;
  if (publish === 'published')
    expect((await stack.request('POST', `/automations/${id}/publish`, { revision: 1 })).status).toBe(200);
  return id;
}
const path = (steps: { nodeId: string; port: string | null }[]): string =>
  steps.map((step) => `${step.nodeId}:${step.port}`).join(' ');

describe('simulating a message', () => {
  const simulate = (id: string, message: object, version?: unknown) =>
    stack.request('POST', `/automations/${id}/simulate`, { message, version });

  it('sets attributes by their types, and publishes none that cannot be set', async () => {
    await stack.request('PUT', '/attributes/visits', { type: 'number' });
    const graphSetting = (value: unknown) => {
      const graph = franceGraph('g_france', 'a_marie');
      const [trigger] = graph.nodes;
      const set = { id: 's', type: 'set-attribute', version: 1, position: { x: 200, y: 0 }, config: { name: 'visits', value } };
      const edge = { id: '1', source: trigger!.id, sourceHandle: 'out', target: 's', targetHandle: 'in' };
      return { ...graph, nodes: [trigger!, set], edges: [edge] };
    };
    const id = await create(graphSetting('7'), 'draft');
    expect((await simulate(id, { text: 'Bonjour', conversationId: 'c-9' })).body.commands).toMatchObject([
      { command: { name: 'visits', value: 7 }, applied: true, reason: '“visits” set to 7.' },
    ]);
    await stack.request('PUT', `/automations/${id}`, { revision: 1, graph: graphSetting('often') });
    expect(await stack.request('POST', `/automations/${id}/publish`, { revision: 2 })).toMatchObject({
      status: 422,
      body: { diagnostics: [{ code: 'unfit-value', nodeId: 's' }] },
    });
    await stack.request('DELETE', '/attributes/visits');
  });

  it('reads attributes by their types, as a message that comes in', async () => {
    await stack.request('PUT', '/attributes/orders', { type: 'number' });
    const graph = franceGraph('g_france', 'a_marie');
    const condition = { field: 'person.attributes.orders', operator: 'greater-than', value: 40 };
    const nodes = graph.nodes.map((each) => (each.id === 'c' ? { ...each, type: 'condition', config: { condition } } : each));
    const id = await create({ ...graph, nodes }, 'draft');
    const { body } = await simulate(id, { text: 'Bonjour', person: { attributes: { orders: '42' } }, ...french });
    expect(path(body.steps)).toMatch(/^t:out c:yes/);
  });

  it('tells the way through the graph, the mail and the assignment, and stores nothing', async () => {
    const id = await create(franceGraph('g_france', 'a_marie'), 'draft');
    const { status, body } = await simulate(id, { text: 'Bonjour', person: { name: 'Chloé' }, ...french });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      matched: true,
      version: 'draft',
      effects: [{ nodeId: 'e', kind: 'email', mail: { toEmail: 'marie@example.com', subject: 'Chloé wrote' } }],
      commands: [{ nodeId: 'g', command: { kind: 'assign-group', groupId: 'g_france' }, applied: true }],
      skippedEffects: [],
    });
    expect(path(body.steps)).toBe('t:out c:yes l:yes e:out g:out');
    const { rows } =
      await stack.database.query(`select (select count(*) from switchboard.event) + (select count(*) from switchboard.person)
      + (select count(*) from switchboard.conversation) + (select count(*) from switchboard.run) + (select count(*) from switchboard.effect) as n`);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('tells why a message is left alone', async () => {
    const id = await create(franceGraph('g_france', 'a_marie'), 'draft');
    const { body } = await simulate(id, { text: 'Hallo', ...german });
    expect(body).toMatchObject({ matched: false, effects: [], commands: [] });
    expect(path(body.steps)).toBe('t:out c:no');
    expect(body.steps[1].why).toMatchObject([{ expected: ['FR'], actual: 'DE', passed: false }]);
  });

  it('finds the country by the address', async () => {
    const id = await create(franceGraph('g_france', 'a_marie'), 'draft');
    const { body } = await simulate(id, { text: 'Bonjour', context: { ip: '192.0.2.1', browserLanguage: 'fr' } });
    expect(body.matched).toBe(true);
  });

  it('sees the person and the conversation named as they are', async () => {
    const id = await create(franceGraph('g_france', 'a_marie'), 'published');
    await stack.accept({ id: 'm-1', text: 'Bonjour', person: { id: 'p-1', name: 'Chloé' }, ...french });
    await stack.drain();
    const { body } = await simulate(id, { id: 'm-1', text: 'Encore', person: { id: 'p-1' }, context: { country: 'FR' } });
    expect(body.matched).toBe(true);
    expect(body.commands).toMatchObject([{ applied: false, reason: expect.stringMatching(/already/i) }]);
    expect(body.effects).toEqual([]);
    expect(body.skippedEffects).toMatchObject([{ nodeId: 'e' }]);
  });

  it('takes a published version when asked', async () => {
    const id = await create(franceGraph('g_france', 'a_marie'), 'published');
    await stack.request('PUT', `/automations/${id}`, { revision: 2, graph: franceGraph('g_other', 'a_marie') });
    expect((await simulate(id, { text: 'Bonjour', ...french }, 1)).body).toMatchObject({
      version: 1,
      commands: [{ command: { groupId: 'g_france' } }],
    });
    expect((await simulate(id, { text: 'Bonjour', ...french })).body).toMatchObject({
      version: 'draft',
      commands: [{ command: { groupId: 'g_other' } }],
    });
    expect((await simulate(id, { text: 'Bonjour' }, 2)).status).toBe(404);
    expect((await simulate(id, { text: 'Bonjour' }, 3_000_000_000)).status).toBe(422);
  });

  it('refuses a draft with errors and a message that no one could send', async () => {
    const id = await create(franceGraph('g_gone', 'a_marie'), 'draft');
    expect(await simulate(id, { text: 'Bonjour' })).toMatchObject({
      status: 422,
      body: { diagnostics: [{ code: 'unknown-group' }] },
    });
    expect((await simulate(id, { text: '' })).body.errors).toMatchObject([{ pointer: '/message/text' }]);
    expect((await simulate(id, { text: 'x', colour: 'red' })).body.errors).toMatchObject([{ pointer: '/message/colour' }]);
  });
});

describe('what came in lately', () => {
  it('is told newest first, page after page', async () => {
    await stack.accept({ id: 'm-1', text: 'Bonjour', person: { id: 'p-1', name: 'Chloé' }, ...french });
    await stack.accept({ id: 'm-2', text: 'x'.repeat(400), conversationId: 'c-2', ...german });
    const first = (await stack.request('GET', '/messages?limit=1')).body;
    expect(first.items).toMatchObject([
      { id: 'm-2', conversationId: 'c-2', personId: expect.stringMatching(/^per_/), personName: null, country: 'DE' },
    ]);
    expect(first.items[0].text).toHaveLength(300);
    const second = (await stack.request('GET', `/messages?limit=1&cursor=${encodeURIComponent(first.nextCursor)}`)).body;
    expect(second).toMatchObject({ items: [{ id: 'm-1', personName: 'Chloé', language: 'fr-CA' }], nextCursor: null });
    expect((await stack.request('GET', '/messages?cursor=x')).status).toBe(422);
  });

  it('is found by its words and by who wrote it, in this message and not in its conversation', async () => {
    await stack.accept({ id: 'm-1', text: 'Bonjour', conversationId: 'c-1', person: { id: 'p-1', name: 'Chloé' } });
    await stack.accept({ id: 'm-2', text: 'Merci', conversationId: 'c-1' });
    const found = async (search: string) =>
      (await stack.request('GET', `/messages?search=${search}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await found('bonj')).toEqual(['m-1']);
    expect(await found('merci')).toEqual(['m-2']);
    expect(await found('chlo%C3%A9')).toEqual(['m-2', 'm-1']);
    expect(await found('!%3F')).toEqual([]);
  });
});

describe('explaining a message', () => {
  const explain = (id: string, messageId: string, version?: unknown) =>
    stack.request(
      'GET',
      `/automations/${id}/explain?messageId=${messageId}${version === undefined ? '' : `&version=${version}`}`,
    );

  it('tells why it was left alone, from the facts it was decided on', async () => {
    const id = await create(franceGraph('g_france', 'a_marie'), 'published');
    await stack.accept({ id: 'm-de', text: 'Hallo', conversationId: 'c-1', ...german });
    await stack.drain();
    await stack.accept({ id: 'm-fr', text: 'Bonjour', conversationId: 'c-1', ...french });
    await stack.drain();
    const { status, body } = await explain(id, 'm-de');
    expect({ status, body }).toMatchObject({ status: 200, body: { matched: false, version: 1, inForce: true } });
    expect(path(body.steps)).toBe('t:out c:no');
    expect(body.steps[1].why[0]).toMatchObject({ actual: 'DE', passed: false });
  });

  it('gives the recorded run when there is one', async () => {
    const id = await create(franceGraph('g_france', 'a_marie'), 'published');
    await stack.accept({ id: 'm-1', text: 'Bonjour', conversationId: 'c-1', ...french });
    await stack.drain();
    await stack.database.query("update switchboard.agent_group set name = 'Renamed' where id = 'g_france'");
    const run = (await stack.request('GET', '/runs?messageId=m-1')).body.items[0];
    const { body } = await explain(id, 'm-1');
    const nothingMore = { commands: [], effects: [], writings: [], heldMails: [], skippedEffects: [] };
    expect(body).toEqual({ matched: true, version: 1, inForce: true, runId: run.id, steps: run.steps, ...nothingMore });
  });

  it('takes the version in force then, another when asked, and says which it was', async () => {
    const id = await create(franceGraph('g_france', 'a_marie'), 'published');
    await stack.accept({ id: 'm-1', text: 'Bonjour', conversationId: 'c-1', ...french });
    await stack.drain();
    await stack.request('PUT', `/automations/${id}`, {
      revision: 2,
      graph: { ...franceGraph('g_france', 'a_marie'), edges: [] },
    });
    await stack.request('POST', `/automations/${id}/publish`, { revision: 3 });
    expect((await explain(id, 'm-1')).body).toMatchObject({ matched: true, version: 1, inForce: true });
    expect((await explain(id, 'm-1', 2)).body).toMatchObject({ matched: false, version: 2, inForce: false });
    expect((await explain(id, 'm-1', 'draft')).body).toMatchObject({ matched: false, version: 'draft', inForce: false });
    await stack.accept({ id: 'm-2', text: 'Bonjour', conversationId: 'c-2', ...french });
    await stack.drain();
    expect((await explain(id, 'm-2')).body).toMatchObject({ matched: false, version: 2, inForce: true });
  });

  it('takes the published version, else the draft, for a message from before', async () => {
    await stack.accept({ id: 'm-1', text: 'Bonjour', conversationId: 'c-1', ...french });
    await stack.drain();
    const published = await create(franceGraph('g_france', 'a_marie'), 'published');
    expect((await explain(published, 'm-1')).body).toMatchObject({ matched: true, version: 1, inForce: false });
    const draft = await create(franceGraph('g_france', 'a_marie'), 'draft');
    expect((await explain(draft, 'm-1')).body).toMatchObject({ matched: true, version: 'draft', inForce: false, runId: null });
  });

  it('shows what would have been done where no run was recorded, the mail as it reads', async () => {
    await stack.accept({ id: 'm-1', text: 'Bonjour', conversationId: 'c-1', ...french });
    await stack.drain();
    const draft = await create(franceGraph('g_france', 'a_marie'), 'draft');
    expect((await explain(draft, 'm-1')).body).toMatchObject({
      effects: [{ nodeId: 'e', mail: { toEmail: 'marie@example.com', text: expect.stringContaining('Bonjour') } }],
      commands: [{ nodeId: 'g', applied: true }],
    });
    expect((await stack.request('GET', '/emails')).body.items).toEqual([]);
  });

  it('sees the conversation as the automations before it left it', async () => {
    const first = await create(franceGraph('g_other', 'a_marie'), 'published');
    const second = await create(franceGraph('g_france', 'a_marie'), 'draft');
    await stack.accept({ id: 'm-1', text: 'Bonjour', conversationId: 'c-1', ...french });
    await stack.drain();
    const results = async () =>
      (await explain(second, 'm-1')).body.steps.find((step: { nodeId: string }) => step.nodeId === 'g').output.results;
    expect(await results()).toMatchObject([{ done: false, reason: expect.stringMatching(/already assigned to Other/) }]);
    await stack.request('PUT', '/automations/order', { ids: [second, first] });
    expect(await results()).toMatchObject([{ done: true }]);
  });

  it('says what is unknown, set aside, erased or not decided yet', async () => {
    const id = await create(franceGraph('g_france', 'a_marie'), 'published');
    expect((await explain(id, 'm-none')).status).toBe(404);
    expect((await explain('au_none', 'm-none')).status).toBe(404);
    expect((await explain(id, '')).body.errors).toMatchObject([{ pointer: '/messageId' }]);
    expect((await explain(id, 'm', '0')).body.errors).toMatchObject([{ pointer: '/version' }]);

    await stack.accept({ id: 'm-1', text: 'Bonjour', conversationId: 'c-1', ...french });
    const { registry } = await loadNodeTypes([]);
    let pauses = 0;
    const pause = async (): Promise<void> => {
      pauses += 1;
    };
    const asked = { automationId: id, messageId: 'm-1', publicUrl: '', pause };
    await expect(explainAutomation(stack.database, registry, asked)).rejects.toMatchObject({
      code: 'unavailable',
      options: { retryAfterSeconds: 1 },
    });
    expect(pauses).toBe(20);
    const decidedMeanwhile = await explainAutomation(stack.database, registry, { ...asked, pause: () => stack.drain() });
    expect(decidedMeanwhile.matched).toBe(true);

    await stack.database.query('delete from switchboard.event_facts');
    expect((await explain(id, 'm-1')).status).toBe(410);
    await stack.database.query(
      "insert into switchboard.set_aside (seq, lane, reason) select seq, lane, 'It failed.' from switchboard.event",
    );
    expect(await explain(id, 'm-1')).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/It failed\./) } });
  });
});
