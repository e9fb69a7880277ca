/** Names of agents and groups by their ids, as far as they have been read. */
import { useMemo } from 'react';
import { useAgents } from '../api/agents.ts';
import { useGroups } from '../api/groups.ts';

export interface TeamNames {
  /** Null for an agent who is gone, or not read yet. */
  agent: (id: string) => string | null;
  group: (id: string) => string | null;
}

export function useNames(): TeamNames {
  const { data: agents } = useAgents();
  const { data: groups } = useGroups();
  return useMemo(() => {
    const agentNames = new Map((agents ?? []).map(({ id, name }) => [id, name]));
    const groupNames = new Map((groups ?? []).map(({ id, name }) => [id, name]));
    return { agent: (id) => agentNames.get(id) ?? null, group: (id) => groupNames.get(id) ?? null };
  }, [agents, groups]);
}
