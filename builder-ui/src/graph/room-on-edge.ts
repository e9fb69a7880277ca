import type { Graph, GraphEdge } from '@switchboard/shared/graph';
import { nodesAlong } from './connection.ts';
import type { Positions } from './edit.ts';
import { cardSize } from './free-position.ts';

/** Between two cards in a row, in the canvas' units. */
const gap = 80;

/**
 * Where a node goes that is spliced into an edge, and how far what follows moves on to make room: in the row of the
 * edge's source, right behind it; everything that the edge leads to moves to the right together, so that the drawing
 * keeps its form. Nothing moves when there is room enough.
 */
export function roomOnEdge(graph: Graph, edge: GraphEdge): { position: { x: number; y: number }; positions: Positions } | null {
  const source = graph.nodes.find((node) => node.id === edge.source);
  const target = graph.nodes.find((node) => node.id === edge.target);
  if (source === undefined || target === undefined) return null;
  const position = { x: source.position.x + cardSize.width + gap, y: source.position.y };
  const missing = position.x + cardSize.width + gap - target.position.x;
  // A target to the left or far below is not in this row: it may stay where it is.
  const isAhead = target.position.x > source.position.x;
  if (missing <= 0 || !isAhead) return { position, positions: {} };
  const ahead = nodesAlong(graph, [target.id], 'downstream');
  const moved = graph.nodes.filter((node) => node.id !== source.id && ahead.has(node.id));
  return {
    position,
    positions: Object.fromEntries(moved.map((node) => [node.id, { x: node.position.x + missing, y: node.position.y }])),
  };
}
