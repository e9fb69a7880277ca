import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SwitchboardError } from '@switchboard/shared/problem';
import { PG_MIGRATE_LOCK_ID, runner } from 'node-pg-migrate';
import type { Database, Sql } from './database.ts';

const migrationsDirectory = fileURLToPath(new URL('../../migrations', import.meta.url));

/** What a large stream's tables take to change, and more. */
const turnLimitMs = 10 * 60_000;
const turnPollMs = 200;

/**
 * Brings the tables to this version's shape. Processes that start at once take turns, also with those of versions before:
 * by the migrator's own advisory lock. It is asked for again and again: the migrator would give up at once, or wait in one
 * statement, which a statement's time limit ends.
 * @param limitMs how long others may take before it is this one's turn
 * @throws SwitchboardError `unavailable` when it never was; Error when a migration fails, and nothing of it stays
 */
export async function migrate(database: Database, limitMs = turnLimitMs): Promise<void> {
  const client = await database.queuePool.connect();
  try {
    await takeTurn(client, limitMs);
    try {
      await runner({
        dbClient: client,
        noLock: true,
        dir: migrationsDirectory,
        direction: 'up',
        migrationsTable: 'migration',
        migrationsSchema: 'switchboard',
        createMigrationsSchema: true,
        log: () => undefined,
      });
    } finally {
      await client.query('select pg_advisory_unlock($1)', [PG_MIGRATE_LOCK_ID]);
    }
  } finally {
    client.release();
  }
}

async function takeTurn(client: Sql, limitMs: number): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [PG_MIGRATE_LOCK_ID]);
    if (rows[0]?.taken) return;
    if (performance.now() - startedAt >= limitMs) break;
    await wait(turnPollMs);
  }
  throw new SwitchboardError(
    'unavailable',
    'Another process is still bringing the tables to its version. Start again once it is done or stopped.',
  );
}
