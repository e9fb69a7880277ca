/**
 * What React Flow draws, from the graph on the canvas. An element that did not change is the very same object as
 * before, so that on a large graph only what changed is drawn again. A node's look (faults, path, sentence) is read by
 * its card from the store, not carried here.
 */
import type { Graph, GraphEdge, GraphFrame, GraphNode, GraphNote } from '@switchboard/shared/graph';
import type { Node } from '@xyflow/react';
import { edgeWords } from '../graph/edge-words.ts';
import { edgeDoubtWords } from '../graph/edge-doubts.ts';
import { type EdgeMarks, shortCount } from '../graph/edge-marks.ts';
import { cardSize } from '../graph/free-position.ts';
import type { RunPath } from '../graph/run-path.ts';
import { type DrawnEdge, stepped } from './drawn-edge.ts';
import frameClasses from './frame-card.module.css';
import type { EdgeRoutes } from './use-edge-routes.ts';

/** With what the node is called, told apart from others of its name. */
export type CardNode = Node<{ node: GraphNode; name: string }, 'card'>;
export type NoteItem = Node<{ note: GraphNote }, 'note'>;
export type FrameItem = Node<{ frame: GraphFrame }, 'frame'>;
/** Whatever stands on the canvas. */
export type CanvasItem = CardNode | NoteItem | FrameItem;

export interface ItemLook {
  selectedIds: readonly string[];
  /** What a node is called, for who hears the canvas instead of seeing it. */
  nodeName: (node: GraphNode) => string;
  /** The node that the Tab key stops at; arrow keys walk from there. */
  tabStopId: string | null;
}

/** @param before the items drawn now: their measurements are kept */
export function flowItems(
  graph: Graph,
  { selectedIds, nodeName, tabStopId }: ItemLook,
  before: readonly CanvasItem[],
): CanvasItem[] {
  const former = new Map(before.map((item) => [item.id, item]));
  const selected = new Set(selectedIds);
  const taken = new Set<string>();
  const drawn = [
    // Frames first: what stands in them is drawn over them.
    ...(graph.frames ?? []).map((frame) => frameItem(frame)),
    ...(graph.notes ?? []).map((note) => noteItem(note)),
    ...graph.nodes.map((node) => cardNode(node, nodeName(node), node.id === tabStopId)),
  ];
  return drawn.flatMap((item): CanvasItem[] => {
    // A graph that was sent may have an id twice; its problems say so, and the first one is drawn.
    if (taken.has(item.id)) return [];
    taken.add(item.id);
    return [renewed(item, former.get(item.id), selected.has(item.id))];
  });
}

/** The item of before, unless something of it differs. */
function renewed(item: CanvasItem, known: CanvasItem | undefined, isSelected: boolean): CanvasItem {
  const zIndex = item.type === 'frame' ? -1 : isSelected ? 1 : 0;
  if (known === undefined || known.type !== item.type) return { ...item, selected: isSelected, zIndex };
  const position = isSamePlace(known.position, item.position) ? known.position : item.position;
  const isSame =
    subjectOf(known) === subjectOf(item) &&
    known.selected === isSelected &&
    known.ariaLabel === item.ariaLabel &&
    known.domAttributes?.tabIndex === item.domAttributes?.tabIndex;
  if (isSame && position === known.position) return known;
  return { ...known, ...item, position, selected: isSelected, zIndex } as CanvasItem;
}

function isSamePlace(a: { x: number; y: number }, b: { x: number; y: number }): boolean {
  return a.x === b.x && a.y === b.y;
}

function subjectOf(item: CanvasItem): GraphNode | GraphNote | GraphFrame {
  if (item.type === 'card') return item.data.node;
  return item.type === 'note' ? item.data.note : item.data.frame;
}

/** Id of the words that tell who hears the canvas which keys there are. */
export const keysHintId = 'canvas-keys';
const noTabStop = { tabIndex: -1, 'aria-describedby': keysHintId };

/** Id of a card's sentence, which tells it from others of its name for who hears the canvas. */
export function sentenceId(nodeId: string): string {
  return `sentence-${nodeId}`;
}

/** Id of what is wrong with a node, on its card as long as something is. */
export function faultsId(nodeId: string): string {
  return `faults-${nodeId}`;
}

