import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { franceGraph } from '@switchboard/engine/api/automations/france-graph';
import { testDatabases } from '@switchboard/engine/record/test-databases';
import fc from 'fast-check';
import { openTestStream, type TestStream } from './test-stream.ts';

/** What a drain reads and does not make, and what it makes. */
const given = ['event', 'pending', 'conversation', 'person', 'repeat_mark'];
const made = ['event_facts', 'run', 'effect', 'timeline', 'conversation', 'person', 'repeat_mark'];

const message = fc.record({
  conversationId: fc.constantFrom('c-0', 'c-1', 'c-2'),
  person: fc.record(
    {
      id: fc.constantFrom('p-0', 'p-1'),
      name: fc.constantFrom('Ana', 'Bob'),
      attributes: fc.dictionary(fc.constantFrom('plan', 'city', 'zip'), fc.constantFrom('pro', null, 7, 0.1), { maxKeys: 3 }),
    },
    { requiredKeys: ['id'] },
  ),
  context: fc.record(
    { country: fc.constantFrom('FR', 'DE'), browserLanguage: fc.constantFrom('fr-FR', 'de-DE') },
    { requiredKeys: [] },
  ),
});
const messages = fc.array(message, { minLength: 2, maxLength: 12 });

describe.each(testDatabases)('batches on the %s database', (_name, open) => {
  let stream: TestStream;
  const nowMs = Date.parse('2026-11-22T10:00:00Z');
  beforeAll(async () => {
    // One lane, so that the order of events is the same whatever a batch takes; one clock, so that times are the same.
    stream = await openTestStream(open, 1, () => nowMs);
    for (const table of given)
      await stream.database.query(`create table switchboard.saved_${table} as select * from switchboard.${table}`);
  });
  afterAll(() => stream?.close());

  async function save(): Promise<void> {
    for (const table of given) {
      await stream.database.query(`delete from switchboard.saved_${table}`);
      await stream.database.query(`insert into switchboard.saved_${table} select * from switchboard.${table}`);
    }
  }
  async function restore(): Promise<void> {
    for (const table of new Set([...given, ...made])) await stream.database.query(`delete from switchboard.${table}`);
    for (const table of given) {
      // What the database makes of other columns by itself cannot be given to it.
      const { rows } = await stream.database.query<{ columns: string }>(
        `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
         where table_schema = 'switchboard' and table_name = $1 and is_generated = 'NEVER'`,
        [table],
      );
      const { columns } = rows[0]!;
      await stream.database.query(
        `insert into switchboard.${table} (${columns}) overriding system value select ${columns} from switchboard.saved_${table}`,
      );
    }
  }
  /** All that was recorded; numbers of commits and of lines are left out, as is when a person was last written. */
  async function recorded(): Promise<unknown> {
    const contents: Record<string, unknown> = {};
    for (const table of made) {
      const { rows } = await stream.database.query(`select to_jsonb(t) - array['revision', 'updated_at', 'id']
        || case when '${table}' in ('run', 'effect', 'conversation') then jsonb_build_object('id', to_jsonb(t) -> 'id') else '{}' end as row
        from switchboard.${table} t order by ${table === 'timeline' ? 'id' : '1'}`);
      contents[table] = rows.map(({ row }) => row);
    }
    return contents;
  }

  it('leave no trace in what is recorded', async () => {
    await fc.assert(
      fc.asyncProperty(messages, messages, fc.integer({ min: 1, max: 4 }), async (before, after, size) => {
        await stream.clear();
        await stream.publish(franceGraph('g_france', 'a_marie'));
        await stream.accept(...before);
        await stream.drainAll();
        await stream.database.query(`update switchboard.conversation set status = 'closed' where id <> 'c-2'`);
        await stream.accept(...after);
        await save();
        const outcomes: unknown[] = [];
        for (const batchSize of [1, size, 500]) {
          await restore();
          const drain = stream.drainOf({ batchSize });
          while (await drain());
          expect(Math.max(...drain.batches)).toBeLessThanOrEqual(batchSize);
          outcomes.push(await recorded());
        }
        expect(outcomes[1]).toEqual(outcomes[0]);
        expect(outcomes[2]).toEqual(outcomes[0]);
      }),
      { numRuns: 12 },
    );
  });
});
