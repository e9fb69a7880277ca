/**
 * What an edit moves (tidying up, making room, undo) glides to its place, so that one sees where it went; with reduced
 * motion it is there at once.
 */
import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef } from 'react';
import type { CanvasItem } from './flow-elements.ts';
import { moveMs } from './use-bring-into-view.ts';

interface Point {
  x: number;
  y: number;
}

/** @returns a function that answers with what to draw first, on the way from what is drawn to what shall be */
export function useGlide(setItems: Dispatch<SetStateAction<CanvasItem[]>>) {
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  return useCallback(
    (before: CanvasItem[], after: CanvasItem[]): CanvasItem[] => {
      const from = new Map(before.map((item) => [item.id, item]));
      const ways = new Map<string, { from: Point; to: Point }>();
      for (const item of after) {
        const known = from.get(item.id);
        if (known === undefined || isSamePlace(known.position, item.position)) continue;
        ways.set(item.id, { from: known.position, to: item.position });
      }
      cancelAnimationFrame(frame.current);
      const lasts = moveMs();
      if (ways.size === 0 || lasts === 0) return after;

      let startedAt: number | null = null;
      const step = (now: number): void => {
        startedAt ??= now;
        const passed = Math.min(1, (now - startedAt) / lasts);
        const eased = 1 - (1 - passed) ** 3;
        setItems((items) =>
          items.map((item) => {
            const way = ways.get(item.id);
            if (way === undefined) return item;
            return { ...item, position: passed === 1 ? way.to : between(way, eased) };
          }),
        );
        if (passed < 1) frame.current = requestAnimationFrame(step);
      };
      frame.current = requestAnimationFrame(step);
      return after.map((item) => {
        const way = ways.get(item.id);
        return way === undefined ? item : { ...item, position: way.from };
      });
    },
    [setItems],
  );
}

function isSamePlace(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y;
}

function between({ from, to }: { from: Point; to: Point }, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
