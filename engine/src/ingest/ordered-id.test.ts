import { describe, expect, it } from '@jest/globals';
import { createOrderedIds } from './ordered-id.ts';

const at = Date.parse('2026-11-22T10:00:00Z');

describe('ids in order', () => {
  it('are UUIDs of version 7 without their dashes, behind a prefix', () => {
    const newId = createOrderedIds(() => at);
    expect(newId('con')).toMatch(/^con_01a202b2c5007000[89ab][0-9a-f]{15}$/);
    expect(newId('per')).toMatch(/^per_01a202b2c5007001[89ab][0-9a-f]{15}$/);
  });

  it('sort as they were made, however many in a millisecond and though the clock goes back', () => {
    let clock = at;
    const newId = createOrderedIds(() => clock);
    const times = [at, at, at + 1, at - 60_000, at + 2];
    const ids = times.flatMap((time) => {
      clock = time;
      return Array.from({ length: 5_000 }, () => newId('con'));
    });
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });
});
