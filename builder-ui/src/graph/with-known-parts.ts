import type { Graph } from '@switchboard/shared/graph';
import { isSameValue } from './is-same-value.ts';

/** A graph with all in it that is as in a known one taken from there: nothing is kept or drawn twice for being read anew. */
export function withKnownParts(graph: Graph, known: Graph): Graph {
  const taken: Graph = { ...graph, nodes: part(graph.nodes, known.nodes), edges: part(graph.edges, known.edges) };
  if (graph.notes !== undefined) taken.notes = part(graph.notes, known.notes ?? []);
  if (graph.frames !== undefined) taken.frames = part(graph.frames, known.frames ?? []);
  return taken;
}

function part<Item extends { id: string }>(items: Item[], known: Item[]): Item[] {
  const byId = new Map(known.map((item) => [item.id, item]));
  const taken = items.map((item) => {
    const same = byId.get(item.id);
    return same !== undefined && isSameValue(item, same) ? same : item;
  });
  const isWhole = taken.length === known.length && taken.every((item, index) => item === known[index]);
  return isWhole ? known : taken;
}
