/**
 * The canvas. In go the graph that is shown and the run lit on it; out come edits. What React Flow itself has to keep is
 * in `use-canvas-items`; the graph in the store is the truth.
 */
import { useComputedColorScheme, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  Background,
  BackgroundVariant,
  type EdgeChange,
  type NodeTypes,
  type OnNodeDrag,
  ReactFlow,
  type SelectionDragHandler,
  SelectionMode,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNodeTypes } from '../api/node-types.ts';
import { smallScreen } from '../app/small-screen.ts';
import { gridSize } from '../graph/free-position.ts';
import { CanvasControls } from './canvas-controls.tsx';
import { TemplateOffer } from '../templates/template-offer.tsx';
import classes from './canvas.module.css';
import { CanvasMenu } from './canvas-menu.tsx';
import { CardProvider, type Sight } from './card-context.tsx';
import { useCommands } from './commands/commands-context.tsx';
import { ConnectingBar } from './connecting-bar.tsx';
import { CountBar } from './count-bar.tsx';
import { useEditor, useEditorStore } from './editor-context.ts';
import { isReadOnly } from './editor-store.ts';
import { type CanvasItem, flowEdges, keysHintId, placedItem } from './flow-elements.ts';
import type { DrawnEdge } from './drawn-edge.ts';
import { FarDrawing } from './far-drawing.tsx';
import { FrameCard } from './frame-card.tsx';
import { NodeCard } from './node-card.tsx';
import { NodePicker } from './node-picker.tsx';
import { NoteCard } from './note-card.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { SnapGuides } from './snap-guides.tsx';
import { edgeTypes } from './step-edge.tsx';
import { fitViewOptions, useBringIntoView } from './use-bring-into-view.ts';
import { selectedAfter, useCanvasItems } from './use-canvas-items.ts';
import { useConnecting } from './use-connecting.ts';
import { useEdgeMarks } from './use-edge-marks.ts';
import { useEdgeRoutes } from './use-edge-routes.ts';
import { useFollowFocus } from './use-follow-focus.ts';
import { isFarWhenFitted, smallestZoomOf, useIsFar } from './use-is-far.ts';
import { useKeepCentred } from './use-keep-centred.ts';
import { usePaletteDrop } from './use-palette-drop.ts';
import { useRunPath } from './use-run-path.ts';
import { useSplicing } from './use-splicing.ts';
import { useWheelZoom } from './use-wheel-zoom.ts';

const nodeTypes: NodeTypes = { card: NodeCard, note: NoteCard, frame: FrameCard };

/** Drawn once the kinds of node are known: before, cards would have no ports, and would all be measured twice. */
export function Canvas() {
  const { isPending } = useNodeTypes();
  return isPending ? <section aria-label="Canvas" aria-busy className={classes.canvas} /> : <DrawnCanvas />;
}