function cardNode(node: GraphNode, name: string, isTabStop: boolean): CardNode {
  const ariaLabel = node.disabled ? `${name}, disabled` : name;
  const initialSize = { initialWidth: cardSize.width, initialHeight: cardSize.height };
  const describedBy = [sentenceId(node.id), faultsId(node.id), keysHintId].join(' ');
  const domAttributes = { tabIndex: isTabStop ? 0 : -1, 'aria-describedby': describedBy };
  return { id: node.id, type: 'card', position: node.position, data: { node, name }, ariaLabel, domAttributes, ...initialSize };
}

function noteItem(note: GraphNote): NoteItem {
  const ariaLabel = `Note: ${note.text.slice(0, 100) || 'empty'}`;
  return { id: note.id, type: 'note', position: note.position, data: { note }, ariaLabel, ...note.size };
}

/** A frame is held by its title and its edge; through its ground one reaches the canvas. */
function frameItem(frame: GraphFrame): FrameItem {
  const ariaLabel = `Frame: ${frame.title || 'without a title'}`;
  return {
    id: frame.id,
    type: 'frame',
    position: frame.position,
    data: { frame },
    ariaLabel,
    ...frame.size,
    style: { pointerEvents: 'none' },
    dragHandle: `.${frameClasses.handle}`,
  };
}

const placedItems = new WeakMap<CardNode, CardNode>();

/**
 * A card put where it stands by its edges instead of a transform: hundreds of transforms would be hundreds of layers to
 * put together for each frame. Its box stays there while it is dragged: what one sees of it is in the drawing.
 */
export function placedItem(item: CanvasItem): CanvasItem {
  if (item.type !== 'card') return item;
  const known = placedItems.get(item);
  if (known !== undefined) return known;
  const { x, y } = item.position;
  const placed = { ...item, style: { ...item.style, transform: 'none', left: x, top: y } };
  placedItems.set(item, placed);
  return placed;
}

export function isPlaced({ style }: Pick<CanvasItem, 'style'>): boolean {
  return style?.left !== undefined;
}

export interface EdgeLook {
  selectedIds: readonly string[];
  nodeName: (node: GraphNode) => string;
  /** The run shown, or null: edges that fired stand out, the others step back. */
  path: RunPath | null;
  /** What edges are doubted for, and how many runs passed them. */
  marks: EdgeMarks;
  /** The edge that what is dragged would be put into. */
  dropEdgeId: string | null;
  /** The ways of those that lead around cards. */
  routes: EdgeRoutes;
}

const drawnEdges = new WeakMap<GraphEdge, DrawnEdge>();

export function flowEdges(graph: Graph, { selectedIds, nodeName, path, marks, dropEdgeId, routes }: EdgeLook): DrawnEdge[] {
  const selected = new Set(selectedIds);
  const nodeById = new Map(graph.nodes.map((node) => [node.id, node]));
  const named = (id: string, otherwise: string): string => {
    const node = nodeById.get(id);
    return node === undefined ? otherwise : nodeName(node);
  };
  return graph.edges.map((edge) => {
    const lit = path === null ? '' : path.firedEdgeIds.has(edge.id) ? 'edge-fired' : 'edge-quiet';
    const doubt = marks.doubts.get(edge.id);
    const count = marks.counts?.get(edge.id);
    const rests = nodeById.get(edge.source)?.disabled || nodeById.get(edge.target)?.disabled;
    const className = [lit || (doubt && `edge-${doubt}`) || (rests && 'edge-resting'), edge.id === dropEdgeId && 'edge-target']
      .filter(Boolean)
      .join(' ');
    const isSelected = selected.has(edge.id);
    const ariaLabel = [
      edgeWords(named(edge.source, 'Nothing'), edge.sourceHandle, named(edge.target, 'nothing')),
      ...(doubt === undefined ? [] : [edgeDoubtWords[doubt]]),
      ...(count === undefined ? [] : [marks.countWords(count)]),
    ].join('; ');
    const around = routes.get(edge.id);
    const known = drawnEdges.get(edge);
    const isSame =
      known?.className === className &&
      known.selected === isSelected &&
      known.ariaLabel === ariaLabel &&
      known.data?.around === around;
    if (isSame) return known;
    const drawn: DrawnEdge = {
      ...stepped(edge, around),
      // The words say the count in full: as long as they are the same, so is the label.
      ...(count === undefined ? {} : { label: shortCount(count), labelBgPadding: [5, 2], labelBgBorderRadius: 5 }),
      selected: isSelected,
      className,
      zIndex: lit === 'edge-fired' ? 1 : 0,
      ariaLabel,
      // Reached from its nodes: hundreds of edges would be hundreds of stops.
      domAttributes: noTabStop,
    };
    drawnEdges.set(edge, drawn);
    return drawn;
  });
}
