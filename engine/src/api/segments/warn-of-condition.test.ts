import { describe, expect, it } from '@jest/globals';
import type { Comparison, Condition } from '@switchboard/shared/condition';
import fc from 'fast-check';
import { checkCondition } from '../../condition/check-condition.ts';
import { evaluateCondition } from '../../condition/evaluate-condition.ts';
import { factsOfPerson } from '../../condition/facts-of-person.ts';
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
      '/any/1 “Any of these” with “email does not contain test” is true of nearly everybody: of all who pass this one, whatever the others say. “All of these” may be meant.',
    ]);
    expect(
      warned({ all: [{ any: [plan('exists'), { not: { field: 'person.name', operator: 'contains', value: 'x' } }] }] })[0],
    ).toMatch(/^\/all\/0\/any\/1 .*not name contains x/);
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

  const value = fc.oneof(
    fc.constantFrom('a', 'A', 'ab', '2026-01-01t10:00z', '2026-01-01T10:00Z', '2026-01-01', '', '3'),
    fc.integer({ min: 1, max: 4 }),
    fc.boolean(),
  );
  const comparisons = fc
    .tuple(
      fc.constantFrom('person.attributes.plan', 'person.attributes.plan', 'person.name', 'person.id'),
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
      { maxDepth: 2 },
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

  it('are never wrong: what is called always or never true is so of everybody', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        const root = warnOfCondition(condition).find(
          ({ pointer, message }) => pointer === '' && /(true of (every|no)body\.|(always|never) true\.)$/.test(message),
        );
        if (root === undefined) return;
        const expected = /everybody\.|always/.test(root.message);
        for (const given of values) {
          const person = {
            id: 'a',
            email: null,
            name: typeof given === 'string' ? given : null,
            country: null,
            language: null,
            attributes: { plan: given as string },
          };
          expect([given, evaluateCondition(condition, factsOfPerson(person)).passed]).toEqual([given, expected]);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