function DrawnCanvas() {
  const store = useEditorStore();
  const readOnly = useEditor(isReadOnly);
  const mayChange = useEditor((state) => state.mayChange);
  const selectedEdgeIds = useEditor((state) => state.selectedEdgeIds);
  const colorMode = useComputedColorScheme('light');
  const isSmall = useMediaQuery(smallScreen);
  const { canvas } = useCommands();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    canvas.element = section.current;
    // Keys count as soon as the canvas is there, unless somebody has gone elsewhere meanwhile.
    if (document.activeElement === document.body) section.current?.focus({ preventScroll: true });
    return () => {
      canvas.element = null;
    };
  }, [canvas]);

  const splicing = useSplicing();
  const { dropEdgeId } = splicing;
  const { items, dragStore, graph, nodeName, onNodesChange, startDrag, endDrag, isCancelled } = useCanvasItems(
    splicing.isTargeted,
    splicing.aimAtNothing,
  );
  // What is written or framed already is not covered by how to begin.
  const isEmpty = graph.nodes.length + (graph.notes?.length ?? 0) + (graph.frames?.length ?? 0) === 0;
  const path = useRunPath(graph);
  const marks = useEdgeMarks();
  const routes = useEdgeRoutes(graph, items);
  const edges = useMemo(
    () => flowEdges(graph, { selectedIds: selectedEdgeIds, nodeName, path, marks, dropEdgeId, routes }),
    [graph, selectedEdgeIds, nodeName, path, marks, dropEdgeId, routes],
  );
  const [isEmptyAtFirst] = useState(isEmpty);
  const isLarge = graph.nodes.length > smallGraph;
  const [startsFar] = useState(() => isLarge && isFarWhenFitted(graph));
  const isFar = useIsFar(startsFar);
  const smallestZoom = useMemo(() => smallestZoomOf(graph), [graph]);
  const sight: Sight = isFar ? (isLarge ? 'drawn' : 'far') : 'near';
  const isDrawn = sight === 'drawn';
  // What is picked out stays an element, so that it can be taken hold of; the drawing has all others.
  const [elements, drawnEdges] = useMemo(() => {
    if (!isDrawn) return [edges, noEdges];
    const isElement = ({ id, selected }: DrawnEdge): boolean => selected === true || id === dropEdgeId;
    const drawn = edges.filter((edge) => !isElement(edge));
    // The way of a run lies over the others, as near by.
    return [edges.filter(isElement), drawn.sort((a, b) => (a.zIndex ?? 0) - (b.zIndex ?? 0))];
  }, [isDrawn, edges, dropEdgeId]);
  const nodes = useMemo(() => (isDrawn ? items.map(placedItem) : items), [isDrawn, items]);
  const controls = useMemo(() => <CanvasControls drag={dragStore} />, [dragStore]);
  const connecting = useConnecting();
  const drop = usePaletteDrop(splicing);
  useBringIntoView();
  useFollowFocus();
  useKeepCentred();

  const onEdgesChange = useCallback(
    (changes: EdgeChange[]) => {
      const { selectedIds, selectedEdgeIds: before, select } = store.getState();
      select(selectedIds, selectedAfter(before, changes));
    },
    [store],
  );
  // While the view moves it is one picture that is shifted, not drawn anew in each frame; what is set is read by the style.
  const setMoving = useCallback(
    (event: Event | null) => {
      canvas.element?.setAttribute('data-moving', '');
      if (event?.type === 'mousedown') canvas.element?.setAttribute('data-dragging', '');
    },
    [canvas],
  );
  const onMoveStart = useClosePickerOnMove(setMoving);
  const setResting = useCallback(() => {
    canvas.element?.removeAttribute('data-moving');
    canvas.element?.removeAttribute('data-dragging');
  }, [canvas]);
  useWheelZoom(onMoveStart, setResting);
  // All that React Flow is given stays the same from step to step of a drag: what differs, it tells hundreds of cards.
  const onDragStart = useCallback(
    (dragged: readonly CanvasItem[]) => {
      canvas.element?.setAttribute('data-dragging', '');
      startDrag(dragged.map(({ id }) => id));
    },
    [canvas, startDrag],
  );
  const onDragEnd = useCallback(() => {
    canvas.element?.removeAttribute('data-dragging');
    endDrag();
  }, [canvas, endDrag]);
  const onNodeDragStart: OnNodeDrag<CanvasItem> = useCallback((_event, _item, dragged) => onDragStart(dragged), [onDragStart]);
  const onSelectionDragStart: SelectionDragHandler<CanvasItem> = useCallback(
    (_event, dragged) => onDragStart(dragged),
    [onDragStart],
  );
  const onNodeDrag: OnNodeDrag<CanvasItem> = useCallback(
    (event, _item, dragged) => {
      if (!isCancelled()) splicing.aimWithItems('touches' in event ? noPoint : event, dragged);
    },
    [splicing.aimWithItems, isCancelled],
  );
  const onNodeDragStop: OnNodeDrag<CanvasItem> = useCallback(
    (_event, item) => {
      splicing.spliceItem(item);
      onDragEnd();
    },
    [splicing.spliceItem, onDragEnd],
  );

  return (
    <section
      ref={section}
      aria-label="Canvas"
      tabIndex={-1}
      className={classes.canvas}
      data-far={isFar || undefined}
      data-drawn={isDrawn || undefined}
      {...drop}
      onPointerDownCapture={takeFocus}
      onPointerMove={(event) => {
        canvas.pointer = { x: event.clientX, y: event.clientY };
      }}
      onPointerLeave={() => {
        canvas.pointer = null;
      }}
    >
      <CardProvider path={path} sight={sight}>
        <CanvasMenu readOnly={readOnly}>
          {(menu) => (
            <ReactFlow
              nodes={nodes}
              edges={elements}
              nodeTypes={nodeTypes}
              edgeTypes={edgeTypes}
              onNodesChange={onNodesChange}
              onEdgesChange={onEdgesChange}
              onNodeDragStart={onNodeDragStart}
              onNodeDrag={onNodeDrag}
              onNodeDragStop={onNodeDragStop}
              onSelectionDragStart={onSelectionDragStart}
              onSelectionDragStop={onDragEnd}
              {...connecting}
              onReconnect={doNothing}
              onMoveStart={onMoveStart}
              onMoveEnd={setResting}
              onlyRenderVisibleElements={isLarge && !isDrawn}
              {...menu}
              nodesDraggable={!readOnly}
              nodesConnectable={!readOnly}
              edgesReconnectable={!readOnly}
              reconnectRadius={12}
              // The keys are in the table of commands.
              disableKeyboardA11y
              deleteKeyCode={null}
              selectionMode={SelectionMode.Partial}
              multiSelectionKeyCode={multiSelectionKeys}
              elevateNodesOnSelect={false}
              // On a phone the settings of what is selected would cover where it was put.
              selectNodesOnDrag={!isSmall}
              connectOnClick={false}
              connectionRadius={28}
              snapToGrid
              snapGrid={snapGrid}
              fitView={!isEmptyAtFirst}
              fitViewOptions={fitViewOptions}
              minZoom={smallestZoom}
              maxZoom={2}
              colorMode={colorMode}
              defaultEdgeOptions={edgeOptions}
              zoomOnDoubleClick={false}
              ariaLabelConfig={controlLabels}
            >
              {/* From far the dots would be a hundred thousand, each too small to see. */}
              {isFar ? null : <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />}
              {isDrawn ? <FarDrawing edges={drawnEdges} drag={dragStore} /> : <SnapGuides drag={dragStore} />}
              {controls}
            </ReactFlow>
          )}
        </CanvasMenu>
      </CardProvider>
      {bars}
      {isEmpty ? (
        <>
          <p className={classes.hint}>
            {mayChange ? (
              <>
                Drag <strong>Incoming message</strong> here to begin, then what to ask, then what to do.
              </>
            ) : (
              'Nothing is drawn yet.'
            )}
          </p>
          {mayChange ? <TemplateOffer /> : null}
        </>
      ) : null}
    </section>
  );
}

