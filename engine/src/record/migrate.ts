import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import type { Database } from './database.ts';

const migrationsDirectory = fileURLToPath(new URL('../../migrations', import.meta.url));

/**
 * Brings the tables to this version's shape; several processes at once take turns by the migrator's advisory lock.
 * @throws Error when a migration fails; nothing of it stays
 */
export async function migrate(database: Database): Promise<void> {
  const client = await database.queuePool.connect();
  try {
    await runner({
      dbClient: client,
      dir: migrationsDirectory,
      direction: 'up',
      migrationsTable: 'migration',
      migrationsSchema: 'switchboard',
      createMigrationsSchema: true,
      log: () => undefined,
    });
  } finally {
    client.release();
  }
}
