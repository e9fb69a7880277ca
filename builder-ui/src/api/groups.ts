/** Groups of agents, as the API lists and changes them. Read whole, like agents. */
import type { Group, GroupCreate, GroupDetail, GroupUpdate } from '@switchboard/shared/team';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConversationsTo } from './agents.ts';
import { queryString, request, requestAllPages } from './client.ts';

export const groupsKey = ['groups'] as const;

/** All groups. */
export function useGroups() {
  return useQuery({
    queryKey: groupsKey,
    queryFn: ({ signal }) => requestAllPages<Group>('/groups?limit=200', signal),
  });
}

/** How many conversations wait in a group, counted anew each time somebody begins to ask; `null` asks for none. */
export function useWaitingConversations(groupId: string | null) {
  return useQuery({
    // Not below `groupsKey`: a group that is just being deleted is not asked for again.
    queryKey: ['waiting-conversations', groupId],
    enabled: groupId !== null,
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const path = `/groups/${encodeURIComponent(groupId ?? '')}`;
      return (await request<GroupDetail>('GET', path, undefined, { signal })).waitingConversations;
    },
  });
}

/** Creates a group when `id` is null, else changes that one. */
export function useSaveGroup() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, group }: { id: string | null; group: GroupCreate | GroupUpdate }) =>
      id === null ? request<Group>('POST', '/groups', group) : request<Group>('PUT', `/groups/${encodeURIComponent(id)}`, group),
    onSuccess: () => queries.invalidateQueries({ queryKey: groupsKey }),
  });
}

/** Deletes a group; the conversations that wait in it go where `conversationsTo` says. */
export function useDeleteGroup() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, conversationsTo }: { id: string; conversationsTo: ConversationsTo }) =>
      request<void>('DELETE', `/groups/${encodeURIComponent(id)}${queryString({ conversationsTo })}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: groupsKey }),
  });
}
