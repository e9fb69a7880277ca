import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from './database.ts';
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

  it('gives the SQLSTATE of a failed statement', async () => {
    await expect(database.query('select 1/$1::int', [0])).rejects.toMatchObject({ code: '22012' });
    await expect(database.query('select 1')).resolves.toMatchObject({ rowCount: 1 });
  });
});
