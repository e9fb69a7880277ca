import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Comparison, Condition } from '@switchboard/shared/condition';
import type { PersonFacts } from '@switchboard/shared/facts';
import fc from 'fast-check';
import { openTestDatabase, type TestDatabase } from '../api/open-test-database.ts';
import { checkCondition } from './check-condition.ts';
import { conditionToSql } from './condition-to-sql.ts';
import { conditionHolds, evaluateCondition } from './evaluate-condition.ts';
import { factsOfPerson } from './facts-of-person.ts';
import { fold } from './fold.ts';
import { parseDate } from './parse-date.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
}, 60_000);
afterAll(() => test?.remove());

// Few different letters, so that what is random meets: cases of every kind that folding has to deal with.
const letter = fc.constantFrom(
  ...'aAbBkKsS0159.-", []{}\\\n',
  'İ',
  'ı',
  'ß',
  'ẞ',
  'Σ',
  'σ',
  'ς',
  'É',
  'é',
  'K',
  'Å',
  'å',
  'Å',
  'Ж',
  'ж',
  '𐐀',
  '𐐨',
  'ǅ',
  'ǆ',
  '😀',
);
const words = fc.array(letter, { maxLength: 4 }).map((letters) => letters.join(''));
const dates = fc.oneof(
  fc.constantFrom(
    '2026-11-22',
    '2026-11-22T10:00:00Z',
    '2026-11-22T11:00:00+01:00',
    '2024-02-29',
    '2026-02-29',
    '0000-02-29',
    '0099-12-31T23:59Z',
    '9999-12-31 23:59:59.999999-12:00',
    '2026-11-22T24:00:00Z',
  ),
  fc
    .tuple(
      fc.integer({ min: 0, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      fc.constantFrom('', 'T00:00', ' 23:59:59.1', 'T12:30:00.123456Z', 'T05:00-03:30'),
    )
    .map(
      ([year, month, day, rest]) =>
        `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}${rest}`,
    ),
);
const texts = fc.oneof(
  { weight: 3, arbitrary: words },
  { weight: 1, arbitrary: dates },
  fc.constantFrom('true', '30', '-1', '["a"]', '[]'),
);
const numbers = fc.oneof(
  fc.integer({ min: -2, max: 31 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0.1, 30, 1e21, -0),
);
const single = fc.oneof({ weight: 3, arbitrary: texts }, numbers, fc.boolean());
const attributeNames = ['a', 'constructor', 'B_2'];
const column = fc.option(texts, { nil: null });
const people: fc.Arbitrary<PersonFacts> = fc.record({
  id: words.map((text) => text || 'nobody'),
  email: column,
  name: column,
  country: column,
  language: column,
  attributes: fc.dictionary(
    fc.constantFrom(...attributeNames),
    fc.oneof(single, fc.array(words, { maxLength: 3 }), fc.constant(null)),
    { noNullPrototype: true },
  ),
});

const fields = fc.constantFrom(
  'person.id',
  'person.email',
  'person.name',
  'person.country',
  'person.language',
  ...attributeNames.map((name) => `person.attributes.${name}`),
);
const notEmpty = texts.filter((text) => text !== '');
const ordered = <Value extends number | string>(values: fc.Arbitrary<Value>) => fc.tuple(values, values);
const comparisons = fc
  .tuple(
    fields,
    fc.oneof(
      fc.tuple(fc.constantFrom('is', 'is-not'), single),
      fc.tuple(fc.constantFrom('in', 'not-in'), fc.array(single, { minLength: 1, maxLength: 12 })),
      fc.tuple(fc.constantFrom('contains', 'does-not-contain', 'starts-with', 'ends-with'), notEmpty),
      fc.tuple(fc.constantFrom('exists', 'does-not-exist'), fc.constant(undefined)),
      fc.tuple(fc.constantFrom('greater-than', 'less-than'), numbers),
      fc.tuple(fc.constant('between'), fc.oneof(ordered(numbers), ordered(dates))),
      fc.tuple(fc.constantFrom('before', 'after'), dates),
      fc.tuple(fc.constant('matches-regex'), fc.constantFrom('a', '^A', '[0-9]+', 'É|ß', '(?i)k.')),
    ),
  )
  .map(([field, [operator, value]]) => ({ field, operator, ...(value === undefined ? {} : { value }) }) as Comparison)
  .filter((comparison) => checkCondition(comparison).length === 0);
const conditions = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: comparisons as fc.Arbitrary<Condition> },
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
})).condition;

