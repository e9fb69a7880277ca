import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { foldRunCounts } from './fold-run-counts.sql.ts';
import { franceGraph } from './france-graph.ts';
import { startTestStack, type TestStack } from './test-stack.ts';

describe('the statistics of automations', () => {
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
    for (const table of ['automation', 'automation_day', 'run', 'effect'])
      await stack.database.query(`delete from switchboard.${table}`);
    const graph = franceGraph('g_france', 'a_marie');
    id = (await stack.request('POST', '/automations', { name: 'France', graph })).body.id;
  });

  const read = async () => (await stack.request('GET', '/automations/statistics')).body;
  const write = (country: string) =>
    stack.accept({ text: 'Bonjour', person: { email: 'ana@example.com' }, context: { country, browserLanguage: 'fr' } });
  const publish = () => stack.request('POST', `/automations/${id}/publish`, { revision: 1 });

  it('name 14 days, today last, and leave out what never ran', async () => {
    const { days, items } = await read();
    expect(days).toHaveLength(14);
    expect(days.at(-1)).toBe(new Date().toISOString().slice(0, 10));
    expect(items).toEqual([]);
  });

  it('count the runs of each batch, in whatever lanes they are, and say when the last was', async () => {
    await publish();
    for (let index = 0; index < 5; index += 1)
      await stack.accept({
        text: 'Bonjour',
        conversationId: `c-${index}`,
        context: { country: 'FR', browserLanguage: 'fr' },
      });
    await stack.drain();
    await write('FR');
    await write('PL');
    await stack.drain();
    const [item] = (await read()).items;
    expect(item).toEqual({
      automationId: id,
      lastRunAt: expect.stringMatching(/Z$/),
      runs: [...Array(13).fill(0), 6],
      failedRuns: Array(14).fill(0),
      failedEffects: Array(14).fill(0),
    });
  });

  it('count what failed by the day it began', async () => {
    await publish();
    await write('FR');
    await stack.drain();
    await stack.database.query(`update switchboard.effect set state = 'failed', created_at = now() - interval '2 days'`);
    await stack.database.query(`update switchboard.run set status = 'failed'`);
    const [item] = (await read()).items;
    expect(item.failedRuns.at(-1)).toBe(1);
    expect(item.failedEffects.at(-3)).toBe(1);
  });

  it('are the same once the counters of a day that is over are folded into one', async () => {
    await stack.database.query(
      `insert into switchboard.automation_day (day, automation_id, lane, runs, last_run_at)
       select (now() at time zone 'UTC')::date - d, $1, lane, 10 * d + lane, now() - d * interval '1 day'
       from generate_series(0, 5) d, generate_series(0, 3) lane`,
      [id],
    );
    const before = await read();
    expect(before.items[0].runs.slice(-3)).toEqual([86, 46, 6]);
    await foldRunCounts(stack.database);
    await foldRunCounts(stack.database);
    expect(await read()).toEqual(before);
    const { rows } = await stack.database.query('select count(*) as n from switchboard.automation_day');
    expect(rows[0].n).toBe(2 * 4 + 4);
  });

  it('remember a last run older than the days they tell of, and forget deleted automations', async () => {
    await stack.database.query(
      `insert into switchboard.automation_day (day, automation_id, lane, runs, last_run_at)
       values ('2020-02-02', $1, 0, 3, '2020-02-02T10:00:00Z')`,
      [id],
    );
    expect((await read()).items).toMatchObject([
      { automationId: id, lastRunAt: '2020-02-02T10:00:00.000Z', runs: Array(14).fill(0) },
    ]);
    await stack.request('DELETE', `/automations/${id}`);
    expect((await read()).items).toEqual([]);
  });
});
