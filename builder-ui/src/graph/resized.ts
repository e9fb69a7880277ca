import type { Graph } from '@switchboard/shared/graph';
import type { Sizes } from './edit.ts';

/** How small notes and frames can be made, in units of the canvas. */
export const leastSizes = { note: { width: 120, height: 48 }, frame: { width: 160, height: 96 } } as const;

/**
 * The sizes that notes and frames have after growing or shrinking, their left and upper side staying in place.
 * @param ids which are meant; nodes among them have no size of their own and are left out, as is what cannot shrink more
 * @param by what is added to width and height, in units of the canvas
 */
export function resized(graph: Graph, ids: ReadonlySet<string>, by: { width: number; height: number }): Sizes {
  const items = [
    ...(graph.notes ?? []).map((note) => ({ ...note, least: leastSizes.note })),
    ...(graph.frames ?? []).map((frame) => ({ ...frame, least: leastSizes.frame })),
  ];
  const sizes: Sizes = {};
  for (const { id, size, least } of items) {
    const width = Math.max(Math.min(size.width, least.width), size.width + by.width);
    const height = Math.max(Math.min(size.height, least.height), size.height + by.height);
    if (ids.has(id) && (width !== size.width || height !== size.height)) sizes[id] = { width, height };
  }
  return sizes;
}
