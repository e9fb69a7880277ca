import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { createMaintenance } from './maintenance.ts';
import { migrate } from './migrate.ts';

const mebibyte = 1024 * 1024;

describe('maintenance of the embedded database', () => {
  let directory: string;
  let database: Database;
  let nowMs = Date.parse('2026-11-22T10:00:00Z');
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'switchboard-maintenance-'));
    database = await openEmbedded({ dataDir: join(directory, 'database') });
    await migrate(database);
  }, 120_000);
  afterAll(async () => {
    await database?.close();
    rmSync(directory, { recursive: true });
  });

  const maintain = () =>
    createMaintenance({
      database,
      now: () => nowMs,
      onError: (error) => {
        throw error;
      },
    });
  const write = (megabytes: number): Promise<unknown> =>
    database.query(
      `insert into switchboard.audit (by, action, subject, detail)
      select 'test', 'written', n::text, to_jsonb(repeat(md5(n::text), 1024)) from generate_series(1, $1::int * 32) n`,
      [megabytes],
    );

  it('writes a checkpoint after 64 MB of write-ahead log, and not before', async () => {
    const maintenance = maintain();
    expect(await maintenance.look()).toEqual([]);
    await database.query('create table switchboard.filled (text text)');
    await database.query('alter table switchboard.filled alter column text set storage external');
    const fill = (megabytes: number) =>
      database.query(`insert into switchboard.filled select repeat('x', 1048576) from generate_series(1, $1::int)`, [megabytes]);
    await fill(30);
    expect(await maintenance.look()).toEqual([]);
    await fill(40);
    expect(await maintenance.look()).toEqual(['checkpoint']);
    expect(await maintenance.look()).toEqual([]);
    await database.query('drop table switchboard.filled');
  });

  it('writes a checkpoint after five minutes when anything was written', async () => {
    const maintenance = maintain();
    await maintenance.look();
    await write(1);
    nowMs += 5 * 60_000;
    expect(await maintenance.look()).toContain('checkpoint');
  });

  it('keeps the list of pending events small over many batches', async () => {
    const maintenance = maintain();
    const size = async (): Promise<number> =>
      (await database.query(`select pg_total_relation_size('switchboard.pending') as bytes`)).rows[0].bytes;
    const batch = async (round: number): Promise<void> => {
      await database.query(
        'insert into switchboard.pending select n % 16, $1::bigint * 10000 + n from generate_series(1, 10000) n',
        [round],
      );
      await database.query('delete from switchboard.pending');
      // Counts of changes are told once a second, and here a round takes less.
      await database.query('select pg_stat_force_next_flush()');
    };
    const done: string[] = [];
    const sizes: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      await batch(round);
      nowMs += 10_000;
      done.push(...(await maintenance.look()));
      sizes.push(await size());
    }
    expect(done).toContain('vacuum switchboard.pending');
    // Without it the twelve batches leave more than 8 MB behind.
    expect(Math.max(...sizes)).toBeLessThan(3 * mebibyte);
    nowMs += 10_000;
    expect(await maintenance.look()).not.toContain('vacuum switchboard.pending');
  });

  it('writes a checkpoint when it is closed, so that reopening has nothing to catch up on', async () => {
    await write(1);
    const { rows: before } = await database.query('select pg_current_wal_insert_lsn()::text as position');
    await maintain().close();
    const { rows } = await database.query('select checkpoint_lsn >= $1::pg_lsn as "isUpToDate" from pg_control_checkpoint()', [
      before[0].position,
    ]);
    expect(rows).toEqual([{ isUpToDate: true }]);
  });
});
