/** Conversations: the lists page after page, with their counts; one with its messages and history; what agents do to it. */
import type {
  Conversation,
  ConversationSummary,
  ConversationView,
  InboxCounts,
  Page,
  SaidPage,
} from '@switchboard/shared/conversation';
import { limits } from '@switchboard/shared/limits';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';
import { queryString, request, requestAllPages } from './client.ts';
import { joinConversation, withBetween, withEarlier } from './join-conversation.ts';

export interface ConversationFilter {
  view?: ConversationView;
  status?: ConversationSummary['status'];
  groupId?: string;
  tag?: string;
  unread?: boolean;
  /** Words of messages, of the person's name or e-mail. */
  search?: string;
}

export const conversationsKey = ['conversations'] as const;
const pathOf = (id: string) => `/conversations/${encodeURIComponent(id)}`;

/** Conversations that the filter lets through, 50 a page; while another filter's are read the ones before stay. */
export function useConversations(filter: ConversationFilter) {
  return useInfiniteQuery({
    queryKey: [...conversationsKey, 'list', filter],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      request<Page<ConversationSummary>>(
        'GET',
        `/conversations${queryString({ ...filter, unread: filter.unread ? 'true' : undefined, cursor: pageParam })}`,
        undefined,
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
}

/** How many open and unread conversations each of the inbox's lists holds. */
export function useInboxCounts() {
  return useQuery({
    queryKey: [...conversationsKey, 'counts'],
    queryFn: ({ signal }) => request<InboxCounts>('GET', '/inbox', undefined, { signal }),
  });
}

/** How many are counted at most of those that an agent has and has not closed, of each state. */
export const heldCountedAtMost = 200;

/** How many conversations an agent has that are not closed, counted anew whenever conversations change. */
export function useHeldCount(assigneeId: string, isAsked: boolean) {
  return useQuery({
    queryKey: [...conversationsKey, 'held', assigneeId],
    enabled: isAsked,
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        ['open', 'snoozed'].map((status) =>
          request<Page<ConversationSummary>>(
            'GET',
            `/conversations${queryString({ assigneeId, status, limit: heldCountedAtMost })}`,
            undefined,
            { signal },
          ),
        ),
      );
      return pages.reduce((count, { items }) => count + items.length, 0);
    },
  });
}

/** The tags in use, by name. */
export function useTags() {
  return useQuery({
    queryKey: [...conversationsKey, 'tags'],
    queryFn: ({ signal }) => requestAllPages<{ name: string; count: number }>('/tags?limit=200', signal),
  });
}

const keyOf = (id: string) => [...conversationsKey, 'one', id];

/** True when a conversation is not, or no longer, there for who asks. */
export function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

function readEarlier(id: string, cursor: string, signal?: AbortSignal): Promise<SaidPage> {
  const query = queryString({ cursor, limit: limits.conversationMessages });
  return request('GET', `${pathOf(id)}/messages${query}`, undefined, { signal });
}

/** One conversation with its newest 200 messages and notes, those before them that were read already, and its history. */
export function useConversation(id: string) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: keyOf(id),
    queryFn: async ({ signal }) => {
      const now = await request<Conversation>('GET', pathOf(id), undefined, { signal });
      const joinable = await withBetween(queries.getQueryData(keyOf(id)), now, (cursor) => readEarlier(id, cursor, signal));
      return joinConversation(queries.getQueryData(keyOf(id)), joinable);
    },
  });
}

/** Reads on what was said before what is shown of a conversation. */
export function useEarlier(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (cursor: string) => readEarlier(id, cursor),
    onSuccess: (page, cursor) =>
      queries.setQueryData<Conversation>(keyOf(id), (shown) => shown && withEarlier(shown, page, cursor)),
  });
}

export type ConversationChange =
  | { kind: 'close' }
  | { kind: 'reopen' }
  /** ISO 8601. */
  | { kind: 'snooze'; until: string }
  /** Null takes the group or the agent away; what is left out stays. Refused when another has it than was expected. */
  | { kind: 'assign'; groupId?: string | null; agentId?: string | null; expectedAgentId?: string | null }
  | { kind: 'add-tags'; tags: string[] }
  | { kind: 'remove-tag'; tag: string };

function send(id: string, change: ConversationChange): Promise<Conversation> {
  const { kind, ...body } = change;
  if (change.kind === 'add-tags') return request('POST', `${pathOf(id)}/tags`, { tags: change.tags });
  if (change.kind === 'remove-tag') return request('DELETE', `${pathOf(id)}/tags/${encodeURIComponent(change.tag)}`);
  return request('POST', `${pathOf(id)}/${kind}`, Object.keys(body).length === 0 ? undefined : body);
}

/** Changes a conversation; what is shown of it is what the server answered, or after a refusal what it answers then. */
export function useChangeConversation(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: ConversationChange) => send(id, change),
    onSuccess: async (conversation) => {
      queries.setQueryData<Conversation>(keyOf(id), (shown) => joinConversation(shown, conversation));
      await queries.invalidateQueries({ queryKey: conversationsKey });
    },
    onError: () => void queries.invalidateQueries({ queryKey: keyOf(id) }),
  });
}

/** Writes a reply, or a note that only agents read. The same `id` twice is one: it may be sent again after a failure. */
export function useWrite(conversationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, ...writing }: { kind: 'reply' | 'note'; id: string; text: string }) =>
      request<unknown>('POST', `${pathOf(conversationId)}/${kind === 'reply' ? 'messages' : 'notes'}`, writing),
    onSuccess: () => queries.invalidateQueries({ queryKey: conversationsKey }),
    onError: () => void queries.invalidateQueries({ queryKey: keyOf(conversationId) }),
  });
}

/** Notes that the logged-in agent has read a conversation up to a message. */
export function useMarkRead(conversationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (upTo: string) => request<void>('POST', `${pathOf(conversationId)}/read`, { upTo }),
    onSuccess: () => queries.invalidateQueries({ queryKey: conversationsKey }),
  });
}
