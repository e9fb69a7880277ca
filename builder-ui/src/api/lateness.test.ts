import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { isToldLate, setLate, watchLate } from './lateness.ts';

describe('what is shown', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    setLate('no-stream', false);
    setLate('not-read', false);
    jest.useRealTimers();
  });

  it('is not called late for a short break', () => {
    setLate('no-stream', true);
    jest.advanceTimersByTime(3_900);
    setLate('no-stream', false);
    jest.advanceTimersByTime(10_000);
    expect(isToldLate()).toBe(false);
  });

  it('is called late, once, until nothing makes it so any more', () => {
    const told: boolean[] = [];
    const stop = watchLate(() => told.push(isToldLate()));
    setLate('no-stream', true);
    jest.advanceTimersByTime(2_000);
    setLate('not-read', true);
    jest.advanceTimersByTime(2_000);
    expect(told).toEqual([true]);
    setLate('no-stream', false);
    expect(told).toEqual([true]);
    setLate('not-read', false);
    expect(told).toEqual([true, false]);
    stop();
  });
});
