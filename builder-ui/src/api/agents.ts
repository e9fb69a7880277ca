/** Agents, as the API lists and changes them. Lists are read whole: a team is hundreds, not millions. */
import type { AgentCreate, AgentUpdate, ListedAgent } from '@switchboard/shared/team';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryString, request, requestAllPages } from './client.ts';

export const agentsKey = ['agents'] as const;

/** All agents. */
export function useAgents() {
  return useQuery({
    queryKey: agentsKey,
    queryFn: ({ signal }) => requestAllPages<ListedAgent>('/agents?limit=200', signal),
  });
}

/** One agent, such as whoever is logged in. */
export function useAgent(id: string) {
  return useQuery({
    queryKey: [...agentsKey, 'one', id],
    queryFn: ({ signal }) => request<ListedAgent>('GET', `/agents/${encodeURIComponent(id)}`, undefined, { signal }),
  });
}

/** Creates an agent when `id` is null, else changes that one. */
export function useSaveAgent() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, agent }: { id: string | null; agent: AgentCreate | AgentUpdate }) =>
      id === null
        ? request<ListedAgent>('POST', '/agents', agent)
        : request<ListedAgent>('PUT', `/agents/${encodeURIComponent(id)}`, agent),
    onSuccess: () => queries.invalidateQueries({ queryKey: agentsKey }),
  });
}

/** Which agent or group gets the conversations of what is deleted, as the API names it; null: neither. */
export type ConversationsTo = `agent:${string}` | `group:${string}` | null;

/** Deletes an agent; the groups that had it as a member are read again. */
export function useDeleteAgent() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, conversationsTo }: { id: string; conversationsTo: ConversationsTo }) =>
      request<void>('DELETE', `/agents/${encodeURIComponent(id)}${queryString({ conversationsTo })}`),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: agentsKey });
      await queries.invalidateQueries({ queryKey: ['groups'] });
    },
  });
}

/** Mails an agent a link to set a first password; one sent before ends. */
export function useInviteAgent() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request<{ email: string; expiresAt: string }>('POST', `/agents/${encodeURIComponent(id)}/invitation`),
    onSuccess: () => queries.invalidateQueries({ queryKey: agentsKey }),
  });
}
