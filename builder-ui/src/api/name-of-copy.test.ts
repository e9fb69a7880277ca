import { describe, expect, it } from '@jest/globals';
import { nameOfCopy } from './name-of-copy.ts';

describe('nameOfCopy', () => {
  it('counts on from the copies that there are', () => {
    expect(nameOfCopy('Refunds', ['Refunds'])).toBe('Copy of Refunds');
    expect(nameOfCopy('Refunds', ['Copy of Refunds'])).toBe('Copy 2 of Refunds');
    expect(nameOfCopy('Refunds', ['Copy of Refunds', 'Copy 2 of Refunds'])).toBe('Copy 3 of Refunds');
  });

  it('takes a number that is free again', () => {
    expect(nameOfCopy('Refunds', ['Copy 2 of Refunds'])).toBe('Copy of Refunds');
  });

  it('stays within the longest name', () => {
    const long = 'x'.repeat(200);
    const first = nameOfCopy(long, []);
    expect(first).toHaveLength(200);
    expect(nameOfCopy(long, [first])).toMatch(/^Copy 2 of x{190}$/);
  });
});
