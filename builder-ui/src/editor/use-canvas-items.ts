/**
 * What stands on the canvas, as React Flow keeps it: only what is its business (measurements, a drag under way); the
 * graph in the store is the truth, and becomes it again at the end of every drag, also when Escape takes one back.
 * Dragging snaps to neighbours, a frame takes along what stands in it, and what an edit moves glides there.
 */
import { applyNodeChanges, type NodeChange, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createStore, type StoreApi } from 'zustand';
import type { Graph } from '@switchboard/shared/graph';
import { type Box, boxAround, boxesOf, idsWithin } from '../graph/box.ts';
import type { Positions } from '../graph/edit.ts';
import { withFramedMoved } from '../graph/move-framed.ts';
import { type Guide, snapToNeighbours } from '../graph/snap.ts';
import { firstNode } from '../graph/walk.ts';
import { cardHeights } from './card-heights.ts';
import type { CanvasPlace } from './commands/command.ts';
import { useCommands } from './commands/commands-context.tsx';
import { useEdit, useEditor, useEditorStore } from './editor-context.ts';
import { shownGraph } from './editor-store.ts';
import { type CanvasItem, flowItems, isPlaced } from './flow-elements.ts';
import { useGlide } from './use-glide.ts';
import { useToldName } from './use-told-name.ts';

/** How near lines must be to snap, in pixels of the screen. */
const snapPx = 6;

/**
 * What a drag shows: where the things are that it carries, and the lines they are in line with. In a store of its own, so
 * that with its steps only that is drawn.
 */
export interface DragShown {
  carried: Positions;
  guides: readonly Guide[];
}
export type DragStore = StoreApi<DragShown>;
const nothingDragged: DragShown = { carried: {}, guides: [] };

interface Drag {
  /** The boxes before the drag, of what moves and of what stands. */
  moving: Box[];
  standing: Box[];
  /** Escape was pressed: everything is back, and stays there until it is let go. */
  isCancelled: boolean;
}

/**
 * @param isTargeted whether what is dragged would be put into an edge if it were let go: then that is the edit, no move
 * @param onCancel Escape took a drag back
 */
export function useCanvasItems(isTargeted: () => boolean, onCancel: () => void) {
  const store = useEditorStore();
  const { canvas } = useCommands();
  const flowStore = useStoreApi<CanvasItem>();
  const edit = useEdit();
  const nodeName = useToldName();
  const graph = useEditor(shownGraph);
  const otherGraph = useEditor((state) => state.shownPath?.graph ?? null);
  const selectedIds = useEditor((state) => state.selectedIds);
  const tabStopId = useTabStop(graph, selectedIds, canvas);
  const [items, setItems] = useState<CanvasItem[]>(() => flowItems(graph, { selectedIds, nodeName, tabStopId }, []));
  const [dragStore] = useState<DragStore>(() => createStore(() => nothingDragged));
  const drag = useRef<Drag | null>(null);
  const glide = useGlide(setItems);

  const drawn = useRef(items);
  useEffect(() => {
    drawn.current = items;
    // What is drawn anew while it is dragged, such as for being selected, stays where it was dragged to.
    carry(flowStore, dragStore.getState().carried);
  }, [items, flowStore, dragStore]);
  const otherBefore = useRef(otherGraph);
  useEffect(() => {
    const before = drawn.current;
    const after = flowItems(graph, { selectedIds, nodeName, tabStopId }, before);
    // Another version is not the draft moved: it is there at once, so that the view can go to it.
    setItems(glide(otherBefore.current === otherGraph ? before : [], after));
    otherBefore.current = otherGraph;
  }, [graph, otherGraph, selectedIds, nodeName, tabStopId, glide]);

  const startDrag = useCallback(
    (draggedIds: readonly string[]) => {
      const present = store.getState().history.present;
      const heights = cardHeights(flowStore.getState().nodeLookup);
      const movingIds = new Set(withFramed(present, draggedIds, heights));
      const boxes = boxesOf(present, heights);
      // A frame lines up with frames alone; what stands in it would always be near.
      const isFrame = (id: string) => present.frames?.some((frame) => frame.id === id) ?? false;
      const onlyFrames = draggedIds.every(isFrame);
      drag.current = {
        moving: boxes.filter(({ id }) => movingIds.has(id)),
        standing: boxes.filter(({ id }) => !movingIds.has(id) && isFrame(id) === onlyFrames),
        isCancelled: false,
      };
    },
    [store, flowStore],
  );
  const endDrag = useCallback(() => {
    drag.current = null;
    dragStore.setState(nothingDragged);
  }, [dragStore]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || drag.current === null) return;
      event.preventDefault();
      event.stopPropagation();
      drag.current.isCancelled = true;
      carry(flowStore, placesOf(drag.current.moving));
      dragStore.setState(nothingDragged);
      onCancel();
    };
    // Before the editor's keys: they would select nothing by Escape.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [flowStore, dragStore, onCancel]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasItem>[]) => {
      const resized = new Set(changes.flatMap((change) => (change.type === 'dimensions' && change.resizing ? [change.id] : [])));
      const moved: Positions = {};
      for (const change of changes)
        if (change.type === 'position' && change.position && !resized.has(change.id)) moved[change.id] = change.position;
      const isDragged = changes.some((change) => change.type === 'position' && change.dragging);
      if (drag.current?.isCancelled) {
        const back = Object.entries(placesOf(drag.current.moving)).map(
          ([id, position]) => ({ type: 'position', id, position }) as const,
        );
        if (!isDragged) setItems((before) => applyNodeChanges<CanvasItem>(back, before));
        return;
      }
      const present = store.getState().history.present;
      const zoom = flowStore.getState().transform[2];
      const snapped = drag.current === null ? null : snap(drag.current, moved, snapPx / zoom);
      const positions = snapped?.positions ?? withFramedMoved(present, moved, cardHeights(flowStore.getState().nodeLookup));

      if (drag.current !== null && isDragged) {
        carry(flowStore, positions);
        dragStore.setState({ carried: positions, guides: snapped?.guides ?? [] });
        return;
      }
      const shown: NodeChange<CanvasItem>[] = [
        ...changes.filter((change) => change.type === 'dimensions' || (change.type === 'position' && !(change.id in positions))),
        ...Object.entries(positions).map(([id, position]): NodeChange<CanvasItem> => ({ type: 'position', id, position })),
      ];
      if (shown.length > 0) setItems((before) => applyNodeChanges(shown, before));
      if (Object.keys(positions).length > 0 && !isTargeted()) edit({ kind: 'move-nodes', positions });

      const { selectedIds: before, selectedEdgeIds, select } = store.getState();
      select(selectedAfter(before, changes), selectedEdgeIds);
    },
    [edit, store, flowStore, dragStore, isTargeted],
  );

  const isCancelled = useCallback(() => drag.current?.isCancelled === true, []);
  return { items, dragStore, graph, nodeName, onNodesChange, startDrag, endDrag, isCancelled };
}

