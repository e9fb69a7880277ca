/**
 * Which page of a list one is on. The API leads forward only, so the way back is remembered: for as long as the list
 * is asked the same, also while one looks at a person and returns.
 */
import { useState } from 'react';

interface Place {
  key: string;
  /** How each page so far begins; the first at the list's start. */
  cursors: (string | null)[];
}

let lastPlace: Place = { key: '', cursors: [null] };

export interface PagePlace {
  cursor: string | null;
  /** From 0. */
  page: number;
  goOn: (nextCursor: string) => void;
  goBack: () => void;
}

/** @param key what the list is asked: another question begins at its first page */
export function usePagePlace(key: string): PagePlace {
  const [place, setPlace] = useState<Place>(lastPlace);
  const cursors = place.key === key ? place.cursors : [null];
  const go = (next: (string | null)[]): void => {
    lastPlace = { key, cursors: next };
    setPlace(lastPlace);
  };
  return {
    cursor: cursors.at(-1) ?? null,
    page: cursors.length - 1,
    goOn: (nextCursor) => go([...cursors, nextCursor]),
    goBack: () => go(cursors.length > 1 ? cursors.slice(0, -1) : cursors),
  };
}
