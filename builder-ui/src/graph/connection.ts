import type { Graph, GraphEdge } from '@switchboard/shared/graph';

/** An edge without its id: from which port of which node to which. */
export type Connection = Pick<GraphEdge, 'source' | 'sourceHandle' | 'target' | 'targetHandle'>;

/**
 * Why two ports cannot be connected, as a sentence for the reader, or null when they can. Connecting never makes a
 * graph that is not acyclic, nor the same edge twice.
 */
export function refuseConnection(graph: Pick<Graph, 'nodes' | 'edges'>, connection: Connection): string | null {
  if (connection.source === connection.target) return 'A node cannot be connected to itself.';
  for (const id of [connection.source, connection.target]) {
    if (!graph.nodes.some((node) => node.id === id)) return 'One of the nodes is no longer there.';
  }
  if (graph.edges.some((edge) => isSameConnection(edge, connection))) return 'These are connected already.';
  if (reaches(graph, connection.target, connection.source))
    return 'This would make a circle: a message passes each node at most once.';
  return null;
}

function isSameConnection(a: Connection, b: Connection): boolean {
  return a.source === b.source && a.sourceHandle === b.sourceHandle && a.target === b.target && a.targetHandle === b.targetHandle;
}

/** Whether some way along the edges leads from one node to the other. Each node is looked at once. */
export function reaches(graph: Pick<Graph, 'edges'>, fromId: string, toId: string): boolean {
  const targetsOf = new Map<string, string[]>();
  for (const edge of graph.edges) {
    const targets = targetsOf.get(edge.source);
    if (targets === undefined) targetsOf.set(edge.source, [edge.target]);
    else targets.push(edge.target);
  }
  const seen = new Set([fromId]);
  const open = [fromId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === toId) return true;
    for (const target of targetsOf.get(id) ?? []) {
      if (seen.has(target)) continue;
      seen.add(target);
      open.push(target);
    }
  }
  return false;
}
