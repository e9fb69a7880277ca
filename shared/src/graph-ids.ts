/**
 * The ids within a graph: nodes, notes and frames share one space of them, connections have another. In: a graph. Out:
 * where an id is had twice, or the graph with an id for each. Pure; the same graph is always given the same ids, so that
 * whoever reads it twice reads the same.
 */
import type { Graph, SentGraph } from './graph.ts';

const spaces = [['nodes', 'notes', 'frames'], ['edges']] as const;
/** Of an id that is had twice so much is kept that a number fits behind it. */
const charactersKept = 90;

/** @returns pointers (RFC 6901), within the graph, to ids that something before them has */
export function repeatedIds(graph: SentGraph): string[] {
  return spaces.flatMap((lists) => {
    const taken = new Set<string>();
    return lists.flatMap((list) =>
      (graph[list] ?? []).flatMap(({ id }, index) => {
        const isTaken = taken.has(id);
        taken.add(id);
        return isTaken ? [`/${list}/${index}/id`] : [];
      }),
    );
  });
}

/**
 * @returns the graph in which whatever has the id of something before it has one of its own; the same graph when there is
 *   nothing such. Connections stay with the first
 */
export function withOwnIds(graph: Graph): Graph {
  if (repeatedIds(graph).length === 0) return graph;
  const [cards, edges] = spaces.map((lists) => idGiver(lists.flatMap((list) => (graph[list] ?? []).map(({ id }) => id))));
  return {
    ...graph,
    nodes: graph.nodes.map(cards!),
    edges: graph.edges.map(edges!),
    ...(graph.notes && { notes: graph.notes.map(cards!) }),
    ...(graph.frames && { frames: graph.frames.map(cards!) }),
  };
}

/** @param all every id of a space, so that none that is made is one of them */
function idGiver(all: readonly string[]): <Item extends { id: string }>(item: Item) => Item {
  const taken = new Set(all);
  const met = new Set<string>();
  const numbers = new Map<string, number>();
  return (item) => {
    if (!met.has(item.id)) {
      met.add(item.id);
      return item;
    }
    const kept = item.id.slice(0, charactersKept);
    let number = numbers.get(kept) ?? 1;
    do number += 1;
    while (taken.has(`${kept}-${number}`));
    numbers.set(kept, number);
    taken.add(`${kept}-${number}`);
    return { ...item, id: `${kept}-${number}` };
  };
}
