/** Moves the canvas to a node that was asked for, when it is not in sight, and to the whole when another graph is shown. */
import { getViewportForBounds, type ReactFlowInstance, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Box } from '../graph/box.ts';
import { cardSize } from '../graph/free-position.ts';
import { useEditor, useEditorStore } from './editor-context.ts';
import { type EditorStore, shownGraph } from './editor-store.ts';

/** How the whole of a graph is brought into view: never larger than life, clear of the counts above and the buttons beside. */
export const fitViewOptions = { maxZoom: 1, padding: { top: '56px', right: '40px', bottom: '40px', left: '64px' } } as const;
const durationMs = 160;

/** How long the view takes to get somewhere, in milliseconds: no time with reduced motion. */
export function moveMs(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : durationMs;
}
/** Room that a node in sight has around it, in pixels. */
const marginPx = 16;

export function useBringIntoView(): void {
  const store = useEditorStore();
  const flow = useReactFlow();
  const flowStore = useStoreApi();
  const sought = useEditor((state) => state.sought);
  const otherGraph = useEditor((state) => state.shownPath?.graph ?? null);

  useEffect(() => {
    if (sought === null) return;
    bringIntoView(store, flow, flowStore, sought.nodeId, sought.zoomAtLeast);
  }, [sought, store, flow, flowStore]);

  // Of a path through the draft where it ended: the drawer may have taken its room. Another graph is fitted below.
  const path = useEditor((state) => state.shownPath);
  useEffect(() => {
    const endId = path?.graph === null ? path.steps?.at(-1)?.nodeId : undefined;
    if (endId === undefined) return;
    // After the drawer has its room.
    const frame = requestAnimationFrame(() => bringIntoView(store, flow, flowStore, endId));
    return () => cancelAnimationFrame(frame);
  }, [path, store, flow, flowStore]);

  const shownBefore = useRef(otherGraph);
  useEffect(() => {
    if (shownBefore.current === otherGraph) return;
    shownBefore.current = otherGraph;
    // After the other graph's cards have been measured.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => void flow.fitView({ ...fitViewOptions, duration: moveMs() })),
    );
    return () => cancelAnimationFrame(frame);
  }, [otherGraph, flow]);
}

/** Moves the canvas to a node, unless it is in sight, and nearer when it is looked at from too far. */
export function bringIntoView(
  store: EditorStore,
  flow: Pick<ReactFlowInstance, 'setCenter'>,
  flowStore: ReturnType<typeof useStoreApi>,
  nodeId: string,
  zoomAtLeast = 0,
): void {
  const node = shownGraph(store.getState()).nodes.find((candidate) => candidate.id === nodeId);
  if (node === undefined) return;
  const { width, height, transform } = flowStore.getState();
  const [x, y, zoom] = transform;
  const left = node.position.x * zoom + x;
  const top = node.position.y * zoom + y;
  const isInSight =
    left >= marginPx &&
    top >= marginPx &&
    left + cardSize.width * zoom <= width - marginPx &&
    top + cardSize.height * zoom <= height - marginPx;
  if (isInSight && zoom >= zoomAtLeast) return;
  const middle = { x: node.position.x + cardSize.width / 2, y: node.position.y + cardSize.height / 2 };
  void flow.setCenter(middle.x, middle.y, { zoom: Math.max(Math.min(zoom, 1), zoomAtLeast), duration: moveMs() });
}

/** Moves the canvas so that all of a box is seen, unless it is; never nearer than it is looked at now. */
export function bringBoxIntoView(
  flow: Pick<ReactFlowInstance, 'getViewport' | 'setViewport'>,
  { width, height }: Pick<Box, 'width' | 'height'>,
  box: Omit<Box, 'id'>,
): void {
  const { x, y, zoom } = flow.getViewport();
  const left = box.x * zoom + x;
  const top = box.y * zoom + y;
  const isInSight = left >= 0 && top >= 0 && left + box.width * zoom <= width && top + box.height * zoom <= height;
  if (isInSight) return;
  const { maxZoom, padding } = fitViewOptions;
  // The canvas may be looked at from farther than any part of the graph needs.
  const viewport = getViewportForBounds(box, width, height, 0, Math.min(zoom, maxZoom), padding);
  void flow.setViewport(viewport, { duration: moveMs() });
}
