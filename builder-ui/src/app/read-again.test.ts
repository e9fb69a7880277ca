import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { onlineManager, type QueryClient, QueryObserver } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { isToldLate } from '../api/lateness.ts';
import { createQueryClient } from './query-client.ts';

const page = { hidden: false, addEventListener: () => undefined };
Object.assign(globalThis, { document: page });
const refused = (status: number) =>
  new ApiError(status, { type: 'about:blank', title: 'Refused', status, code: 'refused' } as never);

describe('what was shown and cannot be read', () => {
  let queries: QueryClient;
  let reads: number;
  let answer: () => string;
  let leave: () => void;

  beforeEach(async () => {
    jest.useFakeTimers();
    page.hidden = false;
    reads = 0;
    answer = () => 'first';
    queries = createQueryClient();
    queries.mount();
    const observer = new QueryObserver(queries, {
      queryKey: ['shown'],
      queryFn: async () => {
        reads += 1;
        return answer();
      },
    });
    leave = observer.subscribe(() => undefined);
    await jest.advanceTimersByTimeAsync(0);
  });
  afterEach(() => {
    leave();
    queries.unmount();
    queries.clear();
    jest.useRealTimers();
  });

  const shown = () => queries.getQueryData(['shown']);
  async function fail(status: number): Promise<void> {
    answer = () => {
      throw refused(status);
    };
    void queries.invalidateQueries({ queryKey: ['shown'] });
    // A reading is tried once more by itself.
    await jest.advanceTimersByTimeAsync(1_000);
  }

  it('is read again some seconds later, and shown', async () => {
    await fail(502);
    answer = () => 'second';
    await jest.advanceTimersByTimeAsync(3_000);
    expect(shown()).toBe('second');
    const before = reads;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(before);
    expect(isToldLate()).toBe(false);
  });

  it('is read less and less often, is told to be late, and is read until there is an answer', async () => {
    await fail(0);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(isToldLate()).toBe(true);
    const before = reads;
    await jest.advanceTimersByTimeAsync(150_000);
    expect(reads - before).toBeLessThanOrEqual(22);
    answer = () => 'at last';
    await jest.advanceTimersByTimeAsync(15_000);
    expect(shown()).toBe('at last');
    expect(isToldLate()).toBe(false);
  });

  it('is left alone once nobody looks, and while the page is hidden', async () => {
    await fail(503);
    page.hidden = true;
    const before = reads;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(before);
    page.hidden = false;
    leave();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(before);
    expect(isToldLate()).toBe(false);
  });

  it('is left alone where the server refused it', async () => {
    await fail(404);
    const before = reads;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(before);
  });

  it('is read as soon as the browser is connected again', async () => {
    await fail(0);
    onlineManager.setOnline(false);
    answer = () => 'second';
    onlineManager.setOnline(true);
    await jest.advanceTimersByTimeAsync(0);
    expect(shown()).toBe('second');
  });
});
