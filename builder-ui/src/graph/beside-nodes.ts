/**
 * What stands beside the nodes, to be read as a list: frames, each with the nodes that stand in it, and notes, from top
 * to bottom. In go a graph and its nodes in the order in which they are read. Pure.
 */
import type { Graph, GraphFrame, GraphNode, GraphNote } from '@switchboard/shared/graph';
import { type Box, type CardHeights, idsWithin } from './box.ts';
import { inReadingOrder } from './walk.ts';

export type BesideNodes =
  | { kind: 'frame'; id: string; frame: GraphFrame; nodes: GraphNode[] }
  | { kind: 'note'; id: string; note: GraphNote };

export function besideNodes(graph: Graph, ordered: readonly GraphNode[], heights: CardHeights): BesideNodes[] {
  return inReadingOrder([
    ...(graph.frames ?? []).map((frame) => {
      const within = new Set(idsWithin(graph, boxOf(frame), heights));
      const nodes = ordered.filter(({ id }) => within.has(id));
      return { kind: 'frame' as const, id: frame.id, position: frame.position, frame, nodes };
    }),
    ...(graph.notes ?? []).map((note) => ({ kind: 'note' as const, id: note.id, position: note.position, note })),
  ]);
}

function boxOf({ position, size }: GraphFrame): Omit<Box, 'id'> {
  return { ...position, ...size };
}
