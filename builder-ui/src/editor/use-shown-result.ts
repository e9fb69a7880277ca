import { type RefObject, useEffect, useRef } from 'react';

/**
 * Brings a result into sight when there is another: where columns stand below each other it would come unseen.
 * @param result what is shown; the same one moves nothing
 * @returns the ref for the element that shows it
 */
export function useShownResult<Shown extends HTMLElement>(result: unknown): RefObject<Shown | null> {
  const element = useRef<Shown>(null);
  useEffect(() => {
    if (result !== null && result !== undefined) element.current?.scrollIntoView({ block: 'nearest' });
  }, [result]);
  return element;
}
