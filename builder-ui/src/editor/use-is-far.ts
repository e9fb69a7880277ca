/**
 * Whether the canvas is seen from so far that words on it cannot be read. Going far it is so at once; coming near, only
 * when the view has come to rest, so that zooming through never builds hundreds of cards between two frames.
 */
import { useStoreApi } from '@xyflow/react';
import { useEffect, useState } from 'react';
import type { Graph } from '@switchboard/shared/graph';
import { boxAround, boxesOf } from '../graph/box.ts';

/** Below this a card is smaller than a thumb, and its words smaller than one can read. */
const farZoom = 0.35;
/** What does not need it is not looked at from farther away: it would be a speck. */
const smallestZoom = 0.05;
/** How long the view has to stand before cards are drawn in full, in milliseconds. */
const restMs = 160;

/** @param startsFar what to take for true until the view is known */
export function useIsFar(startsFar: boolean): boolean {
  const flowStore = useStoreApi();
  const [isFar, setFar] = useState(startsFar);

  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => setFar(flowStore.getState().transform[2] < farZoom);
    const stop = flowStore.subscribe(({ transform }, before) => {
      if (transform === before.transform) return;
      clearTimeout(rest);
      if (transform[2] < farZoom) setFar(true);
      else rest = setTimeout(look, restMs);
    });
    return () => {
      stop();
      clearTimeout(rest);
    };
  }, [flowStore]);

  return isFar;
}

/** Whether a graph that is fitted into the window is seen from far: known before anything is drawn. */
export function isFarWhenFitted(graph: Graph): boolean {
  return zoomWhenFitted(graph) < farZoom;
}

/** How small a graph can be looked at: so that all of it is seen at least, also beside what is open around the canvas. */
export function smallestZoomOf(graph: Graph): number {
  return Math.min(smallestZoom, zoomWhenFitted(graph) / 4);
}

function zoomWhenFitted(graph: Graph): number {
  const around = boxAround(boxesOf(graph, new Map()));
  return around === null ? Infinity : Math.min(window.innerWidth / around.width, window.innerHeight / around.height);
}
