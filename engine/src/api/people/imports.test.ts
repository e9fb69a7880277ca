import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportStart, PersonImport } from '@switchboard/shared/person-import';
import { forgetOldFaultValues } from './import-faults.sql.ts';
import { serveInMemory, startMs, type TestApi } from '../serve-in-memory.ts';

let api: TestApi;
let wakes = 0;
beforeAll(async () => {
  api = await serveInMemory({ dependencies: { wake: () => (wakes += 1) } });
}, startMs);
afterAll(() => api?.close());

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  api.request(method, `/api/v1${path}`, { body, headers });
const sendCsv = (path: string, content: string | Uint8Array) => call('POST', path, content, { 'Content-Type': 'text/csv' });
async function open(content: string | Uint8Array): Promise<PersonImport> {
  const { status, body } = await sendCsv('/people/imports?fileName=people.csv', content);
  expect(status).toBe(201);
  return body;
}
const byEmail: ImportStart['columns'] = [
  { column: 0, target: { field: 'email' } },
  { column: 1, target: { field: 'name' } },
  { column: 2, target: { attribute: 'orders', type: 'number' } },
];

/** Asks until the import has ended; bounded by the number of asks, each of which lets it go on. */
async function ended(id: string): Promise<PersonImport> {
  for (let asks = 0; asks < 5_000; asks += 1) {
    const { body } = await call('GET', `/people/imports/${id}`);
    if (body.state !== 'running') return body;
  }
  throw new Error('The import did not end.');
}
async function run(id: string, columns = byEmail): Promise<PersonImport> {
  expect((await call('POST', `/people/imports/${id}/start`, { columns })).status).toBe(202);
  return ended(id);
}
const people = async (search: string) => (await call('GET', `/people?sort=name&search=${encodeURIComponent(search)}`)).body.items;

