import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonCreate } from '@switchboard/shared/person';
import type { ImportStart, PersonImport } from '@switchboard/shared/person-import';
import { pino } from 'pino';
import { createChangeFeed } from '../../record/change-feed.ts';
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts';
import { allSeeing } from '../principal.ts';
import { startMs } from '../serve-in-memory.ts';
import { createPerson } from './change-people.ts';
import { erasePerson } from './erase-person.ts';
import { openImport } from './import-people.ts';
import { createImportRunner } from './import-runner.ts';
import { claimImport, deleteImport, findImport, finishImport, releaseImport, renewImport, startImport } from './imports.sql.ts';
import { mergePeople } from './merge-people.ts';
import { runImport } from './run-import.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
}, startMs);
afterAll(() => test?.remove());

const byEmail: ImportStart['columns'] = [{ column: 0, target: { field: 'email' } }];

/** @returns the id of an import that is started, and that nobody is at */
async function begunOf(content: string, columns: ImportStart['columns']): Promise<string> {
  const { id } = await openImport(test.database, { name: 'people.csv', bytes: null }, Buffer.from(content), allSeeing);
  await startImport(test.database, id, columns, true);
  return id;
}
const begun = (rows: number): Promise<string> =>
  begunOf(`email\n${Array.from({ length: rows }, (_, row) => `p${row}@run.example\n`).join('')}`, byEmail);
const found = async (id: string): Promise<PersonImport> => (await findImport(test.database, id))!;
const endLease = (id: string) =>
  test.database.query(`update switchboard.person_import set lease_until = now() - interval '1 s' where id = $1`, [id]);
async function leaseMs(id: string): Promise<number> {
  const { rows } = await test.database.query<{ ms: number }>(
    'select extract(epoch from lease_until - now()) * 1000 as ms from switchboard.person_import where id = $1',
    [id],
  );
  return rows[0]!.ms;
}

describe('a claim on an import', () => {
  it('is held by whoever renews it, and by nobody for longer than 3 s', async () => {
    const id = await begun(1);
    const first = (await claimImport(test.database))!;
    expect(await leaseMs(id)).toBeLessThanOrEqual(3_000);
    await endLease(id);
    await renewImport(test.database, first);
    expect(await leaseMs(id)).toBeGreaterThan(0);
    expect(await claimImport(test.database)).toBeNull();
    await endLease(id);
    const second = (await claimImport(test.database))!;
    await endLease(id);
    await renewImport(test.database, first);
    expect(await leaseMs(id)).toBeLessThan(0);
    await releaseImport(test.database, second);
    expect(await claimImport(test.database)).toMatchObject({ id, claim: 3 });
    await deleteImport(test.database, id);
  });
});

describe('an import that a crash cut off', () => {
  it('goes on where it was, and counts each row once', async () => {
    const id = await begun(700);
    const killed = (await claimImport(test.database))!;
    let batches = 0;
    const kill = () => {
      batches += 1;
      if (batches === 2) throw new Error('killed');
    };
    await expect(runImport(test.database, killed, kill)).rejects.toThrow('killed');
    await endLease(id);
    const next = (await claimImport(test.database))!;
    expect(next.rowsRead).toBe(400);
    // Whoever was at it before and does not know that the lease has run out changes nothing any more.
    await runImport(test.database, killed, () => undefined);
    await finishImport(test.database, killed, 'failed', 'Too late.');
    expect(await found(id)).toMatchObject({ state: 'running', rowsDone: 399 });
    await runImport(test.database, next, () => undefined);
    expect(await found(id)).toMatchObject({ state: 'done', created: 700, updated: 0, unchanged: 0 });
  });

  it('is taken up when a process starts', async () => {
    const id = await begun(1);
    await claimImport(test.database);
    await endLease(id);
    const changes = createChangeFeed();
    const stopping = new AbortController();
    const ended = new Promise<void>((resolve) => changes.subscribe(() => resolve()));
    createImportRunner({ database: test.database, changes, logger: pino({ enabled: false }), stopping: stopping.signal });
    await ended;
    stopping.abort();
    expect(await found(id)).toMatchObject({ state: 'done', unchanged: 1 });
  });
});

