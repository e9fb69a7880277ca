/**
 * Puts a list in another order, by dragging a row's handle or with the arrow keys on it. In: the ids as they stand. Out:
 * what a handle needs, and where a dragged row would go. What stays true: nothing changes before the row is dropped;
 * Escape leaves all as it was; a handle moved by a key keeps the focus, and what became of it is said aloud.
 */
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { moveId } from './move-id.ts';

export interface Dragging {
  id: string;
  /** The place it would get. */
  to: number;
}

interface ReorderOptions {
  ids: readonly string[];
  /** What a row is called, for what is said aloud. */
  nameOf: (id: string) => string;
  onOrder: (ids: string[]) => void;
}

export interface Reorder {
  /** Goes to the element whose children are the rows, in their order. */
  list: RefObject<HTMLElement | null>;
  dragging: Dragging | null;
  /** To be said aloud: “French first is 2 of 3”. */
  announcement: string;
  handleOf: (id: string) => {
    id: string;
    onPointerDown: (event: PointerEvent) => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
}

const handleId = (id: string): string => `move-${id}`;

/** The place among the rows that a pointer is at. */
function placeAt(list: HTMLElement | null, y: number): number {
  const rows = [...(list?.children ?? [])];
  const below = rows.findIndex((row) => {
    const { top, height } = row.getBoundingClientRect();
    return y < top + height;
  });
  return below < 0 ? rows.length - 1 : below;
}

export function useReorder({ ids, nameOf, onOrder }: ReorderOptions): Reorder {
  const list = useRef<HTMLElement | null>(null);
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const focused = useRef<string | null>(null);
  const order = ids.join('\n');

  // A row that moves in the page loses the focus; the key that moved it is pressed again and again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each new order
  useEffect(() => {
    if (focused.current !== null) document.getElementById(handleId(focused.current))?.focus();
    focused.current = null;
  }, [order]);

  function place(id: string, to: number): void {
    const from = ids.indexOf(id);
    if (from < 0 || to === from || to < 0 || to >= ids.length) return;
    setAnnouncement(`${nameOf(id)} is ${to + 1} of ${ids.length}`);
    onOrder(moveId(ids, id, to - from));
  }
  const latestPlace = useRef(place);
  latestPlace.current = place;

  const dragged = dragging?.id ?? null;
  const target = useRef(0);
  useEffect(() => {
    if (dragged === null) return;
    const end = new AbortController();
    const { signal } = end;
    const stop = (): void => setDragging(null);
    window.addEventListener(
      'pointermove',
      (event) => {
        target.current = placeAt(list.current, event.clientY);
        setDragging({ id: dragged, to: target.current });
      },
      { signal },
    );
    window.addEventListener(
      'pointerup',
      () => {
        stop();
        latestPlace.current(dragged, target.current);
      },
      { signal },
    );
    window.addEventListener('pointercancel', stop, { signal });
    window.addEventListener('keydown', (event) => (event.key === 'Escape' ? stop() : undefined), { signal });
    return () => end.abort();
  }, [dragged]);

  return {
    list,
    dragging,
    announcement,
    handleOf: (id) => ({
      id: handleId(id),
      onPointerDown(event) {
        if (event.button !== 0) return;
        target.current = ids.indexOf(id);
        setDragging({ id, to: target.current });
      },
      onKeyDown(event) {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
        if (by === 0) return;
        event.preventDefault();
        focused.current = id;
        place(id, ids.indexOf(id) + by);
      },
    }),
  };
}
