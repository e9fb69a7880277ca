import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps a reader's place when older items come in at a list's beginning: what was first stays where it was in the window.
 * By ourselves, since browsers do so only where something is scrolled already, and some not at all (the styles have them
 * leave it to us).
 */
export function useKeptPlace(list: RefObject<HTMLElement | null>): void {
  const first = useRef<{ element: Element; top: number } | null>(null);
  useLayoutEffect(() => {
    const before = first.current;
    const element = list.current?.firstElementChild ?? null;
    if (before !== null && before.element !== element && before.element.isConnected)
      window.scrollBy({ top: topOf(before.element) - before.top, behavior: 'instant' });
    first.current = element === null ? null : { element, top: topOf(element) };
  });
}

/** From the beginning of the page. */
function topOf(element: Element): number {
  return element.getBoundingClientRect().top + window.scrollY;
}
