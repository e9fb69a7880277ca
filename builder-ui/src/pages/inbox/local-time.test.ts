import { describe, expect, it } from '@jest/globals';
import { localTime } from './local-time.ts';

describe('localTime', () => {
  it('tells the time where the visitor is', () => {
    const now = new Date('2026-11-21T23:30:00Z');
    expect(localTime('Europe/Paris', now, 'en-GB')).toBe('00:30, Sunday');
    expect(localTime('America/New_York', now, 'en-GB')).toBe('18:30, Saturday');
  });

  it('tells nothing for a zone that is none', () => {
    for (const zone of ['', 'Mars/Olympus', 'x'.repeat(100)]) expect(localTime(zone, new Date())).toBeNull();
  });
});
