import { describe, expect, it } from '@jest/globals';
import type { Sql } from '@switchboard/engine/record/database';
import type { RecordedOutcome } from './effects.sql.ts';
import { createOutcomeRecorder } from './record-outcomes.ts';

const silent = { warn: () => undefined };

function outcome(id: string): RecordedOutcome {
  return {
    id,
    attempt: 1,
    settlement: { state: 'done', nextAt: null, finishedAt: new Date(0), error: null, answer: null },
    delivery: 'smtp',
  };
}

/** A database that answers when it is told to, with the ids it was asked to settle, those aside that are `lost`. */
function heldDatabase(lost: string[] = []) {
  const statements: { ids: string[]; answer: () => void; fail: () => void }[] = [];
  const sql: Sql = {
    query: (_text, parameters) =>
      new Promise((resolve, reject) => {
        const ids = (JSON.parse(String(parameters![0])) as { id: string }[]).map(({ id }) => id);
        const rows = ids.filter((id) => !lost.includes(id)).map((id) => ({ id }) as never);
        statements.push({ ids, answer: () => resolve({ rows, rowCount: rows.length }), fail: () => reject(new Error('gone')) });
      }),
  };
  return { sql, statements };
}

describe('createOutcomeRecorder', () => {
  it('records the first at once, and together those that come meanwhile', async () => {
    const { sql, statements } = heldDatabase();
    const record = createOutcomeRecorder(sql, silent);
    const first = record(outcome('a'));
    const others = [record(outcome('b')), record(outcome('c'))];
    expect(statements.map(({ ids }) => ids)).toEqual([['a']]);
    statements[0]!.answer();
    expect(await first).toBe(true);
    expect(statements.map(({ ids }) => ids)).toEqual([['a'], ['b', 'c']]);
    statements[1]!.answer();
    expect(await Promise.all(others)).toEqual([true, true]);
  });

  it('tells which outcome did not count, because its claim was lost', async () => {
    const { sql, statements } = heldDatabase(['b']);
    const record = createOutcomeRecorder(sql, silent);
    const results = [record(outcome('a'))];
    results.push(record(outcome('b')), record(outcome('c')));
    statements[0]!.answer();
    await results[0];
    statements[1]!.answer();
    expect(await Promise.all(results)).toEqual([true, false, true]);
  });

  it('tries again when the database fails', async () => {
    const { sql, statements } = heldDatabase();
    const recorded = createOutcomeRecorder(
      {
        query: (text, parameters) => {
          const asked = sql.query(text, parameters);
          if (statements.length === 1) statements[0]!.fail();
          else statements.at(-1)!.answer();
          return asked as never;
        },
      },
      silent,
    )(outcome('a'));
    expect(await recorded).toBe(true);
    expect(statements).toHaveLength(2);
  });
});
