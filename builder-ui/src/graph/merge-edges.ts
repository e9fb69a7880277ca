/**
 * Two people's connections of one graph, put together. In go the graph both began from, mine and theirs, and the nodes
 * that were chosen to stay although the other took them away; out come the connections. Pure. What stays true: none is
 * without its nodes that had them before, no id is twice, and who takes a node back takes back how it was connected.
 */
import type { Graph, GraphEdge } from '@switchboard/shared/graph';
import { edgeKey } from './compare-graphs.ts';
import type { Side } from './merge-fields.ts';

/** For each side the nodes that it has and the other had taken away. */
export type TakenBack = Record<Side, ReadonlySet<string>>;

/** @param nodeIds the nodes of the merged graph */
export function mergeEdges(
  base: Graph,
  mine: Graph,
  theirs: Graph,
  { nodeIds, takenBack }: { nodeIds: ReadonlySet<string>; takenBack: TakenBack },
): GraphEdge[] {
  const was = new Set(base.edges.map(edgeKey));
  const known = new Set([base, mine, theirs].flatMap((graph) => graph.nodes.map(({ id }) => id)));
  const isCutOff = (id: string): boolean => known.has(id) && !nodeIds.has(id);
  /** Of one side, what the other has as well, did not know, or took away only together with a node that stays. */
  const keptOf = (own: Graph, ownBack: ReadonlySet<string>, other: Graph, otherBack: ReadonlySet<string>): GraphEdge[] => {
    const otherNow = new Set(other.edges.map(edgeKey));
    return own.edges.filter((edge) => {
      if (otherNow.has(edgeKey(edge))) return true;
      if (was.has(edgeKey(edge))) return ownBack.has(edge.source) || ownBack.has(edge.target);
      return !bridges(edge, other, otherBack);
    });
  };
  const theirsNow = new Set(theirs.edges.map(edgeKey));
  const kept = [
    ...keptOf(theirs, takenBack.theirs, mine, takenBack.mine),
    ...keptOf(mine, takenBack.mine, theirs, takenBack.theirs).filter((edge) => !theirsNow.has(edgeKey(edge))),
  ];
  return withUniqueIds(kept.filter(({ source, target }) => !isCutOff(source) && !isCutOff(target)));
}

/** Whether an edge only joins what nodes stood between that are there again. */
function bridges(edge: GraphEdge, graph: Graph, between: ReadonlySet<string>): boolean {
  const reached = new Set(
    graph.edges
      .filter(({ source, sourceHandle }) => source === edge.source && sourceHandle === edge.sourceHandle)
      .flatMap(({ target }) => (between.has(target) ? [target] : [])),
  );
  for (const id of reached) {
    for (const { source, target, targetHandle } of graph.edges) {
      if (source !== id) continue;
      if (target === edge.target && targetHandle === edge.targetHandle) return true;
      if (between.has(target)) reached.add(target);
    }
  }
  return false;
}

/** Two people may have given different edges the same id; ids are made of the old ones, so merging twice is the same. */
function withUniqueIds(edges: readonly GraphEdge[]): GraphEdge[] {
  const taken = new Set<string>();
  return edges.map((edge) => {
    let { id } = edge;
    for (let copy = 2; taken.has(id); copy += 1) id = `${edge.id.slice(0, 90)}-${copy}`;
    taken.add(id);
    return id === edge.id ? edge : { ...edge, id };
  });
}
