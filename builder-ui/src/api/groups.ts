/** Groups of agents, as the API lists and changes them. Read whole, like agents. */
import type { Group, GroupCreate, GroupUpdate } from '@switchboard/shared/team';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request, requestAllPages } from './client.ts';

export const groupsKey = ['groups'] as const;

/** All groups. */
export function useGroups() {
  return useQuery({
    queryKey: groupsKey,
    queryFn: ({ signal }) => requestAllPages<Group>('/groups?limit=200', signal),
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

/** Deletes a group. */
export function useDeleteGroup() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<void>('DELETE', `/groups/${encodeURIComponent(id)}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: groupsKey }),
  });
}
