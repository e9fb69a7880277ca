/** What stands on the canvas, as boxes in its units: for aligning, snapping, framing and laying out. */
import type { Graph, GraphNode } from '@switchboard/shared/graph';
import { cardSize, gridSize, onGrid } from './free-position.ts';

export interface Box {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How large a node's card is drawn; cards differ in height. */
export type CardHeights = ReadonlyMap<string, number>;

export function boxOfNode(node: GraphNode, heights: CardHeights): Box {
  return { id: node.id, ...node.position, width: cardSize.width, height: heights.get(node.id) ?? cardSize.height };
}

export function boxesOf(graph: Graph, heights: CardHeights): Box[] {
  const sized = [...(graph.notes ?? []), ...(graph.frames ?? [])];
  return [
    ...graph.nodes.map((node) => boxOfNode(node, heights)),
    ...sized.map(({ id, position, size }) => ({ id, ...position, ...size })),
  ];
}

/** The box around all of them; null for none. */
export function boxAround(boxes: readonly Omit<Box, 'id'>[]): Omit<Box, 'id'> | null {
  if (boxes.length === 0) return null;
  // A fold, not `Math.min(...)`: thousands of arguments would overflow the stack.
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Room between what is put beside others and them. */
const gap = 16;
const searchedAtMost = 60;

/** The place nearest to the wished one where a box of this size covers none of the others, all on the grid. */
export function freePlace(
  boxes: readonly Omit<Box, 'id'>[],
  size: Pick<Box, 'width' | 'height'>,
  wished: Pick<Box, 'x' | 'y'>,
): Pick<Box, 'x' | 'y'> {
  const start = { x: onGrid(wished.x), y: onGrid(wished.y) };
  const isFree = ({ x, y }: Pick<Box, 'x' | 'y'>): boolean =>
    !boxes.some(
      (box) =>
        x < box.x + box.width + gap &&
        box.x < x + size.width + gap &&
        y < box.y + box.height + gap &&
        box.y < y + size.height + gap,
    );
  // Square by square outwards: the nearest of the first that has a free place.
  for (let reach = 0; reach <= searchedAtMost; reach += 1) {
    const free = squareAround(start, reach * 2 * gridSize).filter(isFree);
    const distance = ({ x, y }: Pick<Box, 'x' | 'y'>): number => Math.hypot(x - start.x, y - start.y);
    const [nearest] = free.toSorted((a, b) => distance(a) - distance(b));
    if (nearest !== undefined) return nearest;
  }
  return start;
}

/** Places on the edge of a square, as far from its middle as said. */
function squareAround({ x, y }: Pick<Box, 'x' | 'y'>, reach: number): Pick<Box, 'x' | 'y'>[] {
  if (reach === 0) return [{ x, y }];
  const along = Array.from({ length: reach / gridSize + 1 }, (_, index) => 2 * index * gridSize - reach);
  return along.flatMap((by) => [
    { x: x + by, y: y - reach },
    { x: x + by, y: y + reach },
    { x: x - reach, y: y + by },
    { x: x + reach, y: y + by },
  ]);
}

/** Room that a frame leaves around what it is put around; its title stands in the upper part. */
const frameRoom = { side: 32, top: 56, bottom: 32 } as const;

/** The frame that closes around boxes; null for none. */
export function frameAround(boxes: readonly Box[]): Omit<Box, 'id'> | null {
  const around = boxAround(boxes);
  if (around === null) return null;
  return {
    x: around.x - frameRoom.side,
    y: around.y - frameRoom.top,
    width: around.width + 2 * frameRoom.side,
    height: around.height + frameRoom.top + frameRoom.bottom,
  };
}

/** Whether the middle of a box lies in a frame: then it belongs to it. */
export function holdsMiddle(frame: Omit<Box, 'id'>, box: Omit<Box, 'id'>): boolean {
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  return x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height;
}

/** The nodes and notes that belong to a frame: they move with it. Frames do not hold frames. */
export function idsWithin(graph: Graph, frame: Omit<Box, 'id'>, heights: CardHeights): string[] {
  const frameIds = new Set(graph.frames?.map(({ id }) => id));
  return boxesOf(graph, heights).flatMap((box) => (!frameIds.has(box.id) && holdsMiddle(frame, box) ? [box.id] : []));
}
