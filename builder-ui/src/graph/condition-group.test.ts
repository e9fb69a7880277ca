import { describe, expect, it } from '@jest/globals';
import type { Condition } from '@switchboard/shared/condition';
import fc from 'fast-check';
import { conditionOf, groupOf, finishedPart, isFinished, numberOrText, partPointer, withOperator } from './condition-group.ts';

const comparison = fc
  .constantFrom('a', 'b', 'c')
  .map((name): Condition => ({ field: `person.attributes.${name}`, operator: 'is', value: true }));
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    comparison,
    fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}));

/** What a condition answers when exactly the attributes named are true. */
function holds(part: Condition, truths: ReadonlySet<string>): boolean {
  if ('all' in part) return part.all.every((inner) => holds(inner, truths));
  if ('any' in part) return part.any.some((inner) => holds(inner, truths));
  return 'not' in part ? !holds(part.not, truths) : truths.has(part.field.slice(-1));
}

describe('a condition read as a group and written back', () => {
  it('means the same, however it is nested', () => {
    fc.assert(
      fc.property(condition, fc.uniqueArray(fc.constantFrom('a', 'b', 'c')), (original, names) => {
        const group = groupOf(original);
        const written = group === null ? original : conditionOf(group);
        expect(holds(written, new Set(names))).toBe(holds(original, new Set(names)));
      }),
    );
  });

  it('starts as an empty group when there is none', () => {
    expect(groupOf(undefined)).toEqual({ joint: 'all', parts: [] });
    expect(groupOf({})).toEqual({ joint: 'all', parts: [] });
    expect(groupOf({ field: 5 })).toEqual({ joint: 'all', parts: [] });
  });
});

describe('withOperator', () => {
  const is = { field: 'message.country', operator: 'is', value: 'FR' } as const;

  it('takes the value along from one to many and back', () => {
    const list = withOperator(is, 'in');
    expect(list.value).toEqual(['FR']);
    expect(withOperator(list, 'is-not')).toEqual({ ...is, operator: 'is-not' });
  });

  it('leaves no value where none is asked', () => {
    expect(withOperator(is, 'exists')).toEqual({ field: 'message.country', operator: 'exists' });
  });
});

describe('numberOrText', () => {
  it('tells a number from a date', () => {
    expect(numberOrText('12.5')).toBe(12.5);
    expect(numberOrText('2026-11-22')).toBe('2026-11-22');
    expect(numberOrText('')).toBe('');
  });
});

describe('partPointer', () => {
  it('leads to the part itself, whichever way its group is joined', () => {
    fc.assert(
      fc.property(condition, (original) => {
        const group = groupOf(original);
        group?.parts.forEach((part, index) => {
          expect(at(original, partPointer(original, index))).toBe(part);
        });
      }),
    );
  });
});

/** What a pointer without escapes leads to. */
function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce((place, name) => (place as Record<string, unknown>)[name], value);
}

describe('finishedPart', () => {
  const french: Condition = { field: 'person.country', operator: 'is', value: 'FR' };

  it('leaves out what is still to be filled in, and groups that nothing is left of', () => {
    const unfinished: Condition = { ...french, value: '' };
    expect(finishedPart({ all: [french, { any: [unfinished] }, { not: { any: [french, unfinished] } }] })).toEqual({
      all: [french, { not: { any: [french] } }],
    });
    expect(finishedPart(unfinished)).toBeNull();
  });
});

describe('isFinished', () => {
  it.each([
    [{ field: 'person.country', operator: 'is', value: '' }, false],
    [{ field: 'person.country', operator: 'is', value: 'FR' }, true],
    [{ field: 'person.attributes.', operator: 'exists' }, false],
    [{ field: 'person.attributes.vip', operator: 'is', value: false }, true],
    [{ field: 'person.attributes.orders', operator: 'between', value: [1] }, false],
    [{ field: 'person.country', operator: 'in', value: [] }, false],
    [{ any: [] }, false],
    [{ not: { any: [{ field: 'person.email', operator: 'exists' }] } }, true],
  ])('of %j is %s', (value, expected) => {
    expect(isFinished(value)).toBe(expected);
  });
});
