/**
 * The map of the whole automation: painted, at most once a frame, as hundreds of patches that are elements of their own
 * would be looked at with every step of a drag. A click goes there, dragging on it moves the view, and the wheel zooms (see `use-wheel-zoom`).
 */
import { useComputedColorScheme } from '@mantine/core';
import { Panel, useReactFlow, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useEffect, useRef } from 'react';
import classes from './canvas.module.css';
import type { CanvasItem } from './flow-elements.ts';
import { inksOf } from './inks-of.ts';
import { type MapBox, mapExtent, mapInks, paintMap } from './paint-map.ts';
import { sizeTo } from './size-to.ts';
import { moveMs } from './use-bring-into-view.ts';
import type { DragStore } from './use-canvas-items.ts';

const size = { width: 160, height: 104 };
/** A press that moves no farther is a click. */
const clickPx = 4;

export function CanvasMap({ drag }: { drag: DragStore }) {
  const flowStore = useStoreApi<CanvasItem>();
  const flow = useReactFlow();
  const colorScheme = useComputedColorScheme('light');
  const ground = useRef<HTMLCanvasElement>(null);
  const palette = useRef<HTMLDivElement>(null);
  /** Where a press began that may yet be a click. */
  const pressed = useRef<{ x: number; y: number } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another colour scheme is other inks.
  useEffect(() => {
    const canvas = ground.current;
    const surface = canvas?.getContext('2d');
    if (canvas == null || surface == null || palette.current === null) return;
    const inks = inksOf(palette.current, mapInks);
    let frame = 0;
    const paint = (): void => {
      frame = 0;
      const pixelRatio = window.devicePixelRatio;
      sizeTo(canvas, { ...size, pixelRatio });
      paintMap(surface, { size, pixelRatio, ...shown(flowStore.getState()) }, inks);
    };
    const ask = (): void => {
      if (frame === 0) frame = requestAnimationFrame(paint);
    };
    ask();
    const stops = [flowStore.subscribe(ask), drag.subscribe(ask)];
    return () => {
      for (const stop of stops) stop();
      cancelAnimationFrame(frame);
    };
  }, [flowStore, drag, colorScheme]);

  const pan = ({ buttons, movementX, movementY, clientX, clientY }: PointerEvent): void => {
    if (buttons !== 1) return;
    if (pressed.current !== null && Math.hypot(clientX - pressed.current.x, clientY - pressed.current.y) > clickPx)
      pressed.current = null;
    const { boxes, seen } = shown(flowStore.getState());
    const { x, y, zoom } = flow.getViewport();
    const pixels = mapExtent(size, boxes, seen).unitsPerPx * zoom;
    void flow.setViewport({ x: x - movementX * pixels, y: y - movementY * pixels, zoom });
  };

  const press = ({ currentTarget, pointerId, button, clientX, clientY }: PointerEvent): void => {
    currentTarget.setPointerCapture(pointerId);
    pressed.current = button === 0 ? { x: clientX, y: clientY } : null;
  };
  const release = ({ currentTarget, clientX, clientY }: PointerEvent): void => {
    if (pressed.current === null) return;
    pressed.current = null;
    const { boxes, seen } = shown(flowStore.getState());
    const { left, top, unitsPerPx } = mapExtent(size, boxes, seen);
    const ground = currentTarget.getBoundingClientRect();
    const [x, y] = [left + (clientX - ground.left) * unitsPerPx, top + (clientY - ground.top) * unitsPerPx];
    void flow.setCenter(x, y, { zoom: flow.getZoom(), duration: moveMs() });
  };

  return (
    <Panel position="bottom-left" className={classes.map}>
      <canvas
        ref={ground}
        data-map
        role="img"
        aria-label="Map of the whole automation"
        style={size}
        onPointerDown={press}
        onPointerMove={pan}
        onPointerUp={release}
      />
      <div ref={palette} hidden>
        {mapInks.map((ink) => (
          <i key={ink} data-ink={ink} className={classes.mapInk} />
        ))}
      </div>
    </Panel>
  );
}

type Shown = Pick<
  ReturnType<ReturnType<typeof useStoreApi<CanvasItem>>['getState']>,
  'nodeLookup' | 'transform' | 'width' | 'height'
>;

/** What stands on the canvas, and what of it is in sight. */
function shown({ nodeLookup, transform: [x, y, zoom], width, height }: Shown) {
  const boxes: MapBox[] = [];
  for (const { type, measured, internals } of nodeLookup.values()) {
    const { width: wide, height: high } = measured;
    const { x: left, y: top } = internals.positionAbsolute;
    if (wide !== undefined && high !== undefined)
      boxes.push({ x: left, y: top, width: wide, height: high, isFrame: type === 'frame' });
  }
  return { boxes, seen: { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom } };
}