/** The people whom the database lets through, and those for whom the condition holds, by their places. */
async function bothAnswers(condition: Condition, crowd: readonly PersonFacts[]) {
  const { text, parameters, isExact } = conditionToSql(condition, 2);
  const { rows } = await test.database.query<{ place: number; passed: boolean | null }>(
    `select p.place, ${text} as passed from json_to_recordset($1)
       as p(place int, key text, given_id text, email text, name text, country text, language text, attributes jsonb) order by place`,
    [
      JSON.stringify(crowd.map(({ id, ...person }, place) => ({ place, key: `per_${place}`, given_id: id, ...person }))),
      ...parameters,
    ],
  );
  return {
    isExact,
    sql: rows.map(({ passed }) => passed),
    evaluated: crowd.map((person) => {
      const facts = factsOfPerson(person);
      const { passed } = evaluateCondition(condition, facts);
      // Asked without reasons it answers the same.
      expect(conditionHolds(condition, facts)).toBe(passed);
      return passed;
    }),
  };
}

describe('a condition in SQL', () => {
  it('holds for exactly those for whom the condition holds', async () => {
    await fc.assert(
      fc.asyncProperty(conditions, fc.array(people, { minLength: 10, maxLength: 40 }), async (condition, crowd) => {
        const { isExact, sql, evaluated } = await bothAnswers(condition, crowd);
        if (isExact) expect(sql).toEqual(evaluated);
        else
          for (const [place, passed] of evaluated.entries())
            expect([place, sql[place]]).toEqual([place, passed || sql[place] === true]);
      }),
      { numRuns: 600 },
    );
  });

  it('lets everybody through who might match a regular expression, and says that it is not exact', async () => {
    const ana: PersonFacts = { id: 'ana', email: null, name: 'Ana', country: null, language: null, attributes: {} };
    const regex: Condition = { field: 'person.name', operator: 'matches-regex', value: 'z' };
    expect(await bothAnswers(regex, [ana])).toEqual({ isExact: false, sql: [true], evaluated: [false] });
    expect(await bothAnswers({ not: regex }, [ana])).toEqual({ isExact: false, sql: [true], evaluated: [true] });
    expect(await bothAnswers({ all: [regex, { field: 'person.id', operator: 'is', value: 'bo' }] }, [ana])).toMatchObject({
      sql: [false],
    });
  });

  it('refuses what is not a field of a person', () => {
    expect(() => conditionToSql({ field: 'message.text', operator: 'exists' })).toThrow('message.text');
  });
});

describe('dates', () => {
  it('are read by the database as by us', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(dates, texts), { minLength: 50, maxLength: 50 }), async (given) => {
        const { rows } = await test.database.query<{ at: number | null }>(
          'select switchboard.instant_of(value) as at from json_array_elements_text($1) with ordinality as t(value, place) order by place',
          [JSON.stringify(given)],
        );
        expect(rows.map(({ at }) => at)).toEqual(given.map(parseDate));
      }),
      { numRuns: 40 },
    );
  });
});

describe('folding', () => {
  it('makes one letter of one letter, and nothing more of a folded one', () => {
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
      if (codePoint >= 0xd800 && codePoint <= 0xdfff) continue;
      const folded = fold(String.fromCodePoint(codePoint));
      if ([...folded].length !== 1 || fold(folded) !== folded || (codePoint > 0x7f && folded < '\x80')) {
        throw new Error(`U+${codePoint.toString(16)} folds to ${JSON.stringify(folded)}.`);
      }
    }
  });
  it('folds each letter by itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(text) === [...text].map(fold).join('')));
    expect(fold('ΟΔΟΣ ΟΔΟΣ.')).toBe(fold('οδος οδος.'));
  });
});
