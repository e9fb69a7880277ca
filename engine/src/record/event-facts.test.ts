import { describe, expect, it } from '@jest/globals';
import { limits } from '@switchboard/shared/limits';
import type { Attributes } from '@switchboard/shared/message';
import { boundAttributes } from './event-facts.ts';

const many = (count: number, value: Attributes[string]): Attributes =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${String(index).padStart(2, '0')}`, value]));

describe('boundAttributes', () => {
  it('gives back the same object when all fit', () => {
    for (const attributes of [{}, { plan: 'pro', tags: ['a'], seats: 3, vip: true }, many(10, 'x'.repeat(2_000))]) {
      expect(boundAttributes(attributes)).toBe(attributes);
    }
  });

  it('leaves the largest out until the rest fit, whatever their letters take', () => {
    for (const letter of ['x', '€', '😀', '"', '\u0001']) {
      const attributes = { ...many(60, letter.repeat(700)), plan: 'pro', list: Array(100).fill(letter.repeat(100)) };
      const bounded = boundAttributes(attributes);
      expect(Buffer.byteLength(JSON.stringify(bounded))).toBeLessThanOrEqual(limits.factsBytes - 8_192);
      expect(bounded).toMatchObject({ plan: 'pro' });
      expect(bounded).not.toHaveProperty('list');
    }
  });

  it('leaves out the same whatever order they came in', () => {
    const attributes = many(60, '€'.repeat(500));
    const reversed = Object.fromEntries(Object.entries(attributes).reverse());
    expect(boundAttributes(reversed)).toEqual(boundAttributes(attributes));
  });
});
