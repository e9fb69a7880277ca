import { describe, expect, it } from '@jest/globals';
import { unfitWords } from './unfit-words.ts';

describe('an attribute that was left out', () => {
  it('is told with its value and what it should have been', () => {
    expect(unfitWords({ name: 'orders', value: 'many', type: 'number' })).toBe(
      '“orders” came as “many”, which is not a number: it was left out.',
    );
    expect(unfitWords({ name: 'since', value: ['a', 'b'], type: 'date' })).toContain('“a, b”, which is not a date');
  });

  it('is told with its value and that there was no room for it', () => {
    expect(unfitWords({ name: 'city', value: 'Paris', type: null })).toBe(
      '“city”, which came as “Paris”, was left out: a person has at most 100 attributes.',
    );
  });

  it('is told by the beginning of a long value', () => {
    const told = unfitWords({ name: 'vip', value: 'x'.repeat(500), type: 'yes-no' });
    expect(told).toContain(`“${'x'.repeat(59)}…”`);
  });
});
