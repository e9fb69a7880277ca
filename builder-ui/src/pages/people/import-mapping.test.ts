import { describe, expect, it } from '@jest/globals';
import type { ImportColumn, ImportTarget } from '@switchboard/shared/person-import';
import {
  attributeNameOf,
  attributesTooMany,
  canRecognise,
  keyOfTarget,
  repeatedColumns,
  suggestedMapping,
  targetChoices,
  targetOfKey,
} from './import-mapping.ts';

const email: ImportColumn = { column: 0, name: 'Mail', samples: ['ana@example.com'], suggestion: { field: 'email' } };
const plan: ImportColumn = { column: 1, name: 'Plan', samples: ['pro'], suggestion: { attribute: 'Plan', type: 'text' } };
const second: ImportColumn = { ...email, column: 2, name: 'Second mail' };

describe('a mapping', () => {
  it('begins as suggested, and takes no two columns for the same', () => {
    const mapping = suggestedMapping([email, plan, second]);
    expect([...mapping.keys()]).toEqual([0, 1]);
    expect(canRecognise(mapping)).toBe(true);
  });

  it('has room for a hundred attributes', () => {
    const columns = Array.from({ length: 102 }, (_, column): [number, ImportTarget] => [
      column,
      { attribute: `n${column}`, type: 'text' },
    ]);
    const counts = [100, 102].map((count) => attributesTooMany(new Map([...columns.slice(0, count), [200, { field: 'id' }]])));
    expect(counts).toEqual([0, 2]);
  });

  it('names the columns that are taken for what another is', () => {
    const mapping = new Map([...suggestedMapping([email, plan]), [2, { field: 'email' } as const]]);
    expect([...repeatedColumns(mapping)]).toEqual([2]);
  });

  it('offers a column’s own name as a new attribute only when nobody has it', () => {
    const labels = (names: string[]) =>
      targetChoices(
        plan,
        new Map(),
        names.map((name) => ({ name, type: 'text', defined: true, count: 1, counts: {}, isEstimate: false })),
      )
        .find(({ group }) => group === 'Attributes')
        ?.items.map(({ label }) => label);
    expect(labels([])).toEqual(['New attribute “Plan”']);
    expect(labels(['Plan'])).toEqual(['Plan']);
  });

  it('finds its way from a choice to the target and back', () => {
    for (const key of ['field:id', 'attribute:Plan', 'left-out']) expect(keyOfTarget(targetOfKey(key, plan, []))).toBe(key);
  });
});

describe('attributeNameOf', () => {
  it.each([
    ['Prénom usuel', 'Prenom_usuel'],
    ['2nd phone', 'nd_phone'],
    ['電話', null],
    ['plan', 'plan'],
  ])('makes of %s: %s', (name, expected) => {
    expect(attributeNameOf(name)).toBe(expected);
  });
});
