import type { Graph, GraphEdge, GraphNode } from '@switchboard/shared/graph';
import { limits } from '@switchboard/shared/limits';
import { isSameConnection, type Connection } from './connection.ts';

/**
 * The edges that join what removed nodes stood between: what led to one leads on to what it led to, as if it had been
 * disabled (an action is passed by `out`, a filter by `yes`). Edges that are there already are not made again; and as
 * each follows a way that there was, none closes a circle.
 * @param throughPort the port by which a removed node is passed; null for one that is not passed
 */
export function healEdges(
  graph: Graph,
  removedIds: ReadonlySet<string>,
  throughPort: (node: GraphNode) => string | null,
  newId: () => string,
): GraphEdge[] {
  const nodeById = new Map(graph.nodes.map((node) => [node.id, node]));
  const onward = new Map<string, GraphEdge[]>();
  for (const edge of graph.edges) {
    const source = nodeById.get(edge.source);
    if (source === undefined || !removedIds.has(source.id) || edge.sourceHandle !== throughPort(source)) continue;
    const edges = onward.get(source.id);
    if (edges === undefined) onward.set(source.id, [edge]);
    else edges.push(edge);
  }
  const kept: Connection[] = graph.edges.filter(({ source, target }) => !removedIds.has(source) && !removedIds.has(target));
  const room = limits.graphEdges - kept.length;
  const healed: GraphEdge[] = [];
  for (const edge of graph.edges) {
    if (removedIds.has(edge.source) || !removedIds.has(edge.target)) continue;
    for (const { target, targetHandle } of endsBehind(edge.target, removedIds, onward)) {
      const connection = { source: edge.source, sourceHandle: edge.sourceHandle, target, targetHandle };
      if (healed.length >= room || [...kept, ...healed].some((other) => isSameConnection(other, connection))) continue;
      healed.push({ id: newId(), ...connection });
    }
  }
  return healed;
}

/** Where the way through removed nodes comes out. */
function endsBehind(startId: string, removedIds: ReadonlySet<string>, onward: ReadonlyMap<string, GraphEdge[]>): GraphEdge[] {
  const passed = new Set([startId]);
  const ends: GraphEdge[] = [];
  for (const id of passed) {
    for (const edge of onward.get(id) ?? []) {
      if (removedIds.has(edge.target)) passed.add(edge.target);
      else ends.push(edge);
    }
  }
  return ends;
}
