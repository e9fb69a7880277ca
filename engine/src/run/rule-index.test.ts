import { describe, expect, it } from '@jest/globals';
import type { Condition } from '@switchboard/shared/condition';
import type { Directory } from '@switchboard/shared/facts';
import fc from 'fast-check';
import { conditionHolds } from '../condition/evaluate-condition.ts';
import { factsOfExample } from '../nodes/example-facts.ts';
import { findRule, indexRules } from './rule-index.ts';

const values = ['pro', 'Pro', 'free', 'éclair', 'FR'];
const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    field: fc.constantFrom('person.attributes.plan', 'person.country', 'person.name', 'person.attributes.tags'),
    operator: fc.constantFrom('is' as const, 'is-not' as const, 'contains' as const),
    value: fc.constantFrom(...values),
  }),
  fc.record({
    field: fc.constantFrom('person.attributes.plan', 'person.country'),
    operator: fc.constantFrom('in' as const, 'not-in' as const),
    value: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
  }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    comparison,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));
const person = fc.record({
  country: fc.option(fc.constantFrom(...values)),
  name: fc.option(fc.constantFrom(...values)),
  attributes: fc.record({ plan: fc.constantFrom(...values), tags: fc.subarray(values) }, { requiredKeys: [] }),
});

describe('the index of rules', () => {
  it('finds the rule that asking one after another finds', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 12 }), person, (conditions, somebody) => {
        const segments: Directory['segments'] = new Map(
          conditions.map((each, place) => [`s-${place}`, { id: `s-${place}`, name: `S ${place}`, condition: each }]),
        );
        const rules = conditions.map((_, place) => ({ id: `r-${place}`, name: '', segmentId: `s-${place}`, groupId: 'g' }));
        const facts = factsOfExample({ person: somebody });
        const first = conditions.findIndex((each) => conditionHolds(each, facts));
        expect(findRule(indexRules(rules, { segments }), facts)?.id).toBe(first === -1 ? undefined : `r-${first}`);
      }),
      { numRuns: 500 },
    );
  });
});
