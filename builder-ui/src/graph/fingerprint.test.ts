import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fingerprint } from './fingerprint.ts';

describe('a fingerprint', () => {
  it('is the same whatever the order of fields, and whatever is undefined', () => {
    expect(fingerprint({ a: 1, b: { c: [1, 2], d: 'x' } })).toBe(fingerprint({ b: { d: 'x', c: [1, 2] }, a: 1, e: undefined }));
  });

  it('differs where a value, its place or the order of a list does', () => {
    const values = [{ a: 1 }, { a: 2 }, { a: '1' }, { b: 1 }, { a: [1, 2] }, { a: [2, 1] }, { a: { b: 1 } }, null];
    expect(new Set(values.map(fingerprint)).size).toBe(values.length);
  });

  it('tells any two values apart that differ', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (one, other) => {
        const [a, b] = [JSON.parse(one), JSON.parse(other)];
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        expect(fingerprint(a)).not.toBe(fingerprint({ other: b }));
      }),
    );
  });
});
