import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { makeFreeSpaceMaps } from './free-space-maps.ts';
import { migrate } from './migrate.ts';
import { openMs } from './test-databases.ts';

const tables = ['event', 'event_facts', 'person', 'conversation', 'run', 'timeline', 'effect'];
let database: Database;
beforeAll(async () => {
  database = await openEmbedded({ dataDir: null });
  await migrate(database);
}, openMs);
afterAll(() => database?.close());

it(
  'free-space maps are made once, for each index that counts, and leave nothing behind',
  async () => {
    expect(await makeFreeSpaceMaps(database)).toBe(true);
    for (const table of tables) {
      const { rows } = await database.query<{ count: number }>(`select count(*)::int as count from switchboard.${table}`);
      expect([table, rows[0]!.count]).toEqual([table, 0]);
    }
    const { rows: without } = await database.query<{ name: string }>(
      `select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
     join pg_namespace n on n.oid = t.relnamespace
     where n.nspname = 'switchboard' and t.relname = any($1::text[]) and x.indpred is null and pg_relation_size(i.oid, 'fsm') = 0`,
      [tables],
    );
    expect(without).toEqual([]);
    expect(await makeFreeSpaceMaps(database)).toBe(false);
    // The numbers of the stream begin with one.
    const { rows } = await database.query<{ seq: number }>(
      `insert into switchboard.event (kind, lane, conversation_id, person_key, accepted_at, payload)
     values ('message', 0, 'c', 'p', now(), '{}') returning seq`,
    );
    expect(rows[0]!.seq).toBe(1);
  },
  openMs,
);
