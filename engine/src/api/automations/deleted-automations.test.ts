import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { franceGraph } from './france-graph.ts';
import { startTestStack, type TestStack } from './test-stack.ts';

describe('a deleted automation', () => {
  let stack: TestStack;
  let id: string;
  beforeAll(async () => {
    stack = await startTestStack();
    await stack.database.query(`insert into switchboard.agent (id, name, email, role, languages, availability)
      values ('a_marie', 'Marie', 'marie@example.com', 'agent', '["fr"]', 'online')`);
    await stack.database.query(`insert into switchboard.agent_group (id, name, permission, agent_ids, routing)
      values ('g_france', 'Support France', 'agents', '["a_marie"]', '{"strategy":"none"}')`);
  }, 60_000);
  afterAll(() => stack.close());
  beforeEach(async () => {
    await stack.database.query('delete from switchboard.automation');
    const graph = franceGraph('g_france', 'a_marie');
    id = (await stack.request('POST', '/automations', { name: 'France', graph })).body.id;
  });

  const post = (path: string, body?: unknown) => stack.request('POST', `/automations/${id}${path}`, body);
  const remove = () => stack.request('DELETE', `/automations/${id}`);
  const isInForce = async (): Promise<boolean> =>
    (await stack.database.query('select 1 from switchboard.in_force where automation_id = $1 and until_revision is null', [id]))
      .rows.length === 1;

  it('is out of force and in no list, and says what it was', async () => {
    await post('/publish', { revision: 1 });
    expect((await remove()).status).toBe(204);
    expect(await isInForce()).toBe(false);
    expect((await stack.request('GET', '/automations')).body.items).toEqual([]);
    expect((await stack.request('GET', '/automations/deleted')).body.items).toEqual([
      { id, name: 'France', status: 'published', publishedVersion: 1, deletedAt: expect.stringMatching(/Z$/) },
    ]);
    expect((await stack.request('PUT', `/automations/${id}`, { revision: 2, name: 'Other' })).status).toBe(404);
    expect((await post('/resume')).status).toBe(404);
    expect((await stack.request('PUT', '/automations/order', { ids: [] })).status).toBe(200);
  });

  it('decides again when it is restored while published', async () => {
    await post('/publish', { revision: 1 });
    await remove();
    const { status, body } = await post('/restore');
    expect({ status, body }).toMatchObject({ status: 200, body: { id, status: 'published', publishedVersion: 1 } });
    expect(await isInForce()).toBe(true);
    expect((await stack.request('GET', '/automations/deleted')).body.items).toEqual([]);
  });

  it('stays out of force when it is restored as a draft or paused', async () => {
    await remove();
    expect((await post('/restore')).body.status).toBe('draft');
    expect(await isInForce()).toBe(false);
    await post('/publish', { revision: (await stack.request('GET', `/automations/${id}`)).body.revision });
    await post('/pause');
    await remove();
    expect((await post('/restore')).body.status).toBe('paused');
    expect(await isInForce()).toBe(false);
  });

  it('keeps its place in the list', async () => {
    await stack.request('POST', '/automations', { name: 'Last', graph: franceGraph('g_france', 'a_marie') });
    await remove();
    await post('/restore');
    const { body } = await stack.request('GET', '/automations');
    expect(body.items.map((each: { name: string }) => each.name)).toEqual(['France', 'Last']);
  });

  it('is listed the last deleted first, as many a page as are asked for', async () => {
    await remove();
    for (const name of ['Second', 'Third']) {
      const { body } = await stack.request('POST', '/automations', { name, graph: franceGraph('g_france', 'a_marie') });
      await stack.request('DELETE', `/automations/${body.id}`);
    }
    const page = async (query: string) => {
      const { body } = await stack.request('GET', `/automations/deleted${query}`);
      return { names: body.items.map(({ name }: { name: string }) => name), next: body.nextCursor };
    };
    expect(await page('')).toEqual({ names: ['Third', 'Second', 'France'], next: null });
    const first = await page('?limit=2');
    expect(first).toEqual({ names: ['Third', 'Second'], next: expect.any(String) });
    expect(await page(`?limit=2&cursor=${first.next}`)).toEqual({ names: ['France'], next: null });
    expect((await stack.request('GET', '/automations/deleted?limit=0')).status).toBe(422);
  });

  it('can be restored once, and not after 30 days', async () => {
    expect((await post('/restore')).status).toBe(404);
    await remove();
    await stack.database.query(`update switchboard.automation set deleted_at = now() - interval '31 days' where id = $1`, [id]);
    expect((await stack.request('GET', '/automations/deleted')).body.items).toEqual([]);
    expect((await post('/restore')).status).toBe(404);
  });
});
