import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Columns, rowSet } from './row-set.ts';
import { openMs, type TestDatabase, testDatabases } from './test-databases.ts';

const columns = {
  lane: 'int4',
  seq: 'int8',
  isIt: 'bool',
  conversationId: 'text',
  kept: 'json',
  attributes: 'jsonb',
  at: 'timestamptz',
} as const;

/** Texts as they are stored: without U+0000 and lone surrogates, which checks at the door refuse. */
const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'));
const json = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text)));
const row = fc.record({
  lane: fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  seq: fc.option(fc.maxSafeInteger()),
  isIt: fc.option(fc.boolean()),
  conversationId: fc.option(text),
  kept: fc.option(json),
  attributes: fc.option(json),
  at: fc.option(fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })),
});

describe.each(testDatabases)('rows as parameters, on %s', (_name, open) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await open();
  }, openMs);
  afterAll(() => test?.close());

  it('are the rows they were, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        const parameters: unknown[] = ['first'];
        const given = rows.map((each) => ({ ...each, at: each.at?.toISOString() ?? null }));
        const place = rowSet(given, columns, parameters);
        const read = await test.database.query(`select r.*, $1::text as told from ${place}`, parameters);
        expect(read.rows).toEqual(rows.map((each) => ({ ...each, told: 'first' })));
      }),
      { numRuns: 60 },
    );
  });

  it('name their columns as the properties are, and leave out the others', async () => {
    const parameters: unknown[] = [];
    const some: Columns<{ conversationId: string; text: string }> = { conversationId: 'text' };
    const place = rowSet([{ conversationId: 'c', text: 'left out' }], some, parameters);
    expect(place).toBe('unnest($1::text[]) as r("conversationId")');
    expect((await test.database.query(`select * from ${place}`, parameters)).rows).toEqual([{ conversationId: 'c' }]);
  });

  it.each(['a\0b'])('fail with a data error when a text cannot be stored', async (value) => {
    const parameters: unknown[] = [];
    const place = rowSet([{ value }], { value: 'text' }, parameters);
    await expect(test.database.query(`select * from ${place}`, parameters)).rejects.toMatchObject({
      code: expect.stringMatching(/^22/),
    });
  });
});
