import { describe, expect, it } from '@jest/globals';
import { charactersTooMany, tooManyWords } from './characters-too-many.ts';

describe('charactersTooMany', () => {
  it('counts as the server does', () => {
    expect(charactersTooMany('x'.repeat(50), 50)).toBe(0);
    expect(charactersTooMany('x'.repeat(53), 50)).toBe(3);
    expect(charactersTooMany('😀'.repeat(50), 50)).toBe(0);
    expect(charactersTooMany('😀'.repeat(51), 50)).toBe(1);
  });

  it('is told in words', () => {
    expect(tooManyWords(1, 50)).toBe('1 character too many: 50 are the most.');
    expect(tooManyWords(3, 50)).toBe('3 characters too many: 50 are the most.');
  });
});
