/** Aligning and distributing boxes. In go boxes, out come positions on the grid; sizes stay. */
import type { Positions } from './edit.ts';
import { type Box, boxAround } from './box.ts';
import { onGrid } from './free-position.ts';

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'horizontally' | 'vertically';

/** Brings boxes to one line: the outermost edge of that side, or the middle of all. */
export function align(boxes: readonly Box[], alignment: Alignment): Positions {
  const around = boxAround(boxes);
  if (around === null) return {};
  const place = (box: Box): { x: number; y: number } => {
    if (alignment === 'left') return { x: around.x, y: box.y };
    if (alignment === 'centre') return { x: onGrid(around.x + (around.width - box.width) / 2), y: box.y };
    if (alignment === 'right') return { x: around.x + around.width - box.width, y: box.y };
    if (alignment === 'top') return { x: box.x, y: around.y };
    if (alignment === 'middle') return { x: box.x, y: onGrid(around.y + (around.height - box.height) / 2) };
    return { x: box.x, y: around.y + around.height - box.height };
  };
  return Object.fromEntries(boxes.map((box) => [box.id, place(box)]));
}

/** Puts the same room between neighbours; the first and the last stay where they are. */
export function distribute(boxes: readonly Box[], axis: Axis): Positions {
  const [at, extent] = axis === 'horizontally' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const sorted = [...boxes].sort((a, b) => a[at] + a[extent] / 2 - (b[at] + b[extent] / 2) || (a.id < b.id ? -1 : 1));
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined || sorted.length < 3) return {};
  const taken = sorted.reduce((sum, box) => sum + box[extent], 0);
  const gap = (last[at] + last[extent] - first[at] - taken) / (sorted.length - 1);
  let next = first[at];
  return Object.fromEntries(
    sorted.map((box) => {
      const position = { x: box.x, y: box.y, [at]: box === first || box === last ? box[at] : onGrid(next) };
      next += box[extent] + gap;
      return [box.id, position];
    }),
  );
}