describe('an import', () => {
  it('adds people and changes those it knows, and keeps nothing of the file', async () => {
    await call('POST', '/people', { id: 'known', email: 'known@first.example', attributes: { plan: 'pro' } });
    const content =
      'email,name,orders\nana@first.example,Ana,3\n\nKNOWN@first.example,Knut,4\nana@first.example,Ana,5\nana@first.example,Ana,5\n';
    const preview = await open(content);
    expect(preview).toMatchObject({ state: 'preview', fileName: 'people.csv', parts: 1, bytes: content.length, rowsDone: 0 });
    const done = await run(preview.id);
    expect(wakes).toBe(1);
    expect(done).toMatchObject({
      state: 'done',
      created: 1,
      updated: 2,
      unchanged: 1,
      failed: 0,
      rowsDone: 4,
      bytesDone: content.length,
      rows: [],
      errors: [],
    });
    expect(await people('@first.example')).toMatchObject([
      { name: 'Ana', email: 'ana@first.example', attributes: { orders: 5 }, revision: 1 },
      { id: 'known', name: 'Knut', email: 'known@first.example', attributes: { plan: 'pro', orders: 4 }, revision: 2 },
    ]);
    expect((await api.database.query('select 1 from switchboard.person_import_part')).rows).toEqual([]);
    expect((await call('GET', '/people/imports')).body.items[0].id).toBe(preview.id);
  });

  it('comes in parts cut anywhere, in whatever encoding', async () => {
    const content = Buffer.from(
      `\ufeffemail;name;orders\n${Array.from({ length: 500 }, (_, n) => `p${n}@parts.example;Élodie ${n};${n}`).join('\n')}`,
      'utf16le',
    );
    const preview = await open(content.subarray(0, 10_001));
    expect(preview).toMatchObject({ encoding: 'utf-16le', delimiter: ';' });
    const second = content.subarray(10_001, 20_003);
    expect((await sendCsv(`/people/imports/${preview.id}/parts?part=3`, second)).status).toBe(409);
    for (let time = 0; time < 2; time += 1) {
      expect((await sendCsv(`/people/imports/${preview.id}/parts?part=2`, second)).body).toMatchObject({
        parts: 2,
        bytes: 20_003,
      });
    }
    await sendCsv(`/people/imports/${preview.id}/parts?part=3`, content.subarray(20_003));
    expect(await run(preview.id)).toMatchObject({ state: 'done', created: 500, failed: 0 });
    expect(await people('p499@parts.example')).toMatchObject([{ name: 'Élodie 499', attributes: { orders: 499 } }]);
  });

  it('tells ten thousand bad rows, the first of them at once and all as a file, and imports the good one', async () => {
    const preview = await open(`email,name,orders\n${'no,No,many\n'.repeat(10_000)}good@bad.example,Good,1\n`);
    const done = await run(preview.id);
    expect(done).toMatchObject({ state: 'done', created: 1, failed: 10_000 });
    expect(done.errors).toHaveLength(200);
    expect(done.errors[0]).toEqual({ row: 2, column: 0, message: 'Must be an e-mail address.', value: 'no' });
    expect(done.errorCount).toBe(20_000);
    const file = await call('GET', `/people/imports/${done.id}/errors`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = file.body.split('\r\n');
    expect([lines.length, lines[0], ...lines.slice(-3)]).toEqual([
      20_002,
      'Row,Column,What stood there,What is wrong',
      '10001,email,no,Must be an e-mail address.',
      '10001,orders,many,"Must be a number, such as 12 or 12.5."',
      '',
    ]);
    expect((await call('GET', '/people/imports/imp_none/errors')).status).toBe(404);
  });

  it('leaves no attribute out silently', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `n${index}`);
    const attributes = Object.fromEntries(names.slice(0, 99).map((name) => [name, 1]));
    await call('POST', '/people', { id: 'full', email: 'full@room.example', attributes });
    const { id } = await open('email,one,two\nnew@room.example,1,2\nfull@room.example,1,2\nfull@room.example,1,\n');
    const done = await run(id, [
      { column: 0, target: { field: 'email' } },
      { column: 1, target: { attribute: 'one', type: 'number' } },
      { column: 2, target: { attribute: 'two', type: 'number' } },
    ]);
    expect(done).toMatchObject({
      created: 1,
      updated: 1,
      failed: 1,
      errors: [{ row: 3, column: null, message: 'The person would have 101 attributes, and at most 100 are kept.', value: null }],
    });
    expect((await people('full@room.example'))[0].attributes).toEqual({ ...attributes, one: 1 });

    const wide = await open(`email,more,${names.join(',')}\na@room.example,1,${names.map(() => 1).join(',')}\n`);
    const columns = ['more', ...names].map((attribute, index) => ({
      column: index + 1,
      target: { attribute, type: 'number' as const },
    }));
    const start = [{ column: 0, target: { field: 'email' } }, ...columns];
    expect(await call('POST', `/people/imports/${wide.id}/start`, { columns: start })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/columns', detail: expect.stringContaining('not 101') }] },
    });
    expect(await run(wide.id, start.slice(0, -1) as ImportStart['columns'])).toMatchObject({ created: 1, failed: 0 });
  });

  it('begins with the first row taken the way that is said, whichever was guessed', async () => {
    const preview = await open('m1,Mina\nmo,Mo\nno way,No\n');
    expect(preview).toMatchObject({
      hasHeader: true,
      columns: [{ name: 'm1' }, { name: 'Mina' }],
      columnsOtherwise: [{ name: 'Column 1', samples: ['m1', 'mo', 'no way'] }, { name: 'Column 2' }],
    });
    const columns = [
      { column: 0, target: { field: 'id' } },
      { column: 1, target: { field: 'name' } },
    ];
    const begun = await call('POST', `/people/imports/${preview.id}/start`, { columns, hasHeader: false });
    expect(begun.body).toMatchObject({ hasHeader: false, columnsOtherwise: [] });
    const done = await ended(preview.id);
    expect(done).toMatchObject({ created: 2, failed: 1, columns: [{ name: 'Column 1', samples: [] }, { name: 'Column 2' }] });
    expect((await call('GET', `/people/imports/${preview.id}/errors`)).body).toContain('3,Column 1,no way,');
  });

  it('forgets what stood in fields at fault a week after its end, and as soon as somebody is erased', async () => {
    const start = async () => run((await open('email,name,orders\n"no ""body""",No,1\n')).id);
    const valuesOf = async (id: string) =>
      (await call('GET', `/people/imports/${id}`)).body.errors.map(({ value }: { value: string | null }) => value);
    const [first, second] = [await start(), await start()];
    await api.database.query(`update switchboard.person_import set finished_at = now() - interval '8 days' where id = $1`, [
      first.id,
    ]);
    await forgetOldFaultValues(api.database);
    expect([await valuesOf(first.id), await valuesOf(second.id)]).toEqual([[null], ['no "body"']]);
    const { body } = await call('GET', `/people/imports/${second.id}/errors`);
    expect(body.split('\r\n')[1]).toBe('2,email,"no ""body""",Must be an e-mail address.');
    await call('POST', '/people', { id: 'goes' });
    await call('DELETE', '/people/goes');
    expect(await valuesOf(second.id)).toEqual([null]);
  });

  it('ends at a quotation mark that is never closed, and says where', async () => {
    const preview = await open(
      `email,name,orders\na@quote.example,A,1\n${'b@quote.example,B,1\n'.repeat(300)}"open@quote.example,C,2\n`,
    );
    const reason =
      'A quotation mark in row 303 is opened and never closed. Rows up to 200 are imported; mend the file and import it again.';
    expect(await run(preview.id)).toMatchObject({ state: 'failed', reason, created: 2 });
    const detail = 'A quotation mark in row 3 is opened and never closed. Mend the file and send it again.';
    expect(
      await sendCsv('/people/imports', 'email,name\na@quote.example,A\n"b@quote.example,B\nc@quote.example,C\n'),
    ).toMatchObject({
      status: 422,
      body: { detail, errors: [{ pointer: '', detail }] },
    });
  });

  it('refuses a file that is no text, and tells the rows that cannot be kept', async () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff]);
    expect(await sendCsv('/people/imports?fileName=people.csv', picture)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '', detail: 'This is not a CSV file: it is no text. Spreadsheets save one as CSV.' }] },
    });
    const { id } = await open('email,name,orders\na@zero.example,A\u0000,1\nb@zero.example,B,1\n');
    expect(await run(id)).toMatchObject({
      state: 'done',
      created: 1,
      errors: [{ row: 2, column: 1, message: expect.stringContaining('U+0000') }],
    });
  });

  it('that was not started stands in the list, and can be discarded', async () => {
    const { id } = await open('email\na@later.example\n');
    expect((await call('GET', '/people/imports')).body.items[0]).toMatchObject({ id, state: 'preview', fileBytes: null });
    expect((await call('DELETE', `/people/imports/${id}`)).status).toBe(204);
    expect((await call('GET', '/people/imports')).body.items[0].id).not.toBe(id);
  });

  it('that somebody started meanwhile is not discarded', async () => {
    const { id } = await open('email,name,orders\na@meanwhile.example,A,1\n');
    await run(id);
    expect(await call('DELETE', `/people/imports/${id}?state=preview`)).toMatchObject({
      status: 409,
      body: { detail: 'This import is done by now.', state: 'done' },
    });
    expect((await call('DELETE', `/people/imports/${id}?state=gone`)).status).toBe(422);
    expect((await call('DELETE', `/people/imports/${id}?state=done`)).status).toBe(204);
  });

  it('begins only with the whole file, when it was said how large that is', async () => {
    const content = 'email,name,orders\na@whole.example,A,1\nb@whole.example,B,2\n';
    const address = `/people/imports?fileBytes=${content.length}`;
    expect((await sendCsv(address, `${content}c`)).status).toBe(422);
    const { id } = (await sendCsv(address, content.slice(0, 30))).body;
    const early = await call('POST', `/people/imports/${id}/start`, { columns: byEmail });
    expect(early).toMatchObject({ status: 409, body: { detail: "Only 30 of the file's 58 bytes have come." } });
    expect((await sendCsv(`/people/imports/${id}/parts?part=2`, `${content.slice(30)}c`)).status).toBe(422);
    await sendCsv(`/people/imports/${id}/parts?part=2`, content.slice(30));
    expect(await run(id)).toMatchObject({ state: 'done', created: 2 });
  });

  it('names what is wrong before it begins', async () => {
    expect((await sendCsv('/people/imports', '')).status).toBe(422);
    expect((await call('POST', '/people/imports', '{}')).status).toBe(415);
    expect((await sendCsv('/people/imports', 'x'.repeat(1_048_577))).status).toBe(413);
    const { id } = await open('email,name\na@wrong.example,A\n');
    const start = async (columns: unknown) =>
      (await call('POST', `/people/imports/${id}/start`, { columns })).body.errors.map(
        (each: { pointer: string }) => each.pointer,
      );
    expect(await start([{ column: 1, target: { field: 'name' } }])).toEqual(['/columns']);
    expect(
      await start([
        { column: 2, target: { field: 'email' } },
        { column: 0, target: { field: 'email' } },
      ]),
    ).toEqual(['/columns/0/column', '/columns/1/target']);
    await call('PUT', '/attributes/seats', { type: 'number' });
    expect(
      await start([
        { column: 0, target: { field: 'email' } },
        { column: 1, target: { attribute: 'seats', type: 'text' } },
      ]),
    ).toEqual(['/columns/1/target/type']);
    expect((await call('GET', '/people/imports/imp_none')).status).toBe(404);
    expect((await call('DELETE', `/people/imports/${id}`)).status).toBe(204);
    expect((await call('DELETE', `/people/imports/${id}`)).status).toBe(404);
  });
});
