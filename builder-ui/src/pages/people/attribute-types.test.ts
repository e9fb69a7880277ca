import { describe, expect, it } from '@jest/globals';
import { changedAttributes, typeOfValue } from './attribute-types.ts';

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
