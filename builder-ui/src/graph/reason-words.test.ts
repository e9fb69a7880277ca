import { describe, expect, it } from '@jest/globals';
import { reasonWords } from './reason-words.ts';

const names = { agent: () => null, group: () => 'French' };

describe('reasonWords', () => {
  it('says what was found before what was asked for', () => {
    expect(reasonWords({ field: 'message.country', operator: 'is', expected: ['FR'], actual: 'DE', passed: false }, names)).toBe(
      'Country: Germany is not France',
    );
    const several = { field: 'message.country', operator: 'is', expected: ['FR', 'BE'], actual: 'FR', passed: true };
    expect(reasonWords(several, names)).toBe('Country: France, one of France or Belgium');
    expect(reasonWords({ field: 'message.country', operator: 'is', expected: ['FR'], actual: 'FR', passed: true }, names)).toBe(
      'Country: France, as asked',
    );
    expect(
      reasonWords({ field: 'message.language', operator: 'is not', expected: ['fr'], actual: 'fr', passed: false }, names),
    ).toBe('Browser language: French; asked was: is not French');
  });

  it('says that something is not known', () => {
    expect(reasonWords({ field: 'message.country', operator: 'is', expected: ['FR'], actual: null, passed: false }, names)).toBe(
      'Country: not known; asked was: is France',
    );
  });

  it('says what happened, who closed and whether somebody is in a segment in words, not in names of ours', () => {
    const missed = (field: string, expected: unknown, actual: unknown) =>
      reasonWords({ field, operator: 'is', expected, actual, passed: false }, names);
    expect(missed('event', 'conversation-closed', 'message')).toBe('What happened: a message is not a conversation closed');
    expect(missed('closed by', 'person', 'automation')).toBe('Closed by: an automation is not somebody of the team');
    const isIn = { field: 'person', operator: 'is in', expected: 'Pro', actual: 'not in the segment', passed: false };
    expect(reasonWords(isIn, names)).toBe('Person: not in “Pro”');
    expect(reasonWords({ ...isIn, operator: 'is not in', passed: true }, names)).toBe('Person: not in “Pro”');
    expect(missed('within the hours of Support', true, false)).toBe('Within the hours of Support: no');
    expect(missed('message.channel', ['chat', 'api'], 'widget')).toBe('Channel of the message: Chat is not “chat” or API');
  });

  it('leaves the words of a custom node type as they are', () => {
    expect(
      reasonWords({ field: 'opening hours', operator: 'include', expected: 'Sunday', actual: 'Monday', passed: true }, names),
    ).toBe('Opening hours: “Monday” include “Sunday”');
  });
});
