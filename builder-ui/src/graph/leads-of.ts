/** Where a node's ports lead, for a list: each edge with its port, and what the node at its end is called there. Pure. */
import type { Graph } from '@switchboard/shared/graph';

export interface Lead {
  edgeId: string;
  port: string;
  targetId: string;
  targetName: string;
}

/** @param names of nodes by their ids, told apart */
export function leadsOf({ edges }: Pick<Graph, 'edges'>, nodeId: string, names: ReadonlyMap<string, string>): Lead[] {
  return edges
    .filter(({ source }) => source === nodeId)
    .map(({ id, sourceHandle, target }) => ({
      edgeId: id,
      port: sourceHandle,
      targetId: target,
      targetName: names.get(target) ?? 'a node that is gone',
    }));
}
