import { describe, expect, it } from '@jest/globals';
import type { Condition } from '@switchboard/shared/condition';
import fc from 'fast-check';
import { tokensOf } from '../match/fact-tokens.ts';
import { factsOfExample } from '../nodes/example-facts.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import { necessaryOfCondition } from './necessary-of-condition.ts';

const is = (field: string, value: unknown): Condition => ({ field, operator: 'is', value });

describe('necessaryOfCondition', () => {
  it('joins what all demand, and unites what any allows', () => {
    expect(necessaryOfCondition({ all: [is('message.country', 'FR'), is('person.email', 'a@b.c')] }, 'yes')).toEqual([
      { field: 'message.country', anyOf: ['FR'] },
      { field: 'person.email', anyOf: ['a@b.c'] },
    ]);
    expect(necessaryOfCondition({ any: [is('message.country', 'FR'), is('message.country', 'BE')] }, 'yes')).toEqual([
      { field: 'message.country', anyOf: ['FR', 'BE'] },
    ]);
    expect(necessaryOfCondition({ any: [is('message.country', 'FR'), is('person.email', 'a@b.c')] }, 'yes')).toEqual([]);
  });

  it('knows what a no to “is not” means', () => {
    const condition: Condition = { field: 'message.country', operator: 'is-not', value: 'FR' };
    expect(necessaryOfCondition(condition, 'no')).toEqual([{ field: 'message.country', anyOf: ['FR'] }]);
    expect(necessaryOfCondition({ not: condition }, 'yes')).toEqual([{ field: 'message.country', anyOf: ['FR'] }]);
    expect(necessaryOfCondition(condition, 'yes')).toEqual([]);
  });

  it('leaves alone what a command can change', () => {
    expect(necessaryOfCondition(is('conversation.groupId', 'g-1'), 'yes')).toEqual([]);
  });

  it('holds whenever the answer was given', () => {
    const text = fc.constantFrom('FR', 'fr', 'fr-CA', 'de');
    const comparison = fc.oneof(
      fc.record({
        field: fc.constantFrom('message.country', 'message.language', 'person.attributes.x'),
        operator: fc.constantFrom('is', 'is-not', 'contains'),
        value: text,
      }),
      fc.record({
        field: fc.constantFrom('message.country', 'message.language', 'person.attributes.x'),
        operator: fc.constantFrom('in', 'not-in'),
        value: fc.array(text, { minLength: 1, maxLength: 3 }),
      }),
    );
    const { condition } = fc.letrec((tie) => ({
      condition: fc.oneof(
        { maxDepth: 3 },
        comparison,
        fc.record({ not: tie('condition') }),
        fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
        fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      ),
    }));
    const value = fc.option(text);
    const attribute = fc.oneof(text, fc.array(text, { maxLength: 2 }), fc.constant(null));
    fc.assert(
      fc.property(condition, value, value, attribute, (generated, country, language, x) => {
        const facts = factsOfExample({ message: { country, language }, person: { attributes: { x } } });
        const checked = generated as Condition;
        const answer = evaluateCondition(checked, facts).passed ? 'yes' : 'no';
        for (const { field, anyOf } of necessaryOfCondition(checked, answer)) {
          const allowed = anyOf.map((token) => token.toLowerCase());
          expect(tokensOf(field, facts).some((token) => allowed.includes(token))).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
