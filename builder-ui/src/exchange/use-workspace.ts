/** Everybody and everything that graphs of this workspace can name; undefined until it is read. */
import { useMemo } from 'react';
import { useAgents } from '../api/agents.ts';
import { useGroups } from '../api/groups.ts';
import { useNodeTypes } from '../api/node-types.ts';
import { useSegmentNames } from '../api/segments.ts';
import type { Workspace } from './plan-import.ts';

export function useWorkspace(): Workspace | undefined {
  const { data: agent } = useAgents();
  const { data: group } = useGroups();
  const { data: segment } = useSegmentNames();
  const { data: nodeTypes } = useNodeTypes();
  return useMemo(
    () => (agent && group && segment && nodeTypes ? { agent, group, segment, nodeTypes: nodeTypes.items } : undefined),
    [agent, group, segment, nodeTypes],
  );
}
