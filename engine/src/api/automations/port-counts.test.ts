import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PortCount } from '@switchboard/shared/automation';
import { franceGraph } from './france-graph.ts';
import { windowStart } from './port-counts-routes.ts';
import { foldPortCounts, readPortCounts } from './port-counts.sql.ts';
import { startTestStack, type TestStack } from './test-stack.ts';

describe('the counts on the canvas', () => {
  let stack: TestStack;
  let id: string;
  beforeAll(async () => {
    stack = await startTestStack();
    await stack.database.query(`insert into switchboard.agent (id, name, email, role, languages, availability)
      values ('a_marie', 'Marie', 'marie@example.com', 'agent', '["fr"]', 'online')`);
    await stack.database.query(`insert into switchboard.agent_group (id, name, permission, agent_ids, routing)
      values ('g_france', 'Support France', 'agents', '["a_marie"]', '{"strategy":"none"}')`);
    const graph = franceGraph('g_france', 'a_marie');
    id = (await stack.request('POST', '/automations', { name: 'France', graph })).body.id;
  }, 60_000);
  afterAll(() => stack.close());

  const read = async (window = 'hour') => (await stack.request('GET', `/automations/${id}/counts?window=${window}`)).body;
  const readRuns = (window: 'hour' | 'day' | 'week') => readPortCounts(stack.database, id, 1, windowStart(window, Date.now()));
  const byPort = (items: readonly PortCount[]) =>
    Object.fromEntries(items.map(({ nodeId, port, count }) => [`${nodeId}:${port}`, count]));
  const write = (conversationId: string, country: string) =>
    stack.accept({ text: 'Bonjour', conversationId, context: { country, browserLanguage: 'fr' } });
  const rowCount = async () => (await stack.database.query('select 1 from switchboard.port_count')).rows.length;
  const age = (interval: string) =>
    stack.database.query(`update switchboard.port_count set bucket = bucket - $1::interval`, [interval]);

  it('are none before a version is published', async () => {
    expect(await read()).toMatchObject({ version: null, window: 'hour', items: [] });
    expect((await stack.request('GET', '/automations/nothing/counts')).status).toBe(404);
    expect((await stack.request('GET', `/automations/${id}/counts?window=year`)).status).toBe(422);
  });

  it('are of all messages, and of the runs of all lanes and batches', async () => {
    await stack.request('POST', `/automations/${id}/publish`, { revision: 1 });
    for (let index = 0; index < 7; index += 1) await write(`c-${index}`, 'FR');
    await stack.drain();
    await write('c-0', 'FR');
    await write('c-9', 'PL');
    await stack.drain();
    const { version, of, items } = await read();
    expect([version, of]).toEqual([1, 'messages']);
    const runs = { 't:out': 8, 'c:yes': 8, 'l:yes': 8, 'e:out': 8, 'g:out': 8 };
    expect(byPort(items)).toEqual({ ...runs, 't:out': 9, 'c:no': 1 });
    expect(byPort(await readRuns('hour'))).toEqual(runs);
    expect(await rowCount()).toBeLessThanOrEqual(10);
  });

  it('stay the same when they are folded, whatever the lanes', async () => {
    await age('3 hours');
    const before = await readRuns('day');
    expect(await readRuns('hour')).toEqual([]);
    await foldPortCounts(stack.database);
    await foldPortCounts(stack.database);
    expect(await readRuns('day')).toEqual(before);
    expect(await rowCount()).toBe(5);
  });

  it('are forgotten after eight days', async () => {
    await age('2 days');
    expect(await readRuns('day')).toEqual([]);
    expect(await readRuns('week')).toHaveLength(5);
    await age('6 days');
    await foldPortCounts(stack.database);
    expect(await rowCount()).toBe(0);
  });

  it('begin at a step that is kept', () => {
    const now = Date.parse('2026-11-25T17:23:45Z');
    expect(windowStart('hour', now)).toBe('2026-11-25T16:20:00.000Z');
    expect(windowStart('day', now)).toBe('2026-11-24T17:00:00.000Z');
    expect(windowStart('week', now)).toBe('2026-11-18T17:00:00.000Z');
  });
});
