/** Runs: what automations did, newest first. */
import type { Page, Run } from '@switchboard/shared/conversation';
import { useQuery } from '@tanstack/react-query';
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

/** One run, past the cache: its effects go on after it. */
export function readRun(id: string): Promise<Run> {
  return request<Run>('GET', `/runs/${encodeURIComponent(id)}`);
}
