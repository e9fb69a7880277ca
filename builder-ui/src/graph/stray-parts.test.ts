import { describe, expect, it } from '@jest/globals';
import { strayParts, withoutPart } from './stray-parts.ts';

const schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    operator: { anyOf: [{ const: 'is' }, { const: 'is-not' }] },
    countries: { type: 'array', title: 'Countries', items: { type: 'string' }, 'x-switchboard': { widget: 'countries' } },
    pairs: {
      type: 'array',
      items: { type: 'object', additionalProperties: false, properties: { k: { type: 'string' } } },
    },
    anything: { type: 'object', properties: { known: {} } },
  },
};

describe('strayParts', () => {
  it('finds fields that the schema does not know, wherever none may be added', () => {
    expect(strayParts(schema, { operator: 'is', countries: ['FR'], extra: true })).toEqual([
      { path: ['extra'], value: true, list: null },
    ]);
    expect(strayParts(schema, { pairs: [{ k: 'x' }, { k: 'y', v: 1 }], anything: { other: 1 } })).toEqual([
      { path: ['pairs', 1, 'v'], value: 1, list: null },
    ]);
  });

  it('finds entries of another type in a list that is chosen from', () => {
    expect(strayParts(schema, { countries: ['XX', 5, null] })).toEqual([
      { path: ['countries', 1], value: 5, list: 'Countries' },
      { path: ['countries', 2], value: null, list: 'Countries' },
    ]);
  });

  it('finds nothing in a configuration that the form shows all of', () => {
    expect(strayParts(schema, { operator: 'is', countries: ['XX'], pairs: [5] })).toEqual([]);
    expect(strayParts({}, { a: 1 })).toEqual([]);
  });
});

describe('withoutPart', () => {
  it('removes a field or an entry, and leaves what was given as it was', () => {
    const config = { countries: ['XX', 5], extra: true };
    expect(withoutPart(config, ['extra'])).toEqual({ countries: ['XX', 5] });
    expect(withoutPart(config, ['countries', 1])).toEqual({ countries: ['XX'], extra: true });
    expect(config).toEqual({ countries: ['XX', 5], extra: true });
  });
});
