import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { MessageInput } from '@switchboard/shared/message';
import type { Ingest } from '../api/dependencies.ts';
import { defineAttribute, forgetAttribute } from '../api/people/attribute-definitions.sql.ts';
import type { Database } from '../record/database.ts';
import { openMs, type TestDatabase, testDatabases } from '../record/test-databases.ts';
import { createIngest } from './ingest.ts';
import { laneOf } from './lane-of.ts';
import { createPendingGauge } from './pending-gauge.ts';

const lanes = 4;

describe.each(testDatabases)('ingest on the %s database', (_name, open) => {
  let test: TestDatabase;
  let database: Database;
  let rung: number[];
  let ingest: Ingest;

  function ingestInto(target: Database, maxPending = 10_000): Ingest {
    return createIngest({
      database: target,
      lanes,
      maxPending,
      pending: createPendingGauge(target),
      countryOf: (ip) => (ip === '192.0.2.1' ? 'FR' : null),
      ring: (lanesWithNews) => rung.push(...lanesWithNews),
      onAccepted: () => undefined,
      now: () => Date.parse('2026-11-22T10:00:00Z'),
    });
  }
  const message = (input: Partial<MessageInput>): MessageInput => ({ text: 'Bonjour', ...input });
  const count = async (table: string): Promise<number> =>
    (await database.query(`select count(*) as n from switchboard.${table}`)).rows[0].n;

  beforeAll(async () => {
    test = await open(lanes);
    database = test.database;
  }, openMs);
  afterAll(() => test?.close());
  beforeEach(async () => {
    for (const table of ['event', 'pending', 'conversation', 'person']) await database.query(`delete from switchboard.${table}`);
    rung = [];
    ingest = ingestInto(database);
  });

  it('appends a message with its conversation, lane, author and pending mark', async () => {
    const [receipt] = await ingest.accept([
      message({ id: 'm-1', person: { id: 'p-1', name: 'Ana' }, context: { ip: '192.0.2.1', acceptLanguage: 'fr-FR,fr;q=0.9' } }),
    ]);
    const lane = laneOf(receipt!.conversationId, lanes);
    expect(rung).toEqual([lane]);
    const { rows } = await database.query(
      'select e.*, p.seq as pending from switchboard.event e join switchboard.pending p using (lane, seq)',
    );
    expect(rows).toMatchObject([
      {
        lane,
        message_id: 'm-1',
        conversation_id: receipt!.conversationId,
        accepted_at: new Date('2026-11-22T10:00:00Z'),
        payload: { text: 'Bonjour', country: 'FR', language: 'fr-FR', opens: true },
      },
    ]);
    const people = await database.query('select * from switchboard.person');
    expect(people.rows).toMatchObject([{ given_id: 'p-1', name: 'Ana', country: 'FR', language: 'fr-FR' }]);
  });

  describe('attributes', () => {
    const attributesOf = async (id: string): Promise<unknown> =>
      (await database.query('select attributes from switchboard.person where given_id = $1', [id])).rows[0].attributes;
    afterEach(() => forgetAttribute(database, 'orders'));

    it('are read by the type they are defined to have; a value that means nothing by it is kept beside the message', async () => {
      await defineAttribute(database, 'orders', 'number');
      const [first, second] = [{ orders: '42', plan: '7' }, { orders: 'many' }];
      await ingest.accept([
        message({ person: { id: 'p-1', attributes: first } }),
        message({ person: { id: 'p-2', attributes: second } }),
      ]);
      expect(await attributesOf('p-1')).toEqual({ orders: 42, plan: '7' });
      expect(await attributesOf('p-2')).toEqual({});
      const { rows } = await database.query('select payload from switchboard.event order by seq');
      expect(rows).toMatchObject([
        { payload: { person: { attributes: { orders: 42, plan: '7' } } } },
        { payload: { person: { attributes: {} }, unfit: [{ name: 'orders', value: 'many', type: 'number' }] } },
      ]);
      expect(rows[0].payload).not.toHaveProperty('unfit');
    });

    it('are read by what is defined when the message comes, wherever it was defined, without asking each time', async () => {
      const elsewhere = test.reopen();
      const send = (id: string) => ingest.accept([message({ person: { id, attributes: { orders: '42' } } })]);
      await send('p-1');
      await defineAttribute(elsewhere, 'orders', 'number');
      await send('p-2');
      const query = jest.spyOn(database, 'query');
      await send('p-3');
      expect(query.mock.calls.filter(([text]) => text.includes('attribute_definition'))).toEqual([]);
      query.mockRestore();
      await forgetAttribute(elsewhere, 'orders');
      await send('p-4');
      expect(await Promise.all(['p-1', 'p-2', 'p-3', 'p-4'].map(attributesOf))).toEqual([
        { orders: '42' },
        { orders: 42 },
        { orders: 42 },
        { orders: '42' },
      ]);
    });
  });

  it('keeps a message sent again once, and answers with its original conversation', async () => {
    const [first] = await ingest.accept([message({ id: 'm-1', person: { id: 'p-1' } })]);
    expect(await ingest.accept([message({ id: 'm-1', conversationId: 'c-other' })])).toEqual([{ ...first, status: 'duplicate' }]);
    expect([await count('event'), await count('conversation'), await count('person')]).toEqual([1, 1, 1]);
  });

  it('keeps a message once that is sent many times at once, by two processes', async () => {
    const other = ingestInto(test.reopen());
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? ingest : other).accept([message({ id: 'm-1', person: { id: 'p-1' } })]),
      ),
    );
    const receipts = answers.flat();
    expect(receipts.filter(({ status }) => status === 'accepted')).toHaveLength(1);
    expect(new Set(receipts.map(({ conversationId }) => conversationId)).size).toBe(1);
    expect(await count('pending')).toBe(1);
  });

  it('opens one conversation for a person whose first messages come at once, to two processes', async () => {
    const other = ingestInto(test.reopen());
    const people = ['p-1', 'p-2', 'p-3'];
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        (index % 2 === 0 ? ingest : other).accept(people.map((id) => message({ id: `m-${id}-${index}`, person: { id } }))),
      ),
    );
    expect(new Set(answers.flat().map(({ conversationId }) => conversationId)).size).toBe(3);
    expect([await count('event'), await count('conversation'), await count('person')]).toEqual([90, 3, 3]);
  });

  it('makes a person known by an e-mail alone once, however it is written', async () => {
    const other = ingestInto(test.reopen());
    await Promise.all([
      ingest.accept([message({ person: { email: 'ana@example.com' } })]),
      other.accept([message({ person: { email: 'Ana@Example.com' } })]),
      ingest.accept([message({ person: { email: 'ANA@example.com' } })]),
    ]);
    expect([await count('person'), await count('conversation'), await count('event')]).toEqual([1, 1, 3]);
  });

  it('finds a person by an e-mail in letters that not every database lowers', async () => {
    const emails = ['ÄNNE@example.com', 'İNFO@example.com', 'STRAẞE@example.com', 'INFO@example.com'];
    for (let times = 0; times < 3; times += 1) await ingest.accept(emails.map((email) => message({ person: { email } })));
    expect([await count('person'), await count('event')]).toEqual([4, 12]);
  });

  it('adopts a person known by e-mail alone, once', async () => {
    await ingest.accept([message({ person: { email: 'ana@example.com' } })]);
    await ingest.accept([message({ person: { id: 'p-1', email: 'ana@example.com' } })]);
    await ingest.accept([message({ person: { id: 'p-2', email: 'ana@example.com' } })]);
    const { rows } = await database.query('select given_id from switchboard.person order by given_id');
    expect(rows).toEqual([{ given_id: 'p-1' }, { given_id: 'p-2' }]);
    expect(await count('conversation')).toBe(2);
  });

  it('gives two ids that claim one e-mail at once to two people', async () => {
    const other = ingestInto(test.reopen());
    for (let round = 0; round < 10; round += 1) {
      const email = `ana${round}@example.com`;
      await ingest.accept([message({ person: { email } })]);
      await Promise.all([
        ingest.accept([message({ id: `one-${round}`, person: { id: `p-one-${round}`, email } })]),
        other.accept([message({ id: `two-${round}`, person: { id: `p-two-${round}`, email } })]),
      ]);
    }
    const { rows } =
      await database.query(`select count(*) as n from switchboard.event e join switchboard.person p on p.key = e.person_key
      where p.given_id = 'p-' || e.message_id`);
    expect(rows).toEqual([{ n: 20 }]);
  });

  it('opens another conversation when the last one is closed', async () => {
    const [first] = await ingest.accept([message({ person: { id: 'p-1' } })]);
    await database.query(`update switchboard.conversation set status = 'closed', joinable = false`);
    const [second] = await ingest.accept([message({ person: { id: 'p-1' } })]);
    expect(second!.conversationId).not.toBe(first!.conversationId);
  });

  it('accepts all of a request or nothing of it', async () => {
    // Checking refuses it; given past the check, the database refuses the whole statement.
    const unstorable = message({ id: 'm-\u0000', conversationId: 'c-1' });
    const settled = await Promise.allSettled([
      ingest.accept([message({ id: 'm-1', conversationId: 'c-1' })]),
      ingest.accept([message({ id: 'm-2', conversationId: 'c-1' }), unstorable]),
      ingest.accept([message({ id: 'm-3', conversationId: 'c-1' })]),
    ]);
    expect(settled).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'invalid-input' } },
      { status: 'fulfilled' },
    ]);
    const { rows } = await database.query('select message_id from switchboard.event order by seq');
    expect(rows.map((row) => row.message_id)).toEqual(['m-1', 'm-3']);
  });

  it('refuses with 503 above the most that may wait, and accepts again below', async () => {
    const bounded = ingestInto(database, 3);
    await bounded.accept([message({ conversationId: 'c-1' }), message({ conversationId: 'c-2' })]);
    await expect(bounded.accept([message({ conversationId: 'c-3' }), message({ conversationId: 'c-4' })])).rejects.toMatchObject({
      code: 'unavailable',
      options: { retryAfterSeconds: 5 },
    });
    expect(await count('event')).toBe(2);
    await bounded.accept([message({ conversationId: 'c-3' })]);
    await expect(bounded.accept([message({ conversationId: 'c-4' })])).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('accepts a list that is longer than what may wait once nothing does', async () => {
    const bounded = ingestInto(database, 1);
    const list = ['c-1', 'c-2', 'c-3'].map((conversationId) => message({ conversationId }));
    expect(await bounded.accept(list)).toHaveLength(3);
    await expect(bounded.accept(list)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('appends in the order of the request', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `m-${index}`);
    await ingest.accept(ids.map((id, index) => message({ id, conversationId: `c-${index % 3}` })));
    const { rows } = await database.query('select message_id from switchboard.event order by seq');
    expect(rows.map((row) => row.message_id)).toEqual(ids);
  });
});
