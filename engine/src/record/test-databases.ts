/**
 * Databases for tests, one of each kind there is, migrated and with nothing in them. In: nothing. Out: the embedded one in
 * memory, and PostgreSQL when `TEST_DATABASE_URL` names a server. What stays true: each opened one is alone, so suites
 * that run beside each other never meet.
 */
import { randomUUID } from 'node:crypto';
import type { Database, Sql } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { fixLanes } from './lanes.sql.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';

/** How long opening one may take on a busy machine, in ms. */
export const openMs = 120_000;

export interface TestDatabase {
  database: Database;
  /** Opens the same database once more, as another process would; the embedded one is one process's and answers itself. */
  reopen(): Database;
  close(): Promise<void>;
}

/** The configuration's revision, as a batch reads it. */
export async function loadRevision(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ revision: number }>('select revision from switchboard.configuration');
  return rows[0]!.revision;
}

async function openMemory(lanes: number): Promise<TestDatabase> {
  const database = await openEmbedded({ dataDir: null });
  await migrate(database);
  await fixLanes(database, lanes);
  return { database, reopen: () => database, close: () => database.close() };
}

async function openOwnPostgres(url: string, lanes: number): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const server = openPostgres(url);
  await server.query(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const opened: Database[] = [];
  const reopen = (): Database => {
    const database = openPostgres(own.href);
    opened.push(database);
    return database;
  };
  const database = reopen();
  await migrate(database);
  await fixLanes(database, lanes);
  return {
    database,
    reopen,
    async close() {
      await Promise.all(opened.map((each) => each.close()));
      await server.query(`drop database ${name} with (force)`);
      await server.close();
    },
  };
}

const postgresUrl = process.env['TEST_DATABASE_URL'] ?? '';

/** Opens a database of one kind, with that many lanes. */
export type OpenTestDatabase = (lanes?: number) => Promise<TestDatabase>;

/** The kinds there are here, for `describe.each`. */
export const testDatabases: [name: 'embedded' | 'postgres', open: OpenTestDatabase][] = [
  ['embedded', (lanes = 4) => openMemory(lanes)],
];
if (postgresUrl !== '') testDatabases.push(['postgres', (lanes = 4) => openOwnPostgres(postgresUrl, lanes)]);
