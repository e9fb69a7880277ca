/**
 * What differs between two graphs: the draft and what is published, two versions, mine and a colleague's. In go two
 * graphs; out come nodes and edges added, removed and changed, apart from what only changed its place or stands beside
 * the drawing (notes, frames). Pure. What stays true: a graph differs from itself in nothing; what is told, applied to the
 * first graph, gives the second; edges are the same when they join the same ports, whatever their ids.
 */
import type { Graph, GraphEdge, GraphFrame, GraphNode, GraphNote } from '@switchboard/shared/graph';
import { isSameValue } from './is-same-value.ts';

/** Something that is in both graphs, as it was and as it is. */
export interface Pair<Item> {
  before: Item;
  after: Item;
}

export interface Difference<Item> {
  added: Item[];
  removed: Item[];
  /** Differ in more than their place. */
  changed: Pair<Item>[];
  /** Stand elsewhere, whether or not they changed too. */
  moved: Pair<Item>[];
}

export interface GraphDifference {
  nodes: Difference<GraphNode>;
  edges: { added: GraphEdge[]; removed: GraphEdge[] };
  notes: Difference<GraphNote>;
  frames: Difference<GraphFrame>;
}

interface Placed {
  id: string;
  position: { x: number; y: number };
}

export function compareGraphs(before: Graph, after: Graph): GraphDifference {
  return {
    nodes: compareItems(before.nodes, after.nodes),
    edges: compareEdges(before.edges, after.edges),
    notes: compareItems(before.notes ?? [], after.notes ?? []),
    frames: compareItems(before.frames ?? [], after.frames ?? []),
  };
}

/** How much the graphs differ in what they do: nodes and edges, not their names and places. */
export function countLogic({ nodes, edges }: GraphDifference): number {
  const changed = nodes.changed.filter((pair) => !isOnlyRenamed(pair));
  return nodes.added.length + nodes.removed.length + changed.length + edges.added.length + edges.removed.length;
}

/** How much they differ to the eye alone: names, places, notes, frames. */
export function countLayout({ nodes, notes, frames }: GraphDifference): number {
  const beside = [notes, frames].map(
    ({ added, removed, changed, moved }) =>
      added.length + removed.length + new Set([...changed, ...moved].map(({ after }) => after.id)).size,
  );
  const renamed = nodes.changed.filter(isOnlyRenamed);
  const looks = new Set([...nodes.moved, ...renamed].map(({ after }) => after.id)).size;
  return looks + beside.reduce((sum, count) => sum + count, 0);
}

/** Whether a node differs in its name alone, which changes nothing about what it does, and perhaps in its place. */
export function isOnlyRenamed({ before, after }: Pair<GraphNode>): boolean {
  return before.name !== after.name && isSameButPlace({ ...before, name: after.name }, after);
}

/** The first graph with all that was told of it done to it. */
export function applyDifference(graph: Graph, difference: GraphDifference): Graph {
  const removed = new Set(difference.edges.removed.map(edgeKey));
  const { notes, frames, ...rest } = graph;
  const changedNotes = applyItems(notes ?? [], difference.notes);
  const changedFrames = applyItems(frames ?? [], difference.frames);
  return {
    ...rest,
    nodes: applyItems(graph.nodes, difference.nodes),
    edges: [...graph.edges.filter((edge) => !removed.has(edgeKey(edge))), ...difference.edges.added],
    ...(changedNotes.length > 0 ? { notes: changedNotes } : {}),
    ...(changedFrames.length > 0 ? { frames: changedFrames } : {}),
  };
}

/** What makes two edges the same one. */
export function edgeKey({ source, sourceHandle, target, targetHandle }: Omit<GraphEdge, 'id'>): string {
  return JSON.stringify([source, sourceHandle, target, targetHandle]);
}

/** Whether two states of a node, note or frame differ in their place at most. */
export function isSameButPlace<Item extends Placed>(before: Item, after: Item): boolean {
  return before === after || isSameValue({ ...before, position: null }, { ...after, position: null });
}

function compareItems<Item extends Placed>(before: readonly Item[], after: readonly Item[]): Difference<Item> {
  const former = new Map(before.map((item) => [item.id, item]));
  const ids = new Set(after.map(({ id }) => id));
  const pairs = after.flatMap((item) => {
    const known = former.get(item.id);
    return known === undefined || known === item ? [] : [{ before: known, after: item }];
  });
  return {
    added: after.filter(({ id }) => !former.has(id)),
    removed: before.filter(({ id }) => !ids.has(id)),
    changed: pairs.filter((pair) => !isSameButPlace(pair.before, pair.after)),
    moved: pairs.filter((pair) => !isSameValue(pair.before.position, pair.after.position)),
  };
}

function compareEdges(before: readonly GraphEdge[], after: readonly GraphEdge[]): { added: GraphEdge[]; removed: GraphEdge[] } {
  const former = new Set(before.map(edgeKey));
  const present = new Set(after.map(edgeKey));
  return {
    added: after.filter((edge) => !former.has(edgeKey(edge))),
    removed: before.filter((edge) => !present.has(edgeKey(edge))),
  };
}

function applyItems<Item extends Placed>(items: readonly Item[], { added, removed, changed, moved }: Difference<Item>): Item[] {
  const gone = new Set(removed.map(({ id }) => id));
  const after = new Map([...moved, ...changed].map((pair) => [pair.after.id, pair.after]));
  return [...items.filter(({ id }) => !gone.has(id)).map((item) => after.get(item.id) ?? item), ...added];
}
