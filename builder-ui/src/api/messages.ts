/** What people wrote lately, whatever the conversation. */
import type { Page, RecentMessage } from '@switchboard/shared/conversation';
import { useInfiniteQuery } from '@tanstack/react-query';
import { queryString, request } from './client.ts';
import { conversationsKey } from './conversations.ts';

/** The newest messages, page after page; read again whenever conversations are. */
export function useRecentMessages() {
  return useInfiniteQuery({
    queryKey: [...conversationsKey, 'recent-messages'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      request<Page<RecentMessage>>('GET', `/messages${queryString({ limit: 30, cursor: pageParam })}`, undefined, { signal }),
    getNextPageParam: (page) => page.nextCursor,
  });
}
