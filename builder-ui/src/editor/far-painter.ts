/**
 * Keeps the picture from far painted. In go what React Flow keeps, and how things look; out comes a picture that is
 * right at rest, shifted and scaled while the view moves (see `painted-view`), and of which only what moves is painted
 * while something is dragged. Painted at most once a frame.
 */
import type { InternalNode, ReactFlowState } from '@xyflow/react';
import type { StoreApi } from 'zustand';
import type { DrawnEdge } from './drawn-edge.ts';
import { type FarLook, farCard, farLine, isCard } from './far-picture.ts';
import type { CanvasItem, CardNode } from './flow-elements.ts';
import {
  type FarInk,
  type FarPicture,
  type FarView,
  type Part,
  paintFar,
  paintMoving,
  paintStanding,
  partAround,
  partOf,
  type Standing,
} from './paint-far.ts';
import { placed, serves, withMargin } from './painted-view.ts';
import { sizeTo } from './size-to.ts';
import type { DragStore } from './use-canvas-items.ts';

type FlowState = ReactFlowState<CanvasItem>;

export interface FarSubject {
  edges: readonly DrawnEdge[];
  lookOf: (data: CardNode['data']) => FarLook;
  /** The card whose name is typed on it, which is an element then. */
  writingId: string | null;
  inks: Readonly<Record<FarInk, string>>;
}

/** How long the view has to stand before the picture is painted for it, in milliseconds. */
const restMs = 120;

/** @returns what ends it */
export function keepPainted(
  surface: CanvasRenderingContext2D,
  flowStore: Pick<StoreApi<FlowState>, 'getState' | 'subscribe'>,
  drag: DragStore,
  { edges, lookOf, writingId, inks }: FarSubject,
): () => void {
  const { canvas } = surface;
  let painted: FarView | null = null;
  /** What stands while something is dragged, of what it was painted, and in which part of the picture things moved last. */
  let standing: (Standing & { key: readonly unknown[]; part: Part }) | null = null;
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const pictureOf = (isShown: (node: InternalNode<CanvasItem>) => boolean, isDrawn: (edge: DrawnEdge) => boolean): FarPicture => {
    const { nodeLookup } = flowStore.getState();
    const shown = [...nodeLookup.values()].filter(isCard).filter((node) => node.id !== writingId && isShown(node));
    const cards = shown.map((node) => farCard(node, lookOf(node.data)));
    // What is selected lies over the others, as near by.
    cards.sort((a, b) => Number(a.isSelected) - Number(b.isSelected));
    return {
      lines: edges.filter(isDrawn).flatMap((edge) => farLine(edge, nodeLookup) ?? []),
      cards,
      guides: drag.getState().guides,
    };
  };
  const paintAll = (view: FarView): void => {
    standing = null;
    const picture = pictureOf(always, always);
    paintFar(surface, view, picture, inks);
    canvas.dataset.edges = String(picture.lines.length);
  };
  const paintDragged = (view: FarView, dragged: ReadonlySet<string>): void => {
    const isDragged = ({ id }: { id: string }): boolean => dragged.has(id);
    const goesAlong = ({ source, target }: DrawnEdge): boolean => dragged.has(source) || dragged.has(target);
    const { nodes, transform } = flowStore.getState();
    const key = [nodes, transform, view.width, view.height, view.pixelRatio, [...dragged].join(' ')];
    if (standing === null || standing.key.some((part, index) => part !== key[index])) {
      const all = { left: 0, top: 0, width: canvas.width, height: canvas.height };
      standing = { lines: standing?.lines ?? newSurface(), cards: standing?.cards ?? newSurface(), key, part: all };
      for (const { canvas: ground } of [standing.lines, standing.cards]) sizeTo(ground, view);
      paintStanding(
        standing,
        view,
        pictureOf(
          (node) => !isDragged(node),
          (edge) => !goesAlong(edge),
        ),
        inks,
      );
    }
    const moving = pictureOf(isDragged, goesAlong);
    const part = partOf(moving, view);
    paintMoving(surface, standing, { view, moving, part: partAround(standing.part, part) }, inks);
    standing.part = part;
  };
  const paint = (view: FarView, dragged: ReadonlySet<string>): void => {
    sizeTo(canvas, view);
    if (dragged.size === 0 || rest !== undefined) paintAll(view);
    else paintDragged(view, dragged);
    painted = view;
    canvas.style.width = `${view.width}px`;
    canvas.style.height = `${view.height}px`;
  };
  const place = (painting: FarView, view: FarView): void => {
    const { x, y, scale } = placed(painting, view);
    canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  };

  const draw = (): void => {
    frame = 0;
    const state = flowStore.getState();
    const seen = viewOf(state);
    if (seen === null) return;
    const view = rest === undefined ? seen : withMargin(seen);
    paint(view, new Set([...state.nodeLookup.values()].filter(({ dragging }) => dragging).map(({ id }) => id)));
    place(view, seen);
  };
  const ask = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  const settle = (): void => {
    rest = undefined;
    ask();
  };
  const move = (state: FlowState): void => {
    const seen = viewOf(state);
    if (seen === null || painted === null) {
      ask();
      return;
    }
    clearTimeout(rest);
    rest = setTimeout(settle, restMs);
    if (!serves(painted, seen)) paint(withMargin(seen), noneDragged);
    place(painted, seen);
  };

  ask();
  const stops = [
    flowStore.subscribe((state, before) => {
      if (state.transform === before.transform) ask();
      else move(state);
    }),
    drag.subscribe(ask),
  ];
  return () => {
    for (const stop of stops) stop();
    cancelAnimationFrame(frame);
    clearTimeout(rest);
  };
}

/** What is seen; null before it is known where one looks from. */
function viewOf({ transform: [x, y, zoom], width, height, fitViewQueued }: FlowState): FarView | null {
  return width === 0 || fitViewQueued ? null : { width, height, pixelRatio: window.devicePixelRatio, x, y, zoom };
}

function newSurface(): CanvasRenderingContext2D {
  const surface = document.createElement('canvas').getContext('2d');
  if (surface === null) throw new Error('The browser gives no more surfaces to draw on.');
  return surface;
}

const noneDragged: ReadonlySet<string> = new Set();
const always = (): boolean => true;
