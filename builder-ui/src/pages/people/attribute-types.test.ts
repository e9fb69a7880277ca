import { describe, expect, it } from '@jest/globals';
import { changedAttributes, typeChangeWords, typeOfValue } from './attribute-types.ts';

describe('typeOfValue', () => {
  it('edits a value as what it is, whatever most people have', () => {
    expect(typeOfValue(3, 'text')).toBe('number');
    expect(typeOfValue(['a'], 'text')).toBe('list');
    expect(typeOfValue('soon', 'date')).toBe('text');
    expect(typeOfValue('2026-11-22', 'date')).toBe('date');
  });

  it('keeps a number’s field while the number is typed anew', () => {
    expect(typeOfValue('', 'number')).toBe('number');
  });
});

describe('changedAttributes', () => {
  it('says only what changed', () => {
    expect(changedAttributes({ plan: 'pro', tags: ['a'] }, { plan: 'pro', tags: ['a', 'b'] })).toEqual({ tags: ['a', 'b'] });
  });

  it('takes away what was emptied, and says nothing of what never was', () => {
    expect(changedAttributes({ plan: 'pro' }, { plan: '', since: '', tags: [] })).toEqual({ plan: null });
  });
});

describe('typeChangeWords', () => {
  it('tell how many people have a value of another type, and what becomes of it', () => {
    expect(typeChangeWords({ counts: { number: 40, text: 1_200, list: 30 }, isEstimate: true }, 'number')).toMatch(
      /^About 1,230 people have a value that is not a number\. It stays as it is, and conditions that ask for a number pass it by/,
    );
    expect(typeChangeWords({ counts: { text: 1 }, isEstimate: false }, 'yes-no')).toMatch(
      /^One person has a value that is not yes or no\./,
    );
  });
  it('tell nothing when every value is of the type; a date is a text, and not the other way round', () => {
    expect(typeChangeWords({ counts: {}, isEstimate: false }, 'list')).toBeNull();
    expect(typeChangeWords({ counts: { text: 2, date: 3 }, isEstimate: false }, 'text')).toBeNull();
    expect(typeChangeWords({ counts: { text: 2, date: 3 }, isEstimate: false }, 'date')).toMatch(/^2 people have/);
  });
});
