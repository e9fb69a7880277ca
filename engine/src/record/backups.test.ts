import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBackups } from './backups.ts';
import { type EmbeddedDatabase, openEmbedded } from './embedded.ts';

describe('backups of the embedded database', () => {
  let directory: string;
  let database: EmbeddedDatabase;
  let nowMs = Date.parse('2026-11-22T10:00:00Z');
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'switchboard-backups-'));
    database = await openEmbedded({ dataDir: join(directory, 'database') });
    await database.query('create table written (n int primary key)');
  }, 120_000);
  afterAll(async () => {
    await database?.close();
    rmSync(directory, { recursive: true });
  });

  const backups = () =>
    createBackups({
      database,
      directory: join(directory, 'backups'),
      now: () => nowMs,
      onError: (error) => {
        throw error;
      },
    });
  const hour = 3_600_000;

  it('open like the directory itself, with all that was committed and nothing that was not', async () => {
    let isGoing = true;
    const writing = (async () => {
      for (let n = 1; isGoing; n += 1) {
        await database.transaction(async (sql) => {
          await sql.query('insert into written values ($1)', [2 * n]);
          await sql.query('insert into written values ($1)', [2 * n + 1]);
        });
      }
    })();
    // What a copy that was cut short left behind is no backup, and is not in the way.
    mkdirSync(join(directory, 'backups/.unfinished/half'), { recursive: true });
    const name = await backups().look();
    isGoing = false;
    await writing;
    expect(name).toBe('2026-11-22T10-00-00Z');
    expect(readdirSync(join(directory, 'backups'))).toEqual([name]);

    const restored = await openEmbedded({ dataDir: join(directory, 'backups', name!) });
    try {
      const { rows } = await restored.query<{ n: number; odd: number }>(
        'select count(*) as n, count(*) filter (where n % 2 = 1) as odd from written',
      );
      expect(rows[0]!.n).toBe(2 * rows[0]!.odd);
    } finally {
      await restored.close();
    }
    expect((await database.query<{ n: number }>('select count(*) as n from written')).rows[0]!.n).toBeGreaterThan(0);
  }, 60_000);

  it('are made once a day, and the newest three kept', async () => {
    const made: (string | null)[] = [];
    for (const hours of [1, 22, 1, 24, 24, 24]) {
      nowMs += hours * hour;
      made.push(await backups().look());
    }
    expect(made).toEqual([
      null,
      null,
      '2026-11-23T10-00-00Z',
      '2026-11-24T10-00-00Z',
      '2026-11-25T10-00-00Z',
      '2026-11-26T10-00-00Z',
    ]);
    expect(readdirSync(join(directory, 'backups'))).toEqual(made.slice(3));
  }, 60_000);
});
