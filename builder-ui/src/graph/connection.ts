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

export function isSameConnection(a: Connection, b: Connection): boolean {
  return a.source === b.source && a.sourceHandle === b.sourceHandle && a.target === b.target && a.targetHandle === b.targetHandle;
}

/** The graph as it would be without an edge. */
export function withoutEdge<Drawn extends Pick<Graph, 'edges'>>(graph: Drawn, edgeId: string | null): Drawn {
  return edgeId === null ? graph : { ...graph, edges: graph.edges.filter(({ id }) => id !== edgeId) };
}

/** Whether some way along the edges leads from one node to the other. */
export function reaches(graph: Pick<Graph, 'edges'>, fromId: string, toId: string): boolean {
  return nodesAlong(graph, [fromId], 'downstream').has(toId);
}

export type Direction = 'upstream' | 'downstream';

/** The nodes given and all that lie along the edges from them. Each node is looked at once. */
export function nodesAlong(graph: Pick<Graph, 'edges'>, ids: Iterable<string>, direction: Direction): Set<string> {
  const next = new Map<string, string[]>();
  for (const edge of graph.edges) {
    const [from, to] = direction === 'downstream' ? [edge.source, edge.target] : [edge.target, edge.source];
    const neighbours = next.get(from);
    if (neighbours === undefined) next.set(from, [to]);
    else neighbours.push(to);
  }
  const seen = new Set(ids);
  // A set may grow while it is walked: every node is visited once.
  for (const id of seen) for (const neighbour of next.get(id) ?? []) seen.add(neighbour);
  return seen;
}
