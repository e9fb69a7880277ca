import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { PG_MIGRATE_LOCK_ID } from 'node-pg-migrate';
import type { Database } from './database.ts';
import { fixLanes } from './lanes.sql.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';

const postgresUrl = process.env['TEST_DATABASE_URL'];

(postgresUrl ? describe : describe.skip)('processes that start at once on an empty database', () => {
  let server: Database;
  let name: string;
  let processes: Database[];

  beforeEach(async () => {
    server = openPostgres(postgresUrl!);
    name = `migrated_${randomUUID().replaceAll('-', '')}`;
    await server.query(`create database ${name}`);
    const own = new URL(postgresUrl!);
    own.pathname = `/${name}`;
    processes = Array.from({ length: 4 }, () => openPostgres(own.href));
  });

  afterEach(async () => {
    await Promise.all(processes.map((process) => process.close()));
    await server.query(`drop database ${name} with (force)`);
    await server.close();
  });

  it('take turns at making the tables, and agree on the lanes', async () => {
    await Promise.all(
      processes.map(async (process) => {
        await migrate(process);
        await fixLanes(process, 8);
      }),
    );
    const { rows } = await processes[0]!.query('select count(*) as lanes from switchboard.lane');
    expect(rows).toEqual([{ lanes: 8 }]);
  });

  it('say so when it never is their turn, and migrate once the other is done', async () => {
    const other = await processes[0]!.queuePool.connect();
    await other.query('select pg_advisory_lock($1)', [PG_MIGRATE_LOCK_ID]);
    await expect(migrate(processes[1]!, 0)).rejects.toMatchObject({
      code: 'unavailable',
      message: 'Another process is still bringing the tables to its version. Start again once it is done or stopped.',
    });
    const waiting = migrate(processes[1]!);
    await other.query('select pg_advisory_unlock($1)', [PG_MIGRATE_LOCK_ID]);
    other.release();
    await expect(waiting).resolves.toBeUndefined();
  });
});
