/**
 * Reads again what could not be read. In: the cache, in which a reading of something that is shown has failed. Out: it is
 * read after 3 s, then less and less often, until there is an answer or nobody looks any more; and whether that is so. What
 * stays true: where nothing is shown yet, nothing is read by itself, since the page says so and offers to try again; nor
 * is anything that the server refused, which it would again.
 */
import type { Query, QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';

const firstMs = 3_000;
const mostMs = 15_000;

/** No answer, or that of a server that is not well. */
export function isPassing(error: Error | null): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500);
}

const unanswered = {
  type: 'active',
  predicate: ({ state }: Query) => state.status === 'error' && state.data !== undefined && isPassing(state.error),
} as const;

/** @param tell whether something of what is shown could not be read */
export function readAgain(queries: QueryClient, tell: (isLate: boolean) => void): () => void {
  const cache = queries.getQueryCache();
  let waitMs = firstMs;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function follow(): void {
    const isLate = cache.findAll(unanswered).length > 0;
    tell(isLate);
    if (isLate) {
      timer ??= setTimeout(again, waitMs);
      return;
    }
    clearTimeout(timer);
    timer = undefined;
    waitMs = firstMs;
  }

  function again(): void {
    timer = undefined;
    waitMs = Math.min(waitMs * 2, mostMs);
    if (!document.hidden) void queries.refetchQueries(unanswered, { cancelRefetch: false });
    follow();
  }

  const unsubscribe = cache.subscribe(({ type }) => {
    if (type === 'updated' || type === 'observerRemoved' || type === 'removed') follow();
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}
