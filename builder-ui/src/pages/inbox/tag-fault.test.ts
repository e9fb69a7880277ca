import { describe, expect, it } from '@jest/globals';
import { tagFault } from './tag-fault.ts';

describe('tagFault', () => {
  it.each([
    ['x'.repeat(50), null],
    ['x'.repeat(52), '2 characters too many: 50 are the most.'],
    [' .. ', 'Dots alone are no tag.'],
    ['v1.2', null],
    ['  ', null],
  ])('says of “%s”: %s', (text, fault) => {
    expect(tagFault(text)).toBe(fault);
  });
});
