import { describe, expect, it } from '@jest/globals';
import type { Comparison, Condition, ConditionOperator } from '@switchboard/shared/condition';
import type { Facts } from '@switchboard/shared/facts';
import type { AttributeValue } from '@switchboard/shared/message';
import { exampleFacts, factsOfExample } from '../nodes/example-facts.ts';
import { conditionHolds, evaluateCondition } from './evaluate-condition.ts';

/** Whether it holds: asked for with reasons and without, which must agree. */
function holdsFor(condition: Condition, facts: Facts): boolean {
  const { passed } = evaluateCondition(condition, facts);
  expect(conditionHolds(condition, facts)).toBe(passed);
  return passed;
}
const holds = (condition: Condition) => holdsFor(condition, exampleFacts);
const compare = (actual: AttributeValue | undefined, operator: ConditionOperator, value?: unknown) => {
  const facts = factsOfExample({ person: { attributes: actual === undefined ? {} : { x: actual } } });
  return holdsFor({ field: 'person.attributes.x', operator, value }, facts);
};

describe('evaluateCondition', () => {
  it('compares text without regard to case', () => {
    expect(compare('Pro', 'is', 'pRO')).toBe(true);
    expect(compare('Pro', 'in', ['free', 'PRO'])).toBe(true);
    expect(compare('Grande Commande', 'contains', 'commande')).toBe(true);
    expect(compare('Commande', 'starts-with', 'comm')).toBe(true);
    expect(compare('Commande', 'ends-with', 'ANDE')).toBe(true);
    expect(compare('Order 66', 'matches-regex', '^ORDER \\d+$')).toBe(true);
  });

  it('does not mix types', () => {
    expect(compare('30', 'is', 30)).toBe(false);
    expect(compare(30, 'is', 30)).toBe(true);
    expect(compare('30', 'greater-than', 3)).toBe(false);
    expect(compare(true, 'is', true)).toBe(true);
    expect(compare('true', 'is', true)).toBe(false);
  });

  it('compares numbers and both ends of a range', () => {
    expect(compare(5, 'greater-than', 5)).toBe(false);
    expect(compare(5, 'between', [5, 7])).toBe(true);
    expect(compare(7, 'between', [5, 7])).toBe(true);
    expect(compare(7.1, 'between', [5, 7])).toBe(false);
    expect(compare(-1, 'less-than', 0)).toBe(true);
  });

  it('compares dates across zones and precisions', () => {
    expect(compare('2026-11-22T23:30:00+01:00', 'before', '2026-11-22T22:31:00Z')).toBe(true);
    expect(compare('2026-11-22', 'after', '2026-11-21T23:59:59Z')).toBe(true);
    expect(compare('2026-11-22T00:00:00', 'between', ['2026-11-22', '2026-11-23'])).toBe(true);
    expect(compare('next week', 'after', '2026-11-22')).toBe(false);
  });

  it('finds an element in a list, which as a whole equals nothing', () => {
    expect(compare(['vip', 'Beta'], 'contains', 'beta')).toBe(true);
    expect(compare(['vip', 'Beta'], 'contains', 'bet')).toBe(false);
    expect(compare(['vip'], 'does-not-contain', 'beta')).toBe(true);
    expect(compare(['vip'], 'is', 'vip')).toBe(false);
  });

  it('lets a missing value pass only what says not', () => {
    const passing: ConditionOperator[] = ['is-not', 'not-in', 'does-not-contain', 'does-not-exist'];
    const values: Partial<Record<ConditionOperator, unknown>> = {
      in: ['a'],
      'not-in': ['a'],
      'greater-than': 1,
      'less-than': 1,
      between: [1, 2],
      before: '2026-01-01',
      after: '2026-01-01',
      exists: undefined,
    };
    const all: ConditionOperator[] = [
      'is',
      'is-not',
      'in',
      'not-in',
      'contains',
      'does-not-contain',
      'starts-with',
      'ends-with',
      'matches-regex',
      'exists',
      'does-not-exist',
      'greater-than',
      'less-than',
      'between',
      'before',
      'after',
    ];
    for (const missing of [undefined, null]) {
      for (const operator of all)
        expect([operator, compare(missing, operator, operator in values ? values[operator] : 'a')]).toEqual([
          operator,
          passing.includes(operator),
        ]);
    }
  });

  it('reads own attributes only', () => {
    expect(holds({ field: 'person.attributes.constructor', operator: 'exists' })).toBe(false);
    expect(holds({ field: 'person.attributes.toString', operator: 'exists' })).toBe(false);
  });

  it('tells every reason, also after the answer is clear', () => {
    const condition: Condition = {
      any: [
        { field: 'message.country', operator: 'is', value: 'fr' },
        { not: { field: 'message.text', operator: 'contains', value: 'commande' } },
      ],
    };
    expect(evaluateCondition(condition, exampleFacts)).toEqual({
      passed: true,
      why: [
        { field: 'message.country', operator: 'is', expected: 'fr', actual: 'FR', passed: true },
        { field: 'message.text', operator: 'contains', expected: 'commande', actual: exampleFacts.message.text, passed: true },
      ],
    });
  });

  it('quotes long values short, and never half a character', () => {
    const facts = factsOfExample({ message: { text: '😀'.repeat(5_000) } });
    const comparison: Comparison = {
      field: 'message.text',
      operator: 'in',
      value: Array.from({ length: 1_000 }, (_, index) => String(index)),
    };
    const [reason] = evaluateCondition(comparison, facts).why;
    expect(JSON.stringify(reason).length).toBeLessThan(1_000);
    expect(String(reason?.actual)).not.toMatch(/\p{Surrogate}/u);
  });

  it('refuses what was never checked', () => {
    expect(() => holds({ field: 'person.shoe', operator: 'is', value: 1 })).toThrow('person.shoe');
    expect(() => holds({ field: 'person.id', operator: 'constructor' as never })).toThrow('constructor');
  });
});
