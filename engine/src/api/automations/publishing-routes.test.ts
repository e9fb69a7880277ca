import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Automation } from '@switchboard/shared/automation';
import { franceGraph } from './france-graph.ts';
import { startTestStack, type TestStack } from './test-stack.ts';

describe('publishing', () => {
  let stack: TestStack;
  let automation: Automation;
  const groupId = 'g_france';
  const agentId = 'a_marie';

  beforeAll(async () => {
    stack = await startTestStack();
    await stack.database.query(`insert into switchboard.agent (id, name, email, role, languages, availability)
      values ('a_marie', 'Marie', 'marie@example.com', 'agent', '["fr"]', 'online')`);
    await stack.database.query(`insert into switchboard.agent_group (id, name, permission, agent_ids, routing)
      values ('g_france', 'Support France', 'agents', '["a_marie"]', '{"strategy":"none"}')`);
  }, 60_000);
  afterAll(() => stack.close());
  beforeEach(async () => {
    automation = (await stack.request('POST', '/automations', { name: 'France', graph: franceGraph(groupId, agentId) })).body;
  });

  const post = (path: string, body?: unknown) => stack.request('POST', `/automations/${automation.id}${path}`, body);
  const read = async (): Promise<Automation> => (await stack.request('GET', `/automations/${automation.id}`)).body;
  const inForce = async (): Promise<{ version: number; open: boolean }[]> =>
    (
      await stack.database.query(
        'select version, until_revision is null as open from switchboard.in_force where automation_id = $1 order by from_revision',
        [automation.id],
      )
    ).rows;

  it('makes the draft the next version and puts it in force', async () => {
    const { status, body } = await post('/publish', { revision: 1 });
    expect({ status, body }).toMatchObject({ status: 200, body: { version: 1, revision: 2 } });
    expect(await read()).toMatchObject({ status: 'published', publishedVersion: 1, revision: 2 });
    expect(await inForce()).toEqual([{ version: 1, open: true }]);
    await post('/publish', { revision: 2 });
    expect(await inForce()).toEqual([
      { version: 1, open: false },
      { version: 2, open: true },
    ]);
  });

  it('raises the configuration, so that later messages are decided with it', async () => {
    const revision = async () => (await stack.database.query('select revision from switchboard.configuration')).rows[0].revision;
    const before = await revision();
    await post('/publish', { revision: 1 });
    expect(await revision()).toBe(before + 1);
  });

  it('keeps what the author says of a version, which can be said anew', async () => {
    await post('/publish', { revision: 1, note: ' Marie is away ' });
    const read = async () => (await stack.request('GET', `/automations/${automation.id}/versions/1`)).body;
    expect(await read()).toMatchObject({ note: 'Marie is away', publishedByName: expect.any(String) });
    const path = `/automations/${automation.id}/versions`;
    const { status, body } = await stack.request('PUT', `${path}/1`, { note: 'Marie is on holiday' });
    expect({ status, body }).toMatchObject({ status: 200, body: { version: 1, note: 'Marie is on holiday' } });
    expect((await stack.request('PUT', `${path}/2`, { note: '' })).status).toBe(404);
    expect((await stack.request('PUT', `${path}/1`, { note: '', graph: {} })).status).toBe(422);
  });

  it('leaves the automation to its owner, whoever publishes', async () => {
    await stack.request('PUT', `/automations/${automation.id}/owner`, { agentId });
    await post('/publish', { revision: 1 });
    const { owner, changedBy } = await read();
    expect(owner).toEqual({ id: 'a_marie', name: 'Marie' });
    expect(changedBy?.id).not.toBe('a_marie');
  });

  it('refuses a stale revision', async () => {
    expect((await post('/publish', { revision: 7 })).status).toBe(409);
    expect((await post('/publish', {})).body.errors).toEqual([{ pointer: '/revision', detail: 'Is required.' }]);
    expect(await inForce()).toEqual([]);
  });

  it('refuses a draft with errors, told as diagnostics, and leaves everything as it was', async () => {
    await stack.request('PUT', `/automations/${automation.id}`, { revision: 1, graph: franceGraph('g_gone', agentId) });
    const { status, body } = await post('/publish', { revision: 2 });
    expect(status).toBe(422);
    expect(body.diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'unknown-group', nodeId: 'g', pointer: '/nodes/4/config/groupId' }),
    );
    expect(await read()).toMatchObject({ status: 'draft', revision: 2, publishedVersion: null });
    expect(await inForce()).toEqual([]);
  });

  it('publishes a draft with doubts, and tells them', async () => {
    const graph = franceGraph(groupId, agentId);
    const condition = { field: 'message.text', operator: 'does-not-exist' };
    graph.nodes.push({ id: 'n', type: 'condition', version: 1, position: { x: 0, y: 400 }, config: { condition } });
    await stack.request('PUT', `/automations/${automation.id}`, { revision: 1, graph });
    const { status, body } = await post('/publish', { revision: 2 });
    expect(status).toBe(200);
    expect(body.diagnostics).toContainEqual({
      severity: 'warning',
      code: 'doubtful-condition',
      nodeId: 'n',
      pointer: '/nodes/5/config/condition',
      message: 'Condition: This is true of nobody.',
    });
  });

  it('is taken back by pausing and renewed by resuming, each once', async () => {
    expect((await post('/pause')).status).toBe(409);
    expect((await post('/resume')).status).toBe(409);
    await post('/publish', { revision: 1 });
    expect(await post('/pause')).toMatchObject({ status: 200, body: { status: 'paused', revision: 3, publishedVersion: 1 } });
    expect(await post('/pause')).toMatchObject({ status: 200, body: { status: 'paused', revision: 3 } });
    expect(await inForce()).toEqual([{ version: 1, open: false }]);
    expect(await post('/resume')).toMatchObject({ status: 200, body: { status: 'published', revision: 4 } });
    expect(await post('/resume')).toMatchObject({ status: 200, body: { revision: 4 } });
    expect(await inForce()).toEqual([
      { version: 1, open: false },
      { version: 1, open: true },
    ]);
  });

  it('ends with the automation, whose versions stay readable', async () => {
    await post('/publish', { revision: 1 });
    await stack.request('DELETE', `/automations/${automation.id}`);
    expect(await inForce()).toEqual([{ version: 1, open: false }]);
    expect((await stack.request('GET', `/automations/${automation.id}/versions/1`)).status).toBe(200);
    expect((await stack.request('GET', `/automations/${automation.id}/versions`)).status).toBe(404);
  });

  it('keeps versions that never change and can be restored as the draft', async () => {
    await post('/publish', { revision: 1 });
    await stack.request('PUT', `/automations/${automation.id}`, {
      revision: 2,
      graph: { schemaVersion: 1, nodes: [], edges: [] },
    });
    const list = await stack.request('GET', `/automations/${automation.id}/versions`);
    expect(list.body).toEqual({
      items: [
        {
          automationId: automation.id,
          version: 1,
          graph: franceGraph(groupId, agentId),
          publishedAt: expect.stringMatching(/Z$/),
          publishedBy: expect.any(String),
          publishedByName: expect.any(String),
          note: '',
        },
      ],
      nextCursor: null,
    });
    const restored = await post('/versions/1/restore');
    expect(restored).toMatchObject({
      status: 200,
      body: { revision: 4, status: 'published', graph: franceGraph(groupId, agentId) },
    });
    expect((await post('/versions/2/restore')).status).toBe(404);
    expect((await post('/versions/one/restore')).status).toBe(404);
  });

  it('lists versions newest first, page by page', async () => {
    for (const revision of [1, 2, 3]) await post('/publish', { revision });
    const first = await stack.request('GET', `/automations/${automation.id}/versions?limit=2`);
    expect(first.body.items.map((each: { version: number }) => each.version)).toEqual([3, 2]);
    const second = await stack.request('GET', `/automations/${automation.id}/versions?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ version: 1 }], nextCursor: null });
  });
});
