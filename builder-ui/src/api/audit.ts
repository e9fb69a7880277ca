/** Who changed what, the newest first, a page at a time. */
import type { Page } from '@switchboard/shared/conversation';
import { useInfiniteQuery } from '@tanstack/react-query';
import { queryString, request } from './client.ts';

export interface AuditEntry {
  id: number;
  at: string;
  /** Id of an agent or API key, or `environment`, `demo`, `not-logged-in`. */
  by: string;
  byName: string | null;
  /** Such as `agent.create`. */
  action: string;
  /** Id of what was changed. */
  subject: string;
  /** What it is called; null when it is gone, or has no name. */
  subjectName: string | null;
  detail: unknown;
}

/** @param by who made the changes; null for everybody */
export function useAudit(by: string | null) {
  return useInfiniteQuery({
    queryKey: ['audit', by],
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      request<Page<AuditEntry>>('GET', `/audit${queryString({ by, cursor: pageParam })}`, undefined, { signal }),
    getNextPageParam: (page) => page.nextCursor,
  });
}
