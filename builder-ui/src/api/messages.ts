/** What people wrote lately, whatever the conversation. */
import type { Page, RecentMessage } from '@switchboard/shared/conversation';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { queryString, request } from './client.ts';
import { conversationsKey } from './conversations.ts';

/**
 * The newest messages, page after page; read again whenever conversations are.
 * @param search words of them, or of the name or e-mail of whoever wrote them; all when empty
 */
export function useRecentMessages(search: string) {
  return useInfiniteQuery({
    queryKey: [...conversationsKey, 'recent-messages', search],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      request<Page<RecentMessage>>(
        'GET',
        `/messages${queryString({ search: search || null, limit: 30, cursor: pageParam })}`,
        undefined,
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
}