describe('somebody erased while an import is under way', () => {
  const columns: ImportStart['columns'] = [
    { column: 0, target: { field: 'id' } },
    { column: 1, target: { field: 'email' } },
    { column: 2, target: { field: 'country' } },
  ];
  const idsLike = async (pattern: string): Promise<string[]> => {
    const { rows } = await test.database.query<{ name: string }>(
      'select coalesce(given_id, email) as name from switchboard.person where coalesce(given_id, email) like $1 order by 1',
      [pattern],
    );
    return rows.map(({ name }) => name);
  };

  it('is not brought back by a later row, under whatever name; the row is told', async () => {
    const create = (input: PersonCreate) => createPerson(test.database, input, allSeeing);
    await create({ id: 'gone-early' });
    await create({ id: 'gone', email: 'gone@late.example' });
    await create({ id: 'gone-before' });
    await create({ id: 'stays' });
    const alone = await create({ email: 'gone-alone@late.example' });
    await mergePeople(test.database, 'gone-before', 'gone', allSeeing);
    const first = ['gone-early,,', ...Array.from({ length: 198 }, (_, row) => `late-${row},,`), 'late-198,,gone'];
    const second = [
      'gone,,FR',
      ',GONE@late.example,FR',
      'gone-before,,FR',
      'late-199,gone-alone@late.example,FR',
      'stays,gone@late.example,FR',
      'late-200,,gone',
      'late-201,,FR',
    ];
    const id = await begunOf(`id,email,country\n${[...first, ...second].join('\n')}\n`, columns);
    const killed = (await claimImport(test.database))!;
    const kill = () => {
      throw new Error('killed');
    };
    await expect(runImport(test.database, killed, kill)).rejects.toThrow('killed');
    await endLease(id);
    for (const name of ['gone-early', 'gone', alone.id]) await erasePerson(test.database, name, allSeeing);
    // Whoever comes under that id meanwhile is somebody else: the file does not speak of them.
    await create({ id: 'gone' });
    await runImport(test.database, (await claimImport(test.database))!, () => undefined);

    const left = { column: null, message: expect.stringContaining('was deleted while this import'), value: null };
    const country = { column: 2, message: expect.stringContaining('country'), value: null };
    expect(await found(id)).toMatchObject({
      state: 'done',
      failed: 6,
      errors: [...[202, 203, 204, 205].map((row) => ({ ...left, row })), { ...country, row: 201 }, { ...country, row: 207 }].sort(
        (one, other) => one.row - other.row,
      ),
    });
    expect(await idsLike('gone%')).toEqual(['gone']);
    expect((await idsLike('late-%')).length).toBe(199);
    const people = await test.database.query(
      `select given_id, email, country from switchboard.person where given_id in ('gone', 'stays') order by 1`,
    );
    expect(people.rows).toEqual([
      { given_id: 'gone', email: null, country: null },
      { given_id: 'stays', email: 'gone@late.example', country: 'FR' },
    ]);
    expect((await test.database.query('select * from switchboard.person_import_erased')).rows).toEqual([]);
  });

  it('is gone afterwards, wherever the import is', async () => {
    const rows = Array.from({ length: 1_600 }, (_, row) => `race-${row},race-${row}@run.example,FR`);
    const erased = Array.from({ length: 8 }, (_, number) => `race-${number * 200 + 100}`);
    for (const id of erased) await createPerson(test.database, { id }, allSeeing);
    const id = await begunOf(`id,email,country\n${rows.join('\n')}\n`, columns);
    const importing = runImport(test.database, (await claimImport(test.database))!, () => undefined);
    // The last of the file first: some are erased after their row, and some before it.
    for (const each of [...erased].reverse()) await erasePerson(test.database, each, allSeeing);
    await importing;
    const { state, created, failed } = await found(id);
    expect([state, created, failed > 0]).toEqual(['done', 1_592, true]);
    const left = await idsLike('race-%');
    expect(left.length).toBe(1_592);
    expect(left.filter((each) => erased.includes(each))).toEqual([]);
    expect((await test.database.query('select * from switchboard.person_import_erased')).rows).toEqual([]);
  });

  it('leaves no trace of the erasure when no import is under way', async () => {
    await createPerson(test.database, { id: 'traceless' }, allSeeing);
    await erasePerson(test.database, 'traceless', allSeeing);
    expect((await test.database.query('select * from switchboard.person_import_erased')).rows).toEqual([]);
  });
});
