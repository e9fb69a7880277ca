/**
 * A database of a test's own, with all tables: in memory, or on the PostgreSQL that `TEST_DATABASE_URL` names, so that the
 * same suites prove the same of both.
 */
import { randomBytes } from 'node:crypto';
import type { Database } from '../record/database.ts';
import { openEmbedded } from '../record/embedded.ts';
import { migrate } from '../record/migrate.ts';
import { openPostgres } from '../record/postgres.ts';

export interface TestDatabase {
  database: Database;
  /** Closes it, and leaves nothing of it behind. */
  remove(): Promise<void>;
}

async function openOnPostgres(serverUrl: string): Promise<TestDatabase> {
  const server = openPostgres(serverUrl, () => undefined);
  const name = `switchboard_test_${randomBytes(6).toString('hex')}`;
  await server.query(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = openPostgres(url.href, () => undefined);
  // A pool ends once; a test may have closed it to see what happens without it.
  let ended: Promise<void> | null = null;
  const end = database.close.bind(database);
  database.close = () => {
    ended ??= end();
    return ended;
  };
  return {
    database,
    async remove() {
      await database.close();
      await server.query(`drop database ${name} with (force)`);
      await server.close();
    },
  };
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env['TEST_DATABASE_URL'];
  let opened: TestDatabase;
  if (serverUrl) opened = await openOnPostgres(serverUrl);
  else {
    const database = await openEmbedded({ dataDir: null });
    opened = { database, remove: () => database.close() };
  }
  await migrate(opened.database);
  return opened;
}
