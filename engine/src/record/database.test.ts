import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database, Sql } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';

const profiles: [name: string, open: () => Promise<Database>][] = [['embedded', () => openEmbedded({ dataDir: null })]];
const postgresUrl = process.env['TEST_DATABASE_URL'];
if (postgresUrl) profiles.push(['postgres', async () => openPostgres(postgresUrl)]);

describe.each(profiles)('the %s database', (_name, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await migrate(database);
  }, 60_000);
  afterAll(() => database.close());

  it('migrates twice without change', async () => {
    await migrate(database);
    const { rows } = await database.query('select revision from switchboard.configuration where id = $1', [1]);
    expect(rows).toHaveLength(1);
  });

  it('reads bigint as number, timestamptz as Date and json as objects', async () => {
    const { rows } = await database.query(
      `select 9007199254740991::bigint as big, '2026-01-02T03:04:05.678Z'::timestamptz as at, '{"a":[1]}'::jsonb as b, '[1]'::json as j, $1::text[] as list, array[1, 9007199254740991]::bigint[] as bigs`,
      [['x', 'y,"z']],
    );
    expect(rows[0]).toEqual({
      big: 9007199254740991,
      at: new Date('2026-01-02T03:04:05.678Z'),
      b: { a: [1] },
      j: [1],
      list: ['x', 'y,"z'],
      bigs: [1, 9007199254740991],
    });
  });

  it('takes JSON parameters as text', async () => {
    const { rows } = await database.query('select * from json_to_recordset($1) as r(a int, b text) order by a', [
      JSON.stringify([
        { a: 2, b: 'two' },
        { a: 1, b: null },
      ]),
    ]);
    expect(rows).toEqual([
      { a: 1, b: null },
      { a: 2, b: 'two' },
    ]);
  });

  it('rolls a failed transaction back and keeps what others committed', async () => {
    await database.query('create table if not exists switchboard.trial (id int primary key)');
    await database.query('delete from switchboard.trial');
    const failing = database.transaction(async (sql) => {
      await sql.query('insert into switchboard.trial values (1)');
      throw new Error('no');
    });
    const other = database.query('insert into switchboard.trial values (2)');
    await expect(failing).rejects.toThrow('no');
    await other;
    const { rows } = await database.query('select id from switchboard.trial');
    expect(rows).toEqual([{ id: 2 }]);
    await database.query('drop table switchboard.trial');
  });

  describe('that writes what it decided', () => {
    beforeAll(() => database.query('create table switchboard.trial (id int primary key, n int not null)'));
    afterAll(() => database.query('drop table switchboard.trial'));
    beforeEach(() =>
      database.query('truncate switchboard.trial').then(() => database.query('insert into switchboard.trial values (1, 0)')),
    );

    const read = async (sql: Sql): Promise<number> =>
      (await sql.query<{ n: number }>('select n from switchboard.trial where id = 1 for update')).rows[0]!.n;
    const write = (sql: Sql, n: number) => sql.query('update switchboard.trial set n = $1 where id = 1', [n + 1]);

    it('loses no change of anybody who did it at the same time', async () => {
      await Promise.all(
        Array.from({ length: 20 }, (_, round) =>
          round % 2 === 0
            ? database.decideThenWrite(read, write)
            : database.transaction(async (sql) => write(sql, await read(sql))),
        ),
      );
      expect(await read(database)).toBe(20);
    });

    it('has written nothing when it fails', async () => {
      const failing = database.decideThenWrite(read, async (sql, n) => {
        await write(sql, n);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      await expect(database.decideThenWrite(() => Promise.reject(new Error('never')), write)).rejects.toThrow('never');
      expect(await read(database)).toBe(0);
    });
  });

  it('reads as of one moment what is asked at once, and refuses what is asked later', async () => {
    await database.query('create table switchboard.trial (id int)');
    const count = async (sql: Sql): Promise<number> => (await sql.query('select count(*) as n from switchboard.trial')).rows[0].n;
    let isOver = false;
    const adding = (async () => {
      while (!isOver) await database.query('insert into switchboard.trial values (1)');
    })();
    for (let round = 0; round < 20; round += 1) {
      const counts = await database.readAtOnce((sql) => Promise.all([count(sql), count(sql), count(sql)]));
      expect(new Set(counts).size).toBe(1);
    }
    isOver = true;
    await adding;
    const late = database.readAtOnce(async (sql) => (await count(sql)) + (await count(sql)));
    await expect(late).rejects.toThrow('What is read at once is asked at once.');
    await database.query('drop table switchboard.trial');
  });

  it('gives the SQLSTATE of a failed statement', async () => {
    await expect(database.query('select 1/$1::int', [0])).rejects.toMatchObject({ code: '22012' });
    await expect(database.query('select 1')).resolves.toMatchObject({ rowCount: 1 });
  });
});
