import type { Graph } from '@switchboard/shared/graph';

/** The room a node takes on the canvas, in its units: the card's width, and the height of a usual one. */
export const cardSize = { width: 240, height: 96 } as const;
/** Positions are kept on this grid, as dragging keeps them. */
export const gridSize = 8;
const gap = 24;
const attemptsAtMost = 400;

interface Position {
  x: number;
  y: number;
}

/**
 * Where a new node goes so that it covers none that is there: the wished position when that is free, else the nearest
 * free one to the right, wrapping to the next row after four.
 */
export function freePosition(graph: Pick<Graph, 'nodes'>, wished: Position): Position {
  const start = { x: onGrid(wished.x), y: onGrid(wished.y) };
  for (let attempt = 0; attempt < attemptsAtMost; attempt += 1) {
    const column = attempt % 4;
    const row = Math.floor(attempt / 4);
    const position = { x: start.x + column * (cardSize.width + 3 * gap), y: start.y + row * (cardSize.height + gap) };
    if (isFree(graph, position)) return position;
  }
  return start;
}

/** The same for a node that is connected: the nearest free place below, so that it stays in its column. */
export function freePositionBelow(graph: Pick<Graph, 'nodes'>, wished: Position): Position {
  const start = { x: onGrid(wished.x), y: onGrid(wished.y) };
  for (let row = 0; row < attemptsAtMost; row += 1) {
    const position = { x: start.x, y: start.y + row * (cardSize.height + gap) };
    if (isFree(graph, position)) return position;
  }
  return start;
}

/** Whether a card put there covers none. */
export function isFree(graph: Pick<Graph, 'nodes'>, position: Position): boolean {
  return !graph.nodes.some((node) => overlaps(node.position, position));
}

/** Where a node goes that is added by key or click: to the right of the rightmost one, in its row. */
export function positionAfterLast(graph: Pick<Graph, 'nodes'>): Position {
  const last = graph.nodes.reduce<Position | null>(
    (right, { position }) => (right === null || position.x > right.x ? position : right),
    null,
  );
  return last === null ? { x: 0, y: 0 } : freePosition(graph, { x: last.x + cardSize.width + 3 * gap, y: last.y });
}

export function onGrid(coordinate: number): number {
  return Math.round(coordinate / gridSize) * gridSize;
}

function overlaps(a: Position, b: Position): boolean {
  return Math.abs(a.x - b.x) < cardSize.width + gap / 2 && Math.abs(a.y - b.y) < cardSize.height + gap / 2;
}
