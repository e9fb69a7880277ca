/** Agents, as the API lists and changes them. Lists are read whole: a team is hundreds, not millions. */
import type { Agent, AgentCreate, AgentUpdate } from '@switchboard/shared/team';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request, requestAllPages } from './client.ts';

export const agentsKey = ['agents'] as const;

/** All agents. */
export function useAgents() {
  return useQuery({
    queryKey: agentsKey,
    queryFn: ({ signal }) => requestAllPages<Agent>('/agents?limit=200', signal),
  });
}

/** Creates an agent when `id` is null, else changes that one. */
export function useSaveAgent() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, agent }: { id: string | null; agent: AgentCreate | AgentUpdate }) =>
      id === null ? request<Agent>('POST', '/agents', agent) : request<Agent>('PUT', `/agents/${encodeURIComponent(id)}`, agent),
    onSuccess: () => queries.invalidateQueries({ queryKey: agentsKey }),
  });
}

/** Deletes an agent; the groups that had it as a member are read again. */
export function useDeleteAgent() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<void>('DELETE', `/agents/${encodeURIComponent(id)}`),
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
