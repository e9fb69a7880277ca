/**
 * Snapping to neighbours while something is dragged. In go the box that moves and those that stand; out come how far it
 * is to be shifted so that an edge or its middle is in line with one of theirs, and the lines to show.
 */
import type { Box } from './box.ts';

type Rectangle = Omit<Box, 'id'>;

export interface Guide {
  orientation: 'vertical' | 'horizontal';
  /** Where the line is: x of a vertical one, y of a horizontal one. */
  at: number;
  from: number;
  to: number;
}

export interface Snap {
  dx: number;
  dy: number;
  guides: Guide[];
}

/** @param within how near two lines must be, in the canvas' units */
export function snapToNeighbours(moving: Rectangle, standing: readonly Rectangle[], within: number): Snap {
  const x = nearest(moving, standing, within, 'x', 'width');
  const y = nearest(moving, standing, within, 'y', 'height');
  const snapped = { ...moving, x: moving.x + (x?.shift ?? 0), y: moving.y + (y?.shift ?? 0) };
  const guides: Guide[] = [];
  if (x !== null) guides.push({ orientation: 'vertical', at: x.at, ...reach(snapped, x.neighbour, 'y', 'height') });
  if (y !== null) guides.push({ orientation: 'horizontal', at: y.at, ...reach(snapped, y.neighbour, 'x', 'width') });
  return { dx: x?.shift ?? 0, dy: y?.shift ?? 0, guides };
}

interface Nearest {
  shift: number;
  at: number;
  neighbour: Rectangle;
}

function nearest(
  moving: Rectangle,
  standing: readonly Rectangle[],
  within: number,
  at: 'x' | 'y',
  extent: 'width' | 'height',
): Nearest | null {
  const own = lines(moving, at, extent);
  const middle = { x: moving.x + moving.width / 2, y: moving.y + moving.height / 2 };
  let best: (Nearest & { rank: number }) | null = null;
  for (const neighbour of standing) {
    // Of several in line the nearest one is shown.
    const distance =
      Math.abs(neighbour.x + neighbour.width / 2 - middle.x) + Math.abs(neighbour.y + neighbour.height / 2 - middle.y);
    for (const [place, line] of lines(neighbour, at, extent).entries()) {
      // Like with like: left with left, middle with middle.
      const shift = line - (own[place] ?? 0);
      if (Math.abs(shift) > within) continue;
      const rank = Math.abs(shift) * 10_000 + distance;
      if (best === null || rank < best.rank) best = { shift, at: line, neighbour, rank };
    }
  }
  return best;
}

function lines(box: Rectangle, at: 'x' | 'y', extent: 'width' | 'height'): [number, number, number] {
  return [box[at], box[at] + box[extent] / 2, box[at] + box[extent]];
}

function reach(a: Rectangle, b: Rectangle, at: 'x' | 'y', extent: 'width' | 'height'): { from: number; to: number } {
  return { from: Math.min(a[at], b[at]), to: Math.max(a[at] + a[extent], b[at] + b[extent]) };
}
