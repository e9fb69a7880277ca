/**
 * The wheel zooms towards the pointer, over the map towards the middle. A wheel turns in notches, and no screen shows its
 * frames as far apart: the view glides from notch to notch, and is there at once with reduced motion. Fingers that pinch
 * are React Flow's.
 */
import { useStoreApi, type Viewport } from '@xyflow/react';
import { useEffect } from 'react';
import { useCommands } from './commands/commands-context.tsx';
import { moveMs } from './use-bring-into-view.ts';

/** After so many milliseconds what is left of the way has become a third. */
const paceMs = 45;
/** Nearer than this to where it shall be, the zoom is there. */
const closeEnough = 0.002;

interface Way {
  zoom: number;
  /** What stays under the pointer, in pixels of the canvas. */
  about: { x: number; y: number };
  /** When the view last came nearer; null at first. */
  lastAt: number | null;
}

/** @param onStart called when the view begins to move, and `onEnd` when it has come to rest */
export function useWheelZoom(onStart: (event: WheelEvent) => void, onEnd: () => void): void {
  const flowStore = useStoreApi();
  const { canvas } = useCommands();

  useEffect(() => {
    const { element } = canvas;
    if (element === null) return;
    let way: Way | null = null;
    let frame = 0;
    /** Where the glide has brought the view: another that moves it, such as a hand, ends the glide. */
    let brought: unknown;

    const end = (): void => {
      way = null;
      onEnd();
    };
    const show = (viewport: Viewport): void => {
      flowStore.getState().panZoom?.syncViewport(viewport);
      flowStore.setState({ transform: [viewport.x, viewport.y, viewport.zoom] });
      brought = flowStore.getState().transform;
    };
    const step = (now: number): void => {
      if (way === null) return;
      const { transform } = flowStore.getState();
      if (transform !== brought) {
        end();
        return;
      }
      const share = moveMs() === 0 ? 1 : 1 - Math.exp((way.lastAt === null ? -16 : way.lastAt - now) / paceMs);
      way.lastAt = now;
      const next = zoomedTowards(transform, way, share);
      show(next);
      if (next.zoom === way.zoom) end();
      else frame = requestAnimationFrame(step);
    };
    const onWheel = (event: WheelEvent): void => {
      const { target } = event;
      if (event.ctrlKey || !(target instanceof Element) || target.closest('.nowheel') !== null) return;
      const ground = target.closest('.react-flow');
      if (ground === null) return;
      event.preventDefault();
      // React Flow would zoom as well.
      event.stopPropagation();
      const { transform, minZoom, maxZoom, width, height } = flowStore.getState();
      const { left, top } = ground.getBoundingClientRect();
      const isOnMap = target.hasAttribute('data-map');
      const about = isOnMap ? { x: width / 2, y: height / 2 } : { x: event.clientX - left, y: event.clientY - top };
      const zoom = Math.min(maxZoom, Math.max(minZoom, (way?.zoom ?? transform[2]) * 2 ** turned(event)));
      if (way !== null) {
        way = { ...way, zoom, about };
        return;
      }
      if (zoom === transform[2]) return;
      way = { zoom, about, lastAt: null };
      brought = transform;
      onStart(event);
      frame = requestAnimationFrame(step);
    };
    element.addEventListener('wheel', onWheel, { capture: true, passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel, { capture: true });
      cancelAnimationFrame(frame);
    };
  }, [canvas, flowStore, onStart, onEnd]);
}

/** How far a wheel was turned, as React Flow counts it: pixels, lines or pages. */
function turned({ deltaY, deltaMode }: WheelEvent): number {
  return -deltaY * (deltaMode === WheelEvent.DOM_DELTA_LINE ? 0.05 : deltaMode === WheelEvent.DOM_DELTA_PAGE ? 1 : 0.002);
}

/** The view, a share of the way nearer to the zoom it shall have: equal shares look equally far at every zoom. */
export function zoomedTowards(
  [x, y, zoom]: readonly [number, number, number],
  { zoom: to, about }: Pick<Way, 'zoom' | 'about'>,
  share: number,
): Viewport {
  const left = Math.log(to / zoom) * (1 - share);
  const next = Math.abs(left) < closeEnough ? to : to / Math.exp(left);
  const factor = next / zoom;
  return { x: about.x - (about.x - x) * factor, y: about.y - (about.y - y) * factor, zoom: next };
}
