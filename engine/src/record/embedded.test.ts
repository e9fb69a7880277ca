import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Database, Sql } from './database.ts';
import { openEmbedded } from './embedded.ts';

describe('the embedded database, one session for everybody', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openEmbedded({ dataDir: null });
    await database.query('create table trial (id int primary key)');
  }, 120_000);
  afterAll(() => database?.close());
  beforeEach(() => database.query('delete from trial'));
  afterEach(() => {
    jest.useRealTimers();
  });
  const kept = async (): Promise<number[]> =>
    (await database.query('select id from trial order by id')).rows.map((row) => row.id);

  it('never takes the row of another along when a transaction is rolled back', async () => {
    const all: Promise<unknown>[] = [];
    for (let round = 0; round < 20; round += 1) {
      all.push(
        database.transaction(async (sql) => {
          await sql.query('insert into trial values ($1)', [1_000 + round]);
          await sql.query('select 1');
          throw new Error('no');
        }),
        database.query('insert into trial values ($1)', [round]),
      );
    }
    const settled = await Promise.allSettled(all);
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    expect(await kept()).toEqual(Array.from({ length: 20 }, (_, round) => round));
  });

  it('ends a transaction that waits for a query of its own pool, instead of hanging for ever', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'performance', 'Date'] });
    let begun: () => void = () => undefined;
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const stuck = database.transaction(async (sql) => {
      await sql.query('insert into trial values (1)');
      begun();
      await database.query('insert into trial values (2)');
    });
    await isBegun;
    jest.advanceTimersByTime(30_000);
    await expect(stuck).rejects.toMatchObject({ code: 'unavailable' });
    // Its turn over, the query that it waited for is carried out on its own.
    expect(await kept()).toEqual([2]);
  });

  it('lets statements of others run while it is decided, and decides anew when a transaction was among them', async () => {
    const decided: number[][] = [];
    const record = (meanwhile: () => Promise<unknown>) =>
      database.decideThenWrite(
        async (sql) => {
          const ids = (await sql.query('select id from trial order by id')).rows.map((row) => row.id);
          decided.push(ids);
          if (decided.length === 1) await meanwhile();
          return ids.length;
        },
        (sql, count) => sql.query('insert into trial values ($1)', [100 + count]),
      );
    await record(() => database.query('insert into trial values (1)'));
    expect(decided).toEqual([[]]);
    expect(await kept()).toEqual([1, 100]);

    decided.length = 0;
    await record(() => database.transaction((sql) => sql.query('insert into trial values (2)')));
    expect(decided).toEqual([
      [1, 100],
      [1, 2, 100],
    ]);
    expect(await kept()).toEqual([1, 2, 100, 103]);
  });

  it('refuses statements of a transaction that has ended', async () => {
    let ended: Sql | null = null;
    await database.transaction(async (sql) => {
      ended = sql;
    });
    await expect(ended!.query('insert into trial values (1)')).rejects.toThrow('has ended');
    expect(await kept()).toEqual([]);
  });

  it('keeps the turn of a queue client from BEGIN to COMMIT', async () => {
    const client = await database.queuePool.connect();
    await client.query('BEGIN');
    await client.query('insert into trial values (1)');
    const other = database.query('insert into trial values (2)');
    const third = database.transaction((sql) => sql.query('insert into trial values (3)'));
    await client.query('select 1');
    await client.query('ROLLBACK');
    await Promise.all([other, third]);
    client.release();
    expect(await kept()).toEqual([2, 3]);
  });

  it('rolls back what a released queue client left open, and gives its turn to the next', async () => {
    const client = await database.queuePool.connect();
    await client.query('begin');
    await client.query('insert into trial values (1)');
    client.release();
    await database.query('insert into trial values (2)');
    expect(await kept()).toEqual([2]);
  });

  it('goes on after a failed statement of a queue client’s transaction', async () => {
    const client = await database.queuePool.connect();
    await client.query('begin');
    await expect(client.query('insert into trial values ($1)', ['no number'])).rejects.toMatchObject({ code: '22P02' });
    await client.query('rollback');
    await client.query('insert into trial values (1)');
    client.release();
    expect(await kept()).toEqual([1]);
  });

  it('answers each of what is asked at once, whatever fails among it', async () => {
    const settled = await Promise.allSettled([
      database.query('select $1::int as n', [1]),
      database.query('select $1::int as n', [2]),
      database.query('select nonsense from trial where id = $1', [1]),
      database.query('select nonsense from trial where id = $1', [1]),
      database.query('select $1::int as n', ['no number']),
      database.query('select 3 as n; select 4 as n'),
      database.query('insert into trial values ($1)', [5]),
    ]);
    expect(
      settled.map((each) => (each.status === 'fulfilled' ? (each.value.rows[0]?.n ?? each.value.rowCount) : each.reason.code)),
    ).toEqual([1, 2, '42703', '42703', '22P02', 4, 1]);
    expect((await database.query('select $1::int as n', [6])).rows).toEqual([{ n: 6 }]);
  });

  it('prepares a text that could not be parsed once it can be', async () => {
    const ask = () => database.query('select late from later where id = $1', [1]);
    await expect(ask()).rejects.toMatchObject({ code: '42P01' });
    await database.query('create table later (id int, late text)');
    for (let round = 0; round < 3; round += 1) expect((await ask()).rows).toEqual([]);
    await database.query('drop table later');
  });

  it('carries what is larger than any of its buffers', async () => {
    const text = 'é'.repeat(6_000_000);
    const { rows } = await database.query('select $1::text as text, length($1::text) as length', [text]);
    expect(rows[0]!.length).toBe(text.length);
    expect(rows[0]!.text === text).toBe(true);
  });

  it('hands notifications to the clients that are connected', async () => {
    const client = await database.queuePool.connect();
    await client.query('listen trial_channel');
    const noted = once(client, 'notification');
    await database.query('select pg_notify($1, $2)', ['trial_channel', 'seven']);
    expect((await noted)[0]).toMatchObject({ channel: 'trial_channel', payload: 'seven' });
    await client.query('unlisten trial_channel');
    client.release();
  });
});

describe('the embedded database in a directory', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'switchboard-embedded-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('has after reopening what it had when it was closed, and is unavailable in between', async () => {
    const dataDir = join(directory, 'database');
    const first = await openEmbedded({ dataDir });
    await first.query('create table trial (id int primary key)');
    await first.query('insert into trial values (1)');
    await first.close();
    await expect(first.query('select 1')).rejects.toMatchObject({ code: 'unavailable' });
    await expect(first.transaction(async () => 1)).rejects.toMatchObject({ code: 'unavailable' });
    await first.close();
    const second = await openEmbedded({ dataDir });
    expect((await second.query('select id from trial order by id')).rows).toEqual([{ id: 1 }]);
    await second.close();
  }, 120_000);

  it('refuses what is asked while it closes, and closes all the same', async () => {
    const closing = await openEmbedded({ dataDir: null });
    const [closed, late, later] = await Promise.allSettled([
      closing.close(),
      closing.query('select 1'),
      new Promise((resolve) => setImmediate(resolve)).then(() => closing.query('select $1::int', [1])),
    ]);
    expect(closed.status).toBe('fulfilled');
    for (const asked of [late, later]) expect(asked).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
  });

  it('says that a directory cannot be opened', async () => {
    await expect(openEmbedded({ dataDir: '/dev/null/database' })).rejects.toThrow();
  }, 120_000);
});
