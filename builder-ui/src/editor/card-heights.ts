/** How tall the cards on the canvas are drawn, as React Flow measured them. */
import type { CardHeights } from '../graph/box.ts';

interface Measured {
  measured: { height?: number | undefined };
}

export function cardHeights(lookup: ReadonlyMap<string, Measured>): CardHeights {
  const heights = new Map<string, number>();
  for (const [id, { measured }] of lookup) if (measured.height !== undefined) heights.set(id, measured.height);
  return heights;
}
