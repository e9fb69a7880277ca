import { describe, expect, it } from '@jest/globals';
import { conditionWords } from './condition-words.ts';

const names = { agent: () => null, group: () => null };
const text = (operator: string, value?: unknown) => ({ field: 'message.text', operator, value });
const isFrom = (value: string) => ({ field: 'message.country', operator: 'is', value });

describe('conditionWords', () => {
  it.each([
    [{ any: [text('contains', 'a'), text('contains', 'b')] }, 'Message text contains “a” or “b”'],
    [{ any: [isFrom('FR'), isFrom('BE')] }, 'Country is France or Belgium'],
    [
      { any: [text('contains', 'a'), isFrom('FR'), text('contains', 'b')] },
      'Message text contains “a” or “b” or Country is France',
    ],
    [{ all: [text('contains', 'a'), text('contains', 'b')] }, 'Message text contains “a” and “b”'],
    [
      { all: [text('does-not-contain', 'a'), text('does-not-contain', 'b'), isFrom('FR')] },
      '(Message text does not contain “a” or “b”) and Country is France',
    ],
    [
      { all: [{ any: [text('contains', 'a'), text('contains', 'b')] }, isFrom('FR')] },
      '(Message text contains “a” or “b”) and Country is France',
    ],
  ])('says a subject once whose comparisons are alike: %j', (condition, words) => {
    expect(conditionWords(condition, names)).toBe(words);
  });

  it.each([
    [{ any: [text('contains', 'a'), text('starts-with', 'b')] }, 'Message text contains “a” or Message text starts with “b”'],
    [
      { any: [text('does-not-contain', 'a'), text('does-not-contain', 'b')] },
      'Message text does not contain “a” or Message text does not contain “b”',
    ],
    [{ all: [isFrom('FR'), isFrom('BE')] }, 'Country is France and Country is Belgium'],
    [{ any: [text('contains', 'a'), text('contains')] }, 'Message text contains “a” or Message text contains …'],
    [{ any: [null, 'x'] }, 'nothing yet or nothing yet'],
  ])('says each by itself where one list would say something else: %j', (condition, words) => {
    expect(conditionWords(condition, names)).toBe(words);
  });
});
