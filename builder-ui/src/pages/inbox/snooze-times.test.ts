import { describe, expect, it } from '@jest/globals';
import { snoozeTimes } from './snooze-times.ts';

const labels = (now: Date): string[] => snoozeTimes(now).map(({ label }) => label);

describe('snoozeTimes', () => {
  it('are in the future, soonest first', () => {
    for (let hour = 0; hour < 24 * 8; hour += 1) {
      const now = new Date(2026, 10, 16, hour, 30);
      const times = snoozeTimes(now).map(({ at }) => +at);
      expect(times.every((time) => time - +now >= 3_600_000)).toBe(true);
      expect(times).toEqual([...times].sort((one, other) => one - other));
      expect(new Set(times).size).toBe(times.length);
    }
  });

  it('leave this evening out once it is near', () => {
    expect(labels(new Date(2026, 10, 18, 10))).toContain('Until this evening');
    expect(labels(new Date(2026, 10, 18, 17, 30))).not.toContain('Until this evening');
  });

  it('say Monday once: on a Sunday tomorrow is enough', () => {
    expect(labels(new Date(2026, 10, 22, 10))).not.toContain('Until Monday morning');
    expect(labels(new Date(2026, 10, 23, 10))).toContain('Until Monday morning');
  });
});
