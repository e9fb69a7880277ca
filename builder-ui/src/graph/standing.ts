/** Where one stands once the graph under one has changed. In go the graphs before and after; out come ids. Pure. */
import type { Graph } from '@switchboard/shared/graph';
import { idsOf } from './piece.ts';

type Drawn = Pick<Graph, 'nodes' | 'edges'>;

/**
 * The node to stand on when the node or edge one stood on is gone: the nearest that led there, else the nearest that it
 * led to. Null when it is not gone, or when none of these is left.
 */
export function neighbourLeft(before: Drawn, after: Drawn, id: string): string | null {
  if ([...after.nodes, ...after.edges].some((each) => each.id === id)) return null;
  const there = new Set(after.nodes.map((node) => node.id));
  const edge = before.edges.find((each) => each.id === id);
  const [back, ahead] = edge === undefined ? [id, id] : [edge.source, edge.target];
  const sources = (of: string): string[] => before.edges.filter(({ target }) => target === of).map(({ source }) => source);
  const targets = (of: string): string[] => before.edges.filter(({ source }) => source === of).map(({ target }) => target);
  return nearest(back, sources, there) ?? nearest(ahead, targets, there);
}

function nearest(start: string, next: (id: string) => string[], there: ReadonlySet<string>): string | null {
  const passed = new Set([start]);
  for (const id of passed) {
    if (there.has(id)) return id;
    for (const further of next(id)) passed.add(further);
  }
  return null;
}

/** What is there that was not before: nodes, notes and frames; edges only where nothing else came with them. */
export function cameBack(before: Graph, after: Graph): { ids: string[]; edgeIds: string[] } {
  const were = new Set(itemIds(before));
  const edgesWere = new Set(before.edges.map(({ id }) => id));
  const ids = itemIds(after).filter((id) => !were.has(id));
  const edgeIds = after.edges.flatMap(({ id }) => (edgesWere.has(id) ? [] : [id]));
  return { ids, edgeIds: ids.length === 0 ? edgeIds : [] };
}

function itemIds({ nodes, notes = [], frames = [] }: Graph): string[] {
  return idsOf({ nodes, notes, frames });
}
