/**
 * Walking a graph by arrow keys. In go the graph, where one stands and a direction; out comes where that leads, or null
 * when it leads nowhere. What stays true: `ahead` and `back` follow edges, `up` and `down` go through the nodes that
 * lie equally far from the beginning, and so every node can be walked to from every other. Nothing here knows the
 * screen.
 */
import type { Graph, GraphEdge, GraphNode } from '@switchboard/shared/graph';

export type WalkDirection = 'ahead' | 'back' | 'up' | 'down';
type Drawn = Pick<Graph, 'nodes' | 'edges'>;

/** Where an arrow key leads; from nowhere, to the first node. */
export function walk(graph: Drawn, fromId: string | null, direction: WalkDirection): string | null {
  const steps = stepsFromStart(graph);
  const from = fromId === null ? undefined : steps.get(fromId);
  if (fromId === null || from === undefined) return firstNode(graph);
  if (direction === 'up' || direction === 'down') {
    const row = inReadingOrder(graph.nodes.filter(({ id }) => steps.get(id) === from)).map(({ id }) => id);
    return row[row.indexOf(fromId) + (direction === 'down' ? 1 : -1)] ?? null;
  }
  const [wished, ids] =
    direction === 'ahead'
      ? [from + 1, graph.edges.filter(({ source }) => source === fromId).map(({ target }) => target)]
      : [from - 1, graph.edges.filter(({ target }) => target === fromId).map(({ source }) => source)];
  const neighbours = new Set(ids);
  const found = inReadingOrder(graph.nodes.filter(({ id }) => neighbours.has(id)));
  // One column further when there is such a neighbour: otherwise there could be nodes that no walk comes to.
  return (found.find(({ id }) => steps.get(id) === wished) ?? found[0])?.id ?? null;
}

/** Where walking begins: the first node that nothing leads to. */
export function firstNode(graph: Drawn): string | null {
  return walkingOrder(graph)[0]?.id ?? null;
}

/** All nodes as one meets them: from the beginning onward, column by column, each from top to bottom. */
export function walkingOrder(graph: Drawn): GraphNode[] {
  const steps = stepsFromStart(graph);
  return inReadingOrder(graph.nodes).toSorted((a, b) => (steps.get(a.id) ?? 0) - (steps.get(b.id) ?? 0));
}

export interface ReadingOrder {
  /** What a message can come to, in walking order. */
  reached: GraphNode[];
  /** What nothing that starts the automation leads to, in walking order. */
  unreached: GraphNode[];
}

/** All nodes as one reads them: those that a message can come to first. Where nothing starts, nothing is set apart. */
export function readingOrder(graph: Drawn, isStart: (node: GraphNode) => boolean): ReadingOrder {
  const ordered = walkingOrder(graph);
  const starts = graph.nodes.filter(isStart).map(({ id }) => id);
  if (starts.length === 0) return { reached: ordered, unreached: [] };
  const steps = new Map<string, number>();
  spread(starts, onwardOf(graph), steps);
  return {
    reached: ordered.filter(({ id }) => steps.has(id)),
    unreached: ordered.filter(({ id }) => !steps.has(id)),
  };
}

/**
 * Where an arrow key leads from an edge: `ahead` and `back` to the node at its end, `up` and `down` to another edge of
 * the node that it comes from.
 */
export function walkFromEdge(
  graph: Drawn,
  edgeId: string,
  direction: WalkDirection,
): { nodeId: string } | { edgeId: string } | null {
  const edge = graph.edges.find(({ id }) => id === edgeId);
  if (edge === undefined) return null;
  if (direction === 'ahead' || direction === 'back') {
    const nodeId = direction === 'ahead' ? edge.target : edge.source;
    return graph.nodes.some(({ id }) => id === nodeId) ? { nodeId } : null;
  }
  const edges = edgesFrom(graph, edge.source);
  const next = edges[edges.findIndex(({ id }) => id === edgeId) + (direction === 'down' ? 1 : -1)];
  return next === undefined ? null : { edgeId: next.id };
}

/** The edge that one comes to first from a node: what it leads to, else what leads to it. */
export function firstEdgeOf(graph: Drawn, nodeId: string): string | null {
  return (edgesFrom(graph, nodeId)[0] ?? graph.edges.find(({ target }) => target === nodeId))?.id ?? null;
}

/** By port, each from top to bottom as their ends stand. */
function edgesFrom(graph: Drawn, nodeId: string): GraphEdge[] {
  const place = new Map(inReadingOrder(graph.nodes).map(({ id }, index) => [id, index]));
  const placeOf = (id: string): number => place.get(id) ?? graph.nodes.length;
  return graph.edges
    .filter(({ source }) => source === nodeId)
    .toSorted((a, b) => b.sourceHandle.localeCompare(a.sourceHandle) || placeOf(a.target) - placeOf(b.target));
}

/** How many edges each node lies from where the automation begins. Circles, which a draft may have, begin somewhere too. */
function stepsFromStart(graph: Drawn): Map<string, number> {
  const onward = onwardOf(graph);
  const ledTo = new Set([...onward.values()].flat());
  const ordered = inReadingOrder(graph.nodes);
  const steps = new Map<string, number>();
  spread(
    ordered.filter(({ id }) => !ledTo.has(id)).map(({ id }) => id),
    onward,
    steps,
  );
  for (const { id } of ordered) if (!steps.has(id)) spread([id], onward, steps);
  return steps;
}

/** What each node leads to. */
function onwardOf(graph: Drawn): Map<string, string[]> {
  const onward = new Map<string, string[]>();
  const known = new Set(graph.nodes.map(({ id }) => id));
  for (const { source, target } of graph.edges) {
    if (!known.has(source) || !known.has(target)) continue;
    const targets = onward.get(source);
    if (targets === undefined) onward.set(source, [target]);
    else targets.push(target);
  }
  return onward;
}

/** Counts outward from these, breadth first; what has been counted stays. */
function spread(starts: readonly string[], onward: ReadonlyMap<string, string[]>, steps: Map<string, number>): void {
  for (const id of starts) steps.set(id, 0);
  const queue = [...starts];
  for (const id of queue) {
    for (const next of onward.get(id) ?? []) {
      if (steps.has(next)) continue;
      steps.set(next, (steps.get(id) ?? 0) + 1);
      queue.push(next);
    }
  }
}

/** From top to bottom, then from left to right; by id where they stand at the same place. */
export function inReadingOrder<Item extends Pick<GraphNode, 'id' | 'position'>>(nodes: readonly Item[]): Item[] {
  return nodes.toSorted(
    (a, b) => a.position.y - b.position.y || a.position.x - b.position.x || (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
}
