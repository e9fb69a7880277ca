/**
 * What the drawing from far shows, taken from what React Flow keeps: cards with their kind and state, and connections
 * as lines. In: React Flow's nodes and edges, and how a node looks. Out: a picture in the canvas' own units. The line of
 * a connection is made anew only when one of its ends moved.
 */
import type { InternalNode } from '@xyflow/react';
import type { NodeKind } from '@switchboard/shared/node-type';
import { placesAlong, roundedPath } from '../graph/edge-route.ts';
import type { NodeOutcome } from '../graph/run-path.ts';
import { type DrawnEdge, endsOf, portPlace, routeOf } from './drawn-edge.ts';
import type { CanvasItem, CardNode } from './flow-elements.ts';

export interface FarLook {
  kind: NodeKind | 'unknown';
  title: string;
  /** Its part in the run shown; null while none is shown. */
  outcome: NodeOutcome | 'not-reached' | null;
  fault: 'error' | 'warning' | null;
}

export interface FarCardPicture extends FarLook {
  x: number;
  y: number;
  width: number;
  height: number;
  isSelected: boolean;
  isDisabled: boolean;
}

export interface FarLine {
  left: number;
  top: number;
  right: number;
  bottom: number;
  path: Path2D;
  className: string;
}

type Lookup = ReadonlyMap<string, InternalNode<CanvasItem>>;

const lines = new WeakMap<DrawnEdge, { ends: string; line: FarLine }>();

export function farLine(edge: DrawnEdge, nodes: Lookup): FarLine | null {
  const from = portPlace(nodes.get(edge.source), 'source', edge.sourceHandle);
  const to = portPlace(nodes.get(edge.target), 'target', edge.targetHandle);
  if (from === null || to === null) return null;
  const ends = `${from.x} ${from.y} ${to.x} ${to.y}`;
  const known = lines.get(edge);
  if (known?.ends === ends) return known.line;
  const reach = endsOf(from, to, edge.sourceHandle);
  const places = placesAlong(reach, routeOf(reach, edge.data?.around));
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const line = {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
    path: new Path2D(roundedPath(places)),
    className: edge.className ?? '',
  };
  lines.set(edge, { ends, line });
  return line;
}

export function isCard(node: InternalNode<CanvasItem>): node is InternalNode<CardNode> {
  return node.type === 'card';
}

export function farCard(node: InternalNode<CardNode>, look: FarLook): FarCardPicture {
  const { x, y } = node.internals.positionAbsolute;
  const { width = 0, height = 0 } = node.measured;
  return { ...look, x, y, width, height, isSelected: node.selected === true, isDisabled: node.data.node.disabled === true };
}
