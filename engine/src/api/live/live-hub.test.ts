import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createLiveHub, quietMs } from './live-hub.ts';

describe('the live hub', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('sends the first change at once and at most four batches a second after it', () => {
    const hub = createLiveHub<'runs'>();
    const batches: number[] = [];
    hub.subscribe(['runs'], (_key, { notes, more }) => batches.push(more ? -notes.length : notes.length));
    for (let elapsed = 0; elapsed < 1_000; elapsed += 10) {
      hub.add('runs', { n: elapsed });
      jest.advanceTimersByTime(10);
    }
    expect(batches.length).toBeLessThanOrEqual(5);
    expect(batches[0]).toBe(1);
    jest.advanceTimersByTime(quietMs);
    expect(batches.at(-1)).toBeLessThan(0);
  });
  it('sends the last change of a burst', () => {
    const hub = createLiveHub<'runs'>();
    const seen: unknown[] = [];
    hub.subscribe(['runs'], (_key, { notes }) => seen.push(...notes.map((note) => note['n'] ?? null)));
    hub.add('runs', { n: 1 });
    hub.add('runs', { n: 2 });
    jest.advanceTimersByTime(quietMs);
    expect(seen).toEqual([1, 2]);
    jest.advanceTimersByTime(quietMs);
    hub.add('runs', { n: 3 });
    expect(seen).toEqual([1, 2, 3]);
  });
  it('keeps keys apart and forgets who has left', () => {
    const hub = createLiveHub<'runs' | 'agents'>();
    const seen: string[] = [];
    const end = hub.subscribe(['runs'], (key) => seen.push(key));
    hub.add('agents', { id: 'a' });
    hub.add('runs', { id: 'r' });
    hub.add('runs', { id: 's' });
    end();
    jest.advanceTimersByTime(quietMs);
    expect(seen).toEqual(['runs']);
    expect(jest.getTimerCount()).toBe(0);
  });
});
