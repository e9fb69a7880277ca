import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCondition } from './check-condition.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import { exampleFacts } from '../nodes/example-facts.ts';

const pointersOf = (value: unknown) => checkCondition(value).map(({ pointer }) => pointer);

describe('checkCondition', () => {
  it('accepts every form of the grammar', () => {
    const condition = {
      all: [
        {
          any: [
            { field: 'person.country', operator: 'in', value: ['FR', 'BE'] },
            { field: 'person.email', operator: 'exists' },
          ],
        },
        { not: { field: 'message.text', operator: 'matches-regex', value: '^re:' } },
        { field: 'person.attributes.orders', operator: 'between', value: [1, 5] },
        { field: 'person.attributes.since', operator: 'before', value: '2026-11-22' },
      ],
    };
    expect(checkCondition(condition)).toEqual([]);
  });

  it('names the deepest field at fault', () => {
    expect(pointersOf({ all: [{ field: 'person.country', operator: 'equals', value: 'FR' }] })).toEqual(['/all/0/operator']);
    expect(pointersOf({ any: [{ not: { field: 'person.shoe', operator: 'is', value: 'x' } }] })).toEqual(['/any/0/not/field']);
    expect(pointersOf({ field: 'person.country', operator: 'in', value: ['FR', {}] })).toEqual(['/value/1']);
    expect(pointersOf({ field: 'person.country', operator: 'is' })).toEqual(['/value']);
    expect(pointersOf({ operator: 'is', value: 'x' })).toEqual(['/field']);
    expect(pointersOf({ field: 'person.country', operator: 'exists', valeu: 1 })).toEqual(['/valeu']);
    expect(pointersOf({ all: [], 'a/b': 1 })).toEqual(['/a~1b', '/all']);
    expect(pointersOf({ all: {} })).toEqual(['/all']);
    expect(pointersOf(null)).toEqual(['']);
    expect(pointersOf([])).toEqual(['']);
  });

  it('asks each operator for values of its own kind', () => {
    const faulty: [string, unknown][] = [
      ['is', {}],
      ['is', Number.NaN],
      ['in', []],
      ['in', 'FR'],
      ['contains', ''],
      ['starts-with', 3],
      ['exists', 'yes'],
      ['greater-than', '3'],
      ['between', [5]],
      ['between', [5, 1]],
      ['between', ['2026-01-02', '2026-01-01']],
      ['between', [1, '2026-01-01']],
      ['before', '2026-02-30'],
      ['after', 'yesterday'],
      ['matches-regex', '('],
      ['matches-regex', '(?=a)'],
      ['matches-regex', '(a)\\1'],
    ];
    for (const [operator, value] of faulty) expect(pointersOf({ field: 'message.text', operator, value })[0]).toMatch(/^\/value/);
  });

  it('takes names of prototypes for the unknown fields and operators they are', () => {
    expect(pointersOf({ field: '__proto__', operator: 'constructor', value: 1 })).toEqual(['/field', '/operator']);
    expect(pointersOf({ field: 'person.attributes.__proto__', operator: 'exists' })).toEqual(['/field']);
    expect(pointersOf(JSON.parse('{"__proto__": {"field": "person.id"}}'))).toContain('/__proto__');
  });

  it('bounds depth and number of comparisons', () => {
    const comparison = { field: 'person.email', operator: 'exists' };
    let nested: unknown = comparison;
    for (let level = 0; level < 9; level += 1) nested = { not: nested };
    expect(checkCondition(nested)).toEqual([]);
    expect(pointersOf({ not: nested })).toEqual([`${'/not'.repeat(10)}`]);
    expect(checkCondition({ all: Array.from({ length: 200 }, () => comparison) })).toEqual([]);
    expect(checkCondition({ all: Array.from({ length: 201 }, () => comparison) })[0]?.detail).toMatch('200');
    expect(checkCondition({ all: Array.from({ length: 100_000 }, () => ({ any: [] })) }).length).toBeLessThan(200);
  });

  it('never throws, and what it accepts can be evaluated', () => {
    const comparison = fc.record(
      {
        field: fc.constantFrom('person.country', 'message.text', 'person.attributes.tags', 'person.attributes.constructor', 'x'),
        operator: fc.constantFrom('is', 'in', 'contains', 'between', 'before', 'matches-regex', 'exists', 'toString'),
        value: fc.oneof(
          fc.string(),
          fc.integer(),
          fc.constantFrom('2026-01-01', 'FR'),
          fc.array(fc.string(), { maxLength: 3 }),
          fc.anything(),
        ),
      },
      { requiredKeys: ['field', 'operator'] },
    );
    const { condition } = fc.letrec((tie) => ({
      condition: fc.oneof(
        { maxDepth: 4 },
        comparison,
        fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
        fc.record({ not: tie('condition') }),
        fc.anything(),
      ),
    }));
    fc.assert(
      fc.property(condition, (value) => {
        if (checkCondition(value).length === 0)
          expect(typeof evaluateCondition(value as never, exampleFacts).passed).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
