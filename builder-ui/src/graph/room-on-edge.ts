import type { Graph, GraphEdge, GraphNode } from '@switchboard/shared/graph';
import { type CardHeights, boxOfNode, frameAround, idsWithin } from './box.ts';
import { nodesAlong } from './connection.ts';
import type { Positions, Sizes } from './edit.ts';
import { cardSize } from './free-position.ts';
import { withFramedMoved } from './move-framed.ts';

/** Between two cards in a row, in the canvas' units. */
const gap = 80;
/** Room is made in whole cards, however tall each is drawn. */
const notMeasured: CardHeights = new Map();

export interface RoomOnEdge {
  position: { x: number; y: number };
  positions: Positions;
  sizes: Sizes;
}

/**
 * Where a node goes that is spliced into an edge, and how far what follows moves on to make room: in the row of the
 * edge's source, right behind it; everything that the edge leads to moves to the right together, so that the drawing
 * keeps its form, and stays in the frames it stood in. Nothing moves when there is room enough.
 */
export function roomOnEdge(graph: Graph, edge: GraphEdge): RoomOnEdge | null {
  const source = graph.nodes.find((node) => node.id === edge.source);
  const target = graph.nodes.find((node) => node.id === edge.target);
  if (source === undefined || target === undefined) return null;
  const position = { x: source.position.x + cardSize.width + gap, y: source.position.y };
  const missing = position.x + cardSize.width + gap - target.position.x;
  // A target to the left or far below is not in this row: it may stay where it is.
  const isAhead = target.position.x > source.position.x;
  if (missing <= 0 || !isAhead) return { position, positions: {}, sizes: {} };
  const ahead = nodesAlong(graph, [target.id], 'downstream');
  const movedOn = ({ id, position: { x, y } }: Pick<GraphNode, 'id' | 'position'>) => [id, { x: x + missing, y }] as const;
  const moved = graph.nodes.filter((node) => node.id !== source.id && ahead.has(node.id)).map(movedOn);
  const nodePositions = new Map(moved);
  const sizes: Sizes = {};
  for (const frame of graph.frames ?? []) {
    const within = new Set(idsWithin(graph, { ...frame.position, ...frame.size }, notMeasured));
    const held = graph.nodes.filter(({ id }) => within.has(id));
    const pushed = held.flatMap((node) => {
      const to = nodePositions.get(node.id);
      return to === undefined ? [] : [{ ...boxOfNode(node, notMeasured), ...to }];
    });
    const around = frameAround(pushed);
    if (around === null) continue;
    // A frame of which everything moves on moves along; one that something stays in grows.
    if (pushed.length === held.length) moved.push(movedOn(frame));
    else sizes[frame.id] = { ...frame.size, width: Math.max(frame.size.width, around.x + around.width - frame.position.x) };
  }
  return { position, positions: withFramedMoved(graph, Object.fromEntries(moved), notMeasured), sizes };
}
