import { describe, expect, it } from '@jest/globals';
import type { Comparison, Condition } from '@switchboard/shared/condition';
import fc from 'fast-check';
import type { Facts } from '@switchboard/shared/facts';
import { valueAt } from '../compile/json-pointer.ts';
import { exampleFacts } from '../nodes/example-facts.ts';
import { checkCondition } from './check-condition.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import { warnOfCondition } from './warn-of-condition.ts';

const plan = (operator: Comparison['operator'], value?: unknown): Condition => ({
  field: 'person.attributes.plan',
  operator,
  ...(value === undefined ? {} : { value }),
});
const warned = (condition: Condition) => warnOfCondition(condition).map(({ pointer, message }) => `${pointer} ${message}`);

describe('warnings about a condition', () => {
  it('point out a negation joined by “any”', () => {
    expect(warned({ any: [plan('is', 'pro'), { field: 'person.email', operator: 'does-not-contain', value: 'test' }] })).toEqual([
      '/any/1 “Any of these” with “Person’s e-mail does not contain test” is true of nearly everybody: of all who pass this one, whatever the others say. “All of these” may be meant.',
    ]);
    expect(
      warned({ all: [{ any: [plan('exists'), { not: { field: 'person.name', operator: 'contains', value: 'x' } }] }] })[0],
    ).toMatch(/^\/all\/0\/any\/1 .*Person’s name does not contain x/);
  });
  it('point out negations joined by “any”, brackets around them or not', () => {
    const name = (value: string): Condition => ({ field: 'person.name', operator: 'does-not-contain', value });
    const french: Condition = { field: 'person.country', operator: 'is', value: 'FR' };
    const beside = (part: Condition) => warned({ any: [french, part] });
    expect(beside({ all: [name('x'), name('y')] })).toEqual([
      '/any/1 “Any of these” with “Person’s name does not contain x” and “Person’s name does not contain y” is true of nearly everybody: of all who pass these, whatever the others say. “All of these” may be meant.',
    ]);
    expect(beside({ not: { any: [{ not: name('x') }, { not: name('y') }, { not: name('z') }] } })[0]).toMatch(/y” and 1 more is/);
    expect(beside({ any: [name('x'), plan('exists')] }).map((words) => words.split(' ')[0])).toEqual(['/any/1/any/0']);
    expect(beside({ all: [name('x'), plan('is', 'pro')] })).toEqual([]);
    expect(beside({ all: [name('x'), { any: [plan('is', 'pro'), plan('is', 'free')] }] })).toEqual([]);
  });
  it('point out what is true of everybody', () => {
    expect(warned({ any: [plan('is-not', 'pro'), plan('is-not', 'free')] })).toEqual([
      ' Everybody passes “plan is not pro” or “plan is not free”: this is always true.',
    ]);
    expect(warned({ any: [plan('exists'), plan('does-not-exist')] })[0]).toMatch(/always true/);
    expect(warned({ all: [{ any: [plan('contains', 'A'), { not: plan('contains', 'a') }] }] })).toHaveLength(2);
  });
  it('point out what is true of nobody', () => {
    expect(warned({ all: [plan('is', 'pro'), plan('is', 'free')] })).toEqual([
      ' Nobody passes both “plan is pro” and “plan is free”: this is never true.',
    ]);
    expect(warned({ all: [plan('starts-with', 'Pro'), plan('starts-with', 'free')] })).toHaveLength(1);
    expect(warned({ all: [plan('starts-with', 'pro'), plan('starts-with', 'PRO plus')] })).toEqual([]);
    expect(warned({ all: [plan('ends-with', '.fr'), plan('ends-with', '.de')] })).toHaveLength(1);
    expect(warned({ all: [plan('starts-with', 'pro plus'), plan('does-not-contain', 'Plus')] })).toHaveLength(1);
    expect(warned({ all: [plan('starts-with', 'pro'), plan('does-not-contain', 'plus')] })).toEqual([]);
    const email = (operator: Comparison['operator'], value: string): Condition => ({ field: 'person.email', operator, value });
    expect(warned({ all: [email('contains', 'Shop.example'), email('does-not-contain', 'shop')] })).toHaveLength(1);
    expect(warned({ all: [email('contains', 'shop'), email('does-not-contain', 'shop.example')] })).toEqual([]);
    // Of a list, one may contain “abc” and none “ab”.
    expect(warned({ all: [plan('contains', 'abc'), plan('does-not-contain', 'ab')] })).toEqual([]);
    expect(warned({ all: [plan('is', 'pro'), plan('starts-with', 'f')] })).toHaveLength(1);
    expect(warned({ all: [plan('greater-than', 5), plan('less-than', 3)] })).toHaveLength(1);
    expect(warned({ all: [plan('before', '2026-01-01'), plan('after', '2026-01-01')] })).toHaveLength(1);
    expect(warned({ field: 'person.name', operator: 'greater-than', value: 3 })).toEqual([' This is true of nobody.']);
  });
  it('say nothing of an ordinary condition', () => {
    expect(
      warned({
        all: [
          plan('is', 'Pro'),
          plan('contains', 'pr'),
          { any: [plan('exists'), { field: 'person.country', operator: 'in', value: ['FR', 'DE'] }] },
        ],
      }),
    ).toEqual([]);
    expect(warned({ all: [plan('greater-than', 3), plan('less-than', 5), plan('is-not', 4)] })).toEqual([]);
  });

  const country = (operator: Comparison['operator'], value?: unknown): Condition => ({
    field: 'message.country',
    operator,
    ...(value === undefined ? {} : { value }),
  });
  const never = (words: string) => `Nobody passes ${words}: this is never true.`;
  const always = (words: string) => `Everybody passes ${words}: this is always true.`;

  it('look into brackets for what is never true', () => {
    expect(warned({ all: [country('is', 'FR'), { any: [country('is', 'DE'), country('is', 'ES')] }] })).toEqual([
      ` ${never('all of these at once')}`,
    ]);
    expect(warned({ all: [country('is', 'FR'), { all: [country('is', 'DE'), plan('exists')] }] })).toEqual([
      ` ${never('both “Country is France” and “Country is Germany”')}`,
    ]);
    expect(
      warned({
        all: [
          { any: [country('is', 'FR'), plan('is', 'pro')] },
          { not: { any: [plan('exists'), { all: [country('in', ['FR', 'DE'])] }] } },
        ],
      }),
    ).toEqual([` ${never('all of these at once')}`]);
  });
  it('look into brackets for what is always true', () => {
    expect(warned({ any: [country('exists'), { all: [country('does-not-exist')] }] })).toEqual([
      ` ${always('“Country is known” or “Country is not known”')}`,
    ]);
    expect(warned({ any: [plan('is', 'pro'), { not: { all: [plan('is', 'pro'), country('exists')] } }] })).toEqual([
      ` ${always('“plan is pro” or “plan is not pro”')}`,
    ]);
    expect(
      warned({ any: [plan('is', 'pro'), country('is', 'FR'), { all: [plan('is-not', 'pro'), country('is-not', 'FR')] }] }),
    ).toEqual([` ${always('at least one of these')}`]);
  });
  it('see what several comparisons rule out together, no two of which do', () => {
    const nobody = [` ${never('all of these at once')}`];
    const everybody = [` ${always('at least one of these')}`];
    expect(warned({ all: [{ any: [plan('is', 'a'), plan('is', 'b')] }, plan('is-not', 'A'), plan('is-not', 'b')] })).toEqual(
      nobody,
    );
    expect(warned({ all: [plan('in', ['a', 'b', 3]), plan('starts-with', 'a'), plan('not-in', ['A', 'c'])] })).toEqual(nobody);
    expect(warned({ any: [plan('not-in', ['a', 'b']), plan('is', 'a'), plan('is', 'B')] })).toEqual(everybody);
    expect(warned({ all: [plan('between', [1, 9]), { not: plan('less-than', 5) }, { not: plan('greater-than', 4) }] })).toEqual(
      nobody,
    );
    expect(
      warned({ all: [plan('between', [1, 5]), { not: plan('between', [1, 2]) }, { not: plan('greater-than', 2) }] }),
    ).toEqual(nobody);
    expect(warned({ all: [plan('between', [4, 6]), plan('less-than', 5), plan('is-not', 4)] })).toEqual([]);
    expect(
      warned({
        all: [
          plan('after', '2026-01-01'),
          { not: plan('before', '2026-06-01') },
          { not: plan('between', ['2026-05-01', '2027-01-01']) },
          plan('before', '2026-12-01'),
        ],
      }),
    ).toEqual(nobody);
  });
  it('tell open ends from closed ones', () => {
    expect(warned({ all: [plan('greater-than', 5), plan('less-than', 5)] })).toHaveLength(1);
    expect(warned({ all: [plan('greater-than', 5), plan('between', [3, 5])] })).toHaveLength(1);
    expect(warned({ all: [plan('between', [5, 7]), plan('between', [3, 5])] })).toEqual([]);
    expect(warned({ all: [plan('between', [5, 7]), plan('between', [3, 5]), plan('is-not', 5)] })).toHaveLength(1);
    expect(warned({ all: [plan('greater-than', 5), { not: plan('greater-than', 4) }] })).toHaveLength(1);
    expect(warned({ all: [{ not: plan('greater-than', 4) }, { not: plan('less-than', 5) }] })).toEqual([]);
  });
  it('point at the part that is so, and at the whole when it follows', () => {
    const part = { all: [country('is', 'FR'), { all: [country('is', 'DE')] }] };
    expect(warned({ any: [plan('is', 'pro'), part] })).toEqual([
      `/any/1 ${never('both “Country is France” and “Country is Germany”')}`,
    ]);
    expect(warned({ not: part }).map((words) => words.split(' ')[0])).toEqual(['', '/not']);
  });
  it('point out a negation in brackets of its own', () => {
    const negation = { field: 'person.email', operator: 'contains', value: 'test' } as const;
    expect(warned({ any: [plan('is', 'pro'), { all: [{ not: negation }] }] })[0]).toMatch(
      /^\/any\/1 .*Person’s e-mail does not contain test/,
    );
    expect(warned({ any: [plan('is', 'pro'), { all: [{ not: negation }, plan('exists')] }] })).toEqual([]);
  });
  it('know which fields are always there, and that tags are a list', () => {
    expect(warned({ field: 'conversation.tags', operator: 'exists' })).toEqual([' This is true of everybody.']);
    expect(warned({ field: 'conversation.tags', operator: 'is', value: 'vip' })).toEqual([' This is true of nobody.']);
    expect(warned({ field: 'message.text', operator: 'does-not-exist' })).toEqual([' This is true of nobody.']);
    expect(warned(country('exists'))).toEqual([]);
  });
  it('tell a pattern from the same in capitals', () => {
    expect(warned({ all: [plan('matches-regex', '\\d'), { not: plan('matches-regex', '\\D') }] })).toEqual([]);
    expect(warned({ all: [plan('matches-regex', '\\d'), { not: plan('matches-regex', '\\d') }] })).toHaveLength(1);
  });
  it('say nothing when there are too many ways, in little time', () => {
    const choices = Array.from({ length: 20 }, (_, index) => ({
      any: Array.from({ length: 9 }, (_, choice) => plan('contains', `${index} ${choice}`)),
    }));
    expect(warned({ all: choices })).toEqual([]);
    expect(warned({ not: { any: [{ not: { all: choices } }, country('exists')] } })).toEqual([]);
    expect(warned({ all: [...choices, country('is', 'FR'), country('is', 'DE')] })).toHaveLength(1);
    const lists = Array.from({ length: 30 }, (_, list) =>
      plan(
        'in',
        Array.from({ length: 300 }, (_, item) => `${item % (200 + list)}`),
      ),
    );
    expect(warned({ all: lists })).toEqual([]);
  });

  const value = fc.oneof(
    fc.constantFrom('a', 'A', 'ab', '\\d', '\\D', '2026-01-01t10:00z', '2026-01-01T10:00Z', '2026-01-01', '', '3'),
    fc.integer({ min: 1, max: 4 }),
    fc.boolean(),
  );
  const comparisons = fc
    .tuple(
      fc.constantFrom(
        'person.attributes.plan',
        'person.attributes.plan',
        'person.attributes.plan',
        'message.country',
        'message.country',
        'person.name',
        'person.id',
        'message.text',
        'conversation.tags',
      ),
      fc.oneof(
        fc.tuple(
          fc.constantFrom(
            'is',
            'is-not',
            'contains',
            'does-not-contain',
            'starts-with',
            'ends-with',
            'exists',
            'does-not-exist',
            'greater-than',
            'less-than',
            'before',
            'after',
            'matches-regex',
          ),
          value,
        ),
        fc.tuple(fc.constantFrom('in', 'not-in', 'between'), fc.array(value, { minLength: 1, maxLength: 2 })),
      ),
    )
    .map(
      ([field, [operator, given]]) => ({ field, operator, ...(operator.includes('exist') ? {} : { value: given }) }) as Condition,
    )
    .filter((condition) => checkCondition(condition).length === 0);
  const conditions = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4 },
      comparisons,
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  })).condition;
  const values = [
    'a',
    'A',
    'AB',
    'b',
    '2026-01-01T10:00Z',
    '2026-01-01',
    '2027-01-01',
    '',
    '3',
    2.5,
    1,
    2,
    3,
    4,
    5,
    true,
    false,
    ['a'],
    ['b', 'A'],
    null,
  ];
  const texts = values.filter((each) => typeof each === 'string');
  const facts = fc
    .record({
      plan: fc.constantFrom(undefined, ...values),
      name: fc.constantFrom(null, ...texts),
      country: fc.constantFrom(null, ...texts),
      text: fc.constantFrom(...texts),
      tags: fc.subarray(['a', 'ab', '3']),
    })
    .map(
      ({ plan, name, country, text, tags }): Facts => ({
        ...exampleFacts,
        person: { ...exampleFacts.person, name, attributes: plan === undefined ? {} : { plan } },
        message: { ...exampleFacts.message, country, text },
        conversation: { ...exampleFacts.conversation, tags },
      }),
    );

  it('are never wrong: what is called always or never true is so, whatever the facts', () => {
    let told = 0;
    fc.assert(
      fc.property(conditions, fc.array(facts, { minLength: 20, maxLength: 20 }), (condition, asked) => {
        for (const { pointer, message } of warnOfCondition(condition)) {
          const claim = /(true of everybody|true of nobody|always true|never true)\.$/.exec(message);
          if (claim === null) continue;
          told += 1;
          const expected = /everybody|always/.test(claim[0]);
          const part = valueAt(condition, pointer) as Condition;
          const exception = asked.find((each) => evaluateCondition(part, each).passed !== expected);
          if (exception !== undefined) throw new Error(`“${message}” is not so of ${JSON.stringify(exception)}`);
        }
      }),
      { numRuns: 5_000 },
    );

    expect(told).toBeGreaterThan(100);
  });

  it('are never wrong about several comparisons of one field', () => {
    const single = fc.constantFrom('a', 'B', '2026-01-01', '2026-06-01', '2027-01-01T00:00Z', 1, 2, 3);
    const some = fc.oneof(
      fc.tuple(fc.constantFrom('in', 'not-in'), fc.array(single, { minLength: 1, maxLength: 3 })),
      fc.tuple(fc.constant('between'), fc.tuple(single, single)),
      fc.tuple(fc.constantFrom('is', 'is-not', 'starts-with', 'greater-than', 'less-than', 'before', 'after'), single),
    );
    const part = fc
      .tuple(some, fc.boolean())
      .map(([[operator, given], isOpposite]) => {
        const comparison = plan(operator as Comparison['operator'], given);
        return isOpposite ? { not: comparison } : comparison;
      })
      .filter((condition) => checkCondition(condition).length === 0);
    const asked = ['a', 'A', 'b', '2025-01-01', '2026-01-01T00:00Z', '2026-03-01', '2026-06-01', '2026-09-01', '2027-02-01'];
    const everybody = [null, ...asked, '2026-01-01', '2027-01-01T01:00+01:00', 0, 1, 1.5, 2, 2.5, 3, 4].map((given) => ({
      ...exampleFacts,
      person: { ...exampleFacts.person, attributes: { plan: given } },
    }));
    let ofSeveral = 0;
    fc.assert(
      fc.property(fc.array(part, { minLength: 3, maxLength: 6 }), (parts) => {
        for (const condition of [{ all: parts }, { any: parts }]) {
          const message = warnOfCondition(condition).find(({ pointer }) => pointer === '')?.message ?? '';
          const claim = /(never|always) true\.$/.exec(message);
          if (claim === null) continue;
          if (/all of these at once|at least one of these/.test(message)) ofSeveral += 1;
          expect(everybody.filter((each) => evaluateCondition(condition, each).passed !== (claim[1] === 'always'))).toEqual([]);
        }
      }),
      { numRuns: 5_000 },
    );
    expect(ofSeveral).toBeGreaterThan(50);
  });
});
