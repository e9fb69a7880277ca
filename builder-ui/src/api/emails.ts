/** Mails: those sent by SMTP and those kept here, newest first, page after page. */
import type { KeptEmail, Page } from '@switchboard/shared/conversation';
import { useInfiniteQuery } from '@tanstack/react-query';
import { queryString, request } from './client.ts';

export const emailsKey = ['emails'] as const;

/** Mails in a state, or all when it is undefined, 50 a page. */
export function useEmails(state: KeptEmail['state'] | undefined) {
  return useInfiniteQuery({
    queryKey: [...emailsKey, { state }],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      request<Page<KeptEmail>>('GET', `/emails${queryString({ state, cursor: pageParam })}`, undefined, { signal }),
    getNextPageParam: (page) => page.nextCursor,
  });
}
