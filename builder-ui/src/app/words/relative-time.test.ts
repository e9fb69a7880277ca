import { describe, expect, it } from '@jest/globals';
import { inLocalTime, relativeTime, shortTime } from './relative-time.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

describe('relativeTime', () => {
  it.each([
    ['2026-11-22T11:59:55Z', 'now'],
    ['2026-11-22T11:59:20Z', '40 seconds ago'],
    ['2026-11-22T11:00:30Z', '59 minutes ago'],
    ['2026-11-22T09:00:00Z', '3 hours ago'],
    ['2026-11-21T11:00:00Z', 'yesterday'],
    ['2026-11-22T12:05:00Z', 'in 5 minutes'],
    ['2026-03-01T12:00:00Z', 'Mar 1'],
    ['2025-03-01T12:00:00Z', 'Mar 1, 2025'],
  ])('says of %s: %s', (at, words) => {
    expect(relativeTime(at, now, 'en')).toBe(words);
  });

  it('speaks the reader’s language', () => {
    expect(relativeTime('2026-11-22T11:55:00Z', now, 'de')).toBe('vor 5 Minuten');
  });

  it('shows what is no time as it is', () => {
    expect(relativeTime('soon', now, 'en')).toBe('soon');
  });
});

describe('inLocalTime', () => {
  it('tells the times of a sentence in the reader’s zone', () => {
    expect(inLocalTime('Snoozed by Ana until 2026-11-27 20:23 UTC.', 'en')).toBe(
      `Snoozed by Ana until ${shortTime('2026-11-27T20:23:00Z', 'en')}.`,
    );
    expect(inLocalTime('Closed by Ana 2026.', 'en')).toBe('Closed by Ana 2026.');
  });
});
