import { describe, expect, it } from '@jest/globals';
import { reasonWords } from './reason-words.ts';

const names = { agent: () => null, group: () => 'French' };

describe('reasonWords', () => {
  it('says what was found before what was asked for', () => {
    expect(reasonWords({ field: 'message.country', operator: 'is', expected: ['FR'], actual: 'DE', passed: false }, names)).toBe(
      'Country: Germany is not France',
    );
    expect(reasonWords({ field: 'message.country', operator: 'is', expected: ['FR'], actual: 'FR', passed: true }, names)).toBe(
      'Country: France is France',
    );
    expect(
      reasonWords({ field: 'message.language', operator: 'is not', expected: ['fr'], actual: 'fr', passed: false }, names),
    ).toBe('Browser language: French is French');
  });

  it('says that something is not known', () => {
    expect(reasonWords({ field: 'message.country', operator: 'is', expected: ['FR'], actual: null, passed: false }, names)).toBe(
      'Country: not known; asked was: is France',
    );
  });

  it('leaves the words of a custom node type as they are', () => {
    expect(
      reasonWords({ field: 'opening hours', operator: 'include', expected: 'Sunday', actual: 'Monday', passed: true }, names),
    ).toBe('Opening hours: “Monday” include “Sunday”');
  });
});
