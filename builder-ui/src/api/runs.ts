/** Runs: what automations did, newest first. */
import type { Page, Run } from '@switchboard/shared/conversation';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { queryString, request } from './client.ts';

export interface RunFilter {
  automationId?: string;
  conversationId?: string;
  messageId?: string;
  status?: Run['status'];
  /** 50 by default, 200 at most. */
  limit?: number;
}

export const runsKey = ['runs'] as const;

/** The newest runs that the filter lets through, and whether there are older ones (`nextCursor`). */
export function useRuns(filter: RunFilter, enabled = true) {
  return useQuery({
    queryKey: [...runsKey, filter],
    enabled,
    queryFn: ({ signal }) => request<Page<Run>>('GET', `/runs${queryString({ ...filter })}`, undefined, { signal }),
  });
}

/**
 * The runs of an automation, newest first, page after page.
 * @param search words of their conversations; all runs when empty
 */
export function useRunsOf(automationId: string, search: string) {
  return useInfiniteQuery({
    queryKey: [...runsKey, 'of', automationId, search],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ automationId, search: search || null, limit: 50, cursor: pageParam });
      return request<Page<Run>>('GET', `/runs${query}`, undefined, { signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** @param id null while none is asked for */
export function useRun(id: string | null) {
  return useQuery({ queryKey: [...runsKey, 'one', id], enabled: id !== null, queryFn: () => readRun(id!) });
}

/** One run, past the cache: its effects go on after it. */
export function readRun(id: string): Promise<Run> {
  return request<Run>('GET', `/runs/${encodeURIComponent(id)}`);
}
