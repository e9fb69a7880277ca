import { describe, expect, it } from '@jest/globals';
import { changedAttributes, conversionWords, peopleOfOtherTypes, typeChangeWords, typeOfValue } from './attribute-types.ts';

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

describe('what is said of another type', () => {
  it('counts the values that are of none but the others; a date is a text, and not the other way round', () => {
    expect(peopleOfOtherTypes({ counts: { number: 40, text: 1_200, list: 30 } }, 'number')).toBe(1_230);
    expect(peopleOfOtherTypes({ counts: {} }, 'list')).toBe(0);
    expect(peopleOfOtherTypes({ counts: { text: 2, date: 3 } }, 'text')).toBe(0);
    expect(peopleOfOtherTypes({ counts: { text: 2, date: 3 } }, 'date')).toBe(2);
  });
  it('tells how many people have a value of another type, and what becomes of it', () => {
    expect(typeChangeWords(1_230, 'number')).toMatch(
      /^1,230 people have a value that is not a number\. Conditions that ask for a number pass such a value by/,
    );
    expect(typeChangeWords(1, 'yes-no')).toMatch(/^One person has a value that is not yes or no\./);
  });
  it('tells what became of the values', () => {
    expect(conversionWords({ converted: 1_200, left: 0 }, 'number')).toBe('1,200 values were converted');
    expect(conversionWords({ converted: 1, left: 3 }, 'date')).toBe(
      'One value was converted; 3 cannot be read as a date and stay',
    );
  });
});