/** What takes nothing from the canvas that draws it: made once, so that what changes on it leaves them alone. */
const bars = (
  <>
    <CountBar />
    <SelectionBar />
    <ConnectingBar />
    <NodePicker />
    <KeysHint />
  </>
);

function KeysHint() {
  const mayChange = useEditor((state) => state.mayChange);
  return (
    <VisuallyHidden id={keysHintId}>
      Arrow keys walk along the connections, Enter opens the settings, {mayChange ? 'C connects, ' : null}question mark shows all
      keys.
    </VisuallyHidden>
  );
}

const snapGrid: [number, number] = [gridSize, gridSize];
const noEdges: DrawnEdge[] = [];
/** Up to so many nodes all are kept drawn, seen or not; of more, those in sight, and from far one drawing of all. */
const smallGraph = 100;
const controlLabels = {
  'controls.zoomIn.ariaLabel': 'Zoom in',
  'controls.zoomOut.ariaLabel': 'Zoom out',
  'controls.fitView.ariaLabel': 'Fit everything in view',
};
const edgeOptions = { interactionWidth: 24 };
const multiSelectionKeys = ['Meta', 'Control', 'Shift'];
/** Fingers drag as well, but their events name no place of the window. */
const noPoint = { clientX: -1, clientY: -1 };

/** React Flow lets the ends of edges be dragged only when it is told what to do; `use-connecting` does it at the end. */
function doNothing(): void {
  // See above.
}

/**
 * The list of what to add stands beside a port: it closes when somebody moves the canvas away under it, and not when the
 * canvas comes to what was added before.
 */
function useClosePickerOnMove(setMoving: (event: Event | null) => void): (event: Event | null) => void {
  const store = useEditorStore();
  return useCallback(
    (event) => {
      setMoving(event);
      if (event !== null && store.getState().picker !== null) store.getState().openPicker(null);
    },
    [store, setMoving],
  );
}

/** A press on the canvas gives it the keys, unless what is pressed takes them itself. */
function takeFocus({ currentTarget, target }: PointerEvent<HTMLElement>): void {
  const isTaken = target instanceof Element && target.closest('[tabindex="0"], input, textarea, button, a') !== null;
  if (!isTaken) currentTarget.focus({ preventScroll: true });
}
