import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSameValue } from './is-same-value.ts';

describe('isSameValue', () => {
  it('does not mind the order of fields, nor a field that is undefined', () => {
    expect(isSameValue({ a: 1, b: [{ c: null }] }, { b: [{ c: null, d: undefined }], a: 1 })).toBe(true);
  });

  it('tells a list from an object, and null from nothing', () => {
    expect(isSameValue([], {})).toBe(false);
    expect(isSameValue({ a: null }, {})).toBe(false);
  });

  it('finds every JSON value the same as its copy', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => isSameValue(value, structuredClone(value))));
  });
});
