import { describe, expect, it } from '@jest/globals';
import { laneOf } from './lane-of.ts';

describe('laneOf', () => {
  it('never changes, since events that wait were given theirs by an earlier version', () => {
    expect(['c-1', 'c-2', 'con_abc', 'é'].map((id) => laneOf(id, 16))).toEqual([4, 13, 4, 4]);
  });

  it('spreads conversations evenly', () => {
    const counts = new Map<number, number>();
    for (let index = 0; index < 16_000; index += 1) {
      const lane = laneOf(`conversation-${index}`, 16);
      counts.set(lane, (counts.get(lane) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, lane) => lane));
    for (const count of counts.values()) expect(count).toBeGreaterThan(700);
  });
});