/**
 * Shows what is dragged where it is dragged to, past React: from step to step of a drag only these places differ, and
 * hundreds of items would be compared to find that out. The items have the places again when the drag ends.
 */
function carry(flowStore: ReturnType<typeof useStoreApi<CanvasItem>>, positions: Positions): void {
  const { nodeLookup, edges } = flowStore.getState();
  const carried = Object.entries(positions).flatMap(([id, position]) => {
    const node = nodeLookup.get(id);
    return node === undefined ? [] : [{ node, position }];
  });
  for (const { node, position } of carried) {
    const internals = { ...node.internals, positionAbsolute: position };
    // A placed box stays where it is until the drag ends: what is seen of it is in the drawing, which looks by itself.
    if (isPlaced(node)) Object.assign(node, { position, dragging: true, internals: Object.assign(node.internals, internals) });
    else nodeLookup.set(node.id, { ...node, position, dragging: true, internals });
  }
  if (carried.length === 0) return;
  // The lookup is one and the same: elements that read places of it are told to look.
  if (edges.length > 0 || carried.some(({ node }) => !isPlaced(node))) flowStore.setState({});
}

/**
 * The one node that Tab stops at, as in any list that arrow keys walk: where one stood last, selected or not, else where
 * walking begins.
 */
function useTabStop(graph: Graph, selectedIds: readonly string[], canvas: CanvasPlace): string | null {
  const first = useMemo(() => firstNode(graph), [graph]);
  const last = selectedIds.at(-1);
  const [selectedBefore, setSelectedBefore] = useState(last);
  const [stoodOn, setStoodOn] = useState(last);
  if (last !== selectedBefore) {
    setSelectedBefore(last);
    if (last !== undefined) setStoodOn(last);
  }
  useEffect(() => {
    const { element } = canvas;
    if (element === null) return;
    // Walking may leave the selection as it is.
    const onFocus = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.matches('.react-flow__node:focus-visible'))
        setStoodOn(target.getAttribute('data-id') ?? undefined);
    };
    element.addEventListener('focusin', onFocus);
    return () => element.removeEventListener('focusin', onFocus);
  }, [canvas]);
  return useMemo(() => (graph.nodes.some(({ id }) => id === stoodOn) ? (stoodOn ?? null) : first), [graph, stoodOn, first]);
}

function placesOf(boxes: readonly Box[]): Positions {
  return Object.fromEntries(boxes.map(({ id, x, y }) => [id, { x, y }]));
}

/** The ids selected once React Flow's changes have happened; the very list given when none is about that. */
export function selectedAfter(
  before: readonly string[],
  changes: readonly (NodeChange<CanvasItem> | { type: string })[],
): readonly string[] {
  const picks = changes.flatMap((change) => (change.type === 'select' && 'selected' in change ? [change] : []));
  if (picks.length === 0) return before;
  const selection = new Set(before);
  for (const { id, selected } of picks) {
    if (selected) selection.add(id);
    else selection.delete(id);
  }
  return [...selection];
}

/** Everything that moves when these are dragged: frames take along what stands in them. */
function withFramed(graph: Graph, ids: readonly string[], heights: ReadonlyMap<string, number>): string[] {
  const frames = (graph.frames ?? []).filter(({ id }) => ids.includes(id));
  return [...new Set([...ids, ...frames.flatMap(({ position, size }) => idsWithin(graph, { ...position, ...size }, heights))])];
}

/** All that a drag moves, by the same way, in line with neighbours. */
function snap({ moving, standing }: Drag, moved: Positions, within: number): { positions: Positions; guides: Guide[] } | null {
  const lead = moving.find(({ id }) => id in moved);
  const to = lead && moved[lead.id];
  const around = boxAround(moving);
  if (lead === undefined || to === undefined || around === null) return null;
  const [dx, dy] = [to.x - lead.x, to.y - lead.y];
  const found = snapToNeighbours({ ...around, x: around.x + dx, y: around.y + dy }, standing, within);
  const positions = moving.map(({ id, x, y }) => [id, { x: x + dx + found.dx, y: y + dy + found.dy }] as const);
  return { positions: Object.fromEntries(positions), guides: found.guides };
}
