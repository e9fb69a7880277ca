/**
 * A piece of a graph: what is copied, pasted, duplicated or inserted at once. Edges within it only; its ids are made
 * anew before it goes into a graph.
 */
import type { Graph, GraphEdge, GraphFrame, GraphNode, GraphNote } from '@switchboard/shared/graph';
import { limits } from '@switchboard/shared/limits';

export interface Piece {
  nodes: GraphNode[];
  edges: GraphEdge[];
  notes: GraphNote[];
  frames: GraphFrame[];
}

/** The nodes, notes and frames of these ids, with the edges between the nodes. */
export function pieceOf(graph: Graph, ids: Iterable<string>): Piece {
  const wanted = new Set(ids);
  return {
    nodes: graph.nodes.filter(({ id }) => wanted.has(id)),
    edges: graph.edges.filter(({ source, target }) => wanted.has(source) && wanted.has(target)),
    notes: (graph.notes ?? []).filter(({ id }) => wanted.has(id)),
    frames: (graph.frames ?? []).filter(({ id }) => wanted.has(id)),
  };
}

export function idsOf({ nodes, notes, frames }: Pick<Piece, 'nodes' | 'notes' | 'frames'>): string[] {
  return [...nodes, ...notes, ...frames].map(({ id }) => id);
}

export function sizeOf({ nodes, notes, frames }: Pick<Piece, 'nodes' | 'notes' | 'frames'>): number {
  return nodes.length + notes.length + frames.length;
}

/** The same piece with ids of its own, moved by an offset. Edges that lead out of it are dropped. */
export function freshPiece(piece: Piece, newId: () => string, offset: { x: number; y: number }): Piece {
  const fresh = new Map(idsOf(piece).map((id) => [id, newId()]));
  const renewed = <Item extends { id: string; position: { x: number; y: number } }>(item: Item): Item => ({
    ...item,
    id: fresh.get(item.id) ?? newId(),
    position: { x: item.position.x + offset.x, y: item.position.y + offset.y },
  });
  return {
    nodes: piece.nodes.map(renewed),
    edges: piece.edges.flatMap((edge) => {
      const source = fresh.get(edge.source);
      const target = fresh.get(edge.target);
      return source === undefined || target === undefined ? [] : [{ ...edge, id: newId(), source, target }];
    }),
    notes: piece.notes.map(renewed),
    frames: piece.frames.map(renewed),
  };
}

/** Why a graph has no room for so much more, as a sentence for the reader, or null when it has. */
export function refuseGrowth(
  graph: Graph,
  added: { nodes?: number; edges?: number; notes?: number; frames?: number },
): string | null {
  const exceeds = (has: number, more: number | undefined, most: number) => (more ?? 0) > 0 && has + (more ?? 0) > most;
  const sentence = (most: number, what: string) => `An automation has at most ${most.toLocaleString('en')} ${what}.`;
  if (exceeds(graph.nodes.length, added.nodes, limits.graphNodes)) return sentence(limits.graphNodes, 'nodes');
  if (exceeds(graph.edges.length, added.edges, limits.graphEdges)) return sentence(limits.graphEdges, 'connections');
  if (exceeds(graph.notes?.length ?? 0, added.notes, limits.graphNotes)) return sentence(limits.graphNotes, 'notes');
  if (exceeds(graph.frames?.length ?? 0, added.frames, limits.graphFrames)) return sentence(limits.graphFrames, 'frames');
  return null;
}
