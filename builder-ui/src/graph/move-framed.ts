import type { Graph } from '@switchboard/shared/graph';
import { idsWithin } from './box.ts';
import type { Positions } from './edit.ts';

/** Where everything goes when these go there: frames take along what stands in them. */
export function withFramedMoved(graph: Graph, moved: Positions, heights: ReadonlyMap<string, number>): Positions {
  const positions: Positions = { ...moved };
  for (const frame of graph.frames ?? []) {
    const to = moved[frame.id];
    if (to === undefined) continue;
    const within = new Set(idsWithin(graph, { ...frame.position, ...frame.size }, heights));
    for (const { id, position } of [...graph.nodes, ...(graph.notes ?? [])]) {
      if (!within.has(id) || id in moved) continue;
      positions[id] = { x: position.x + to.x - frame.position.x, y: position.y + to.y - frame.position.y };
    }
  }
  return positions;
}
