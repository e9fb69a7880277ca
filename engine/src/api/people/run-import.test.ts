import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportStart, PersonImport } from '@switchboard/shared/person-import';
import { pino } from 'pino';
import { createChangeFeed } from '../../record/change-feed.ts';
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts';
import { allSeeing } from '../principal.ts';
import { startMs } from '../serve-in-memory.ts';
import { openImport } from './import-people.ts';
import { createImportRunner } from './import-runner.ts';
import { claimImport, deleteImport, findImport, finishImport, releaseImport, renewImport, startImport } from './imports.sql.ts';
import { runImport } from './run-import.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
}, startMs);
afterAll(() => test?.remove());

const byEmail: ImportStart['columns'] = [{ column: 0, target: { field: 'email' } }];

/** @returns the id of an import that is started, and that nobody is at */
async function begun(rows: number): Promise<string> {
  const content = `email\n${Array.from({ length: rows }, (_, row) => `p${row}@run.example\n`).join('')}`;
  const { id } = await openImport(test.database, { name: 'people.csv', bytes: null }, Buffer.from(content), allSeeing);
  await startImport(test.database, id, byEmail, true);
  return id;
}
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
