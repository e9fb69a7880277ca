import type { Database, Sql } from './database.ts';

/**
 * Runs `work` in one transaction that holds a lane, as a drain of it does: a change made by a person to a conversation
 * and a drain of its lane never overwrite each other. The lock is taken in a statement of its own, before anything is
 * read (in one statement with the read, events already drained were returned).
 * @param database where
 * @param lane the conversation's lane, see `laneOf`
 * @param work statements only; nothing else may be awaited
 */
export function withLane<Result>(database: Database, lane: number, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  return database.transaction(async (sql) => {
    await sql.query('select 1 from switchboard.lane where lane = $1 for update', [lane]);
    return work(sql);
  });
}
