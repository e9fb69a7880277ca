/**
 * What the drawing from far shows, taken from what React Flow keeps: cards with their kind and state, and connections
 * as lines. In: React Flow's nodes and edges, and how a node looks. Out: a picture in the canvas' own units. The line of
 * a connection is made anew only when one of its ends moved.
 */
import { type Edge, getSmoothStepPath, type InternalNode, Position } from '@xyflow/react';
import type { NodeKind } from '@switchboard/shared/node-type';
import type { NodeOutcome } from '../graph/run-path.ts';
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
interface Place {
  x: number;
  y: number;
}

/** How far a line may reach beyond the box of its ends: where it turns back. */
const turnPx = 60;
const lines = new WeakMap<Edge, { ends: string; line: FarLine }>();

export function farLine(edge: Edge, nodes: Lookup): FarLine | null {
  const source = portPlace(nodes.get(edge.source), 'source', edge.sourceHandle);
  const target = portPlace(nodes.get(edge.target), 'target', edge.targetHandle);
  if (source === null || target === null) return null;
  const ends = `${source.x} ${source.y} ${target.x} ${target.y}`;
  const known = lines.get(edge);
  if (known?.ends === ends) return known.line;
  const { pathOptions } = edge as Edge & { pathOptions?: { borderRadius: number; offset: number } };
  const [path] = getSmoothStepPath({
    sourceX: source.x,
    sourceY: source.y,
    sourcePosition: Position.Right,
    targetX: target.x,
    targetY: target.y,
    targetPosition: Position.Left,
    ...pathOptions,
  });
  const line = {
    left: Math.min(source.x, target.x) - turnPx,
    top: Math.min(source.y, target.y) - turnPx,
    right: Math.max(source.x, target.x) + turnPx,
    bottom: Math.max(source.y, target.y) + turnPx,
    path: new Path2D(path),
    className: edge.className ?? '',
  };
  lines.set(edge, { ends, line });
  return line;
}

/** Where a line begins or ends, as React Flow has measured the port. */
function portPlace(
  node: InternalNode<CanvasItem> | undefined,
  end: 'source' | 'target',
  portName: string | null | undefined,
): Place | null {
  const port = node?.internals.handleBounds?.[end]?.find(({ id }) => id === portName);
  if (node === undefined || port == null) return null;
  const { x, y } = node.internals.positionAbsolute;
  return { x: x + port.x + (end === 'source' ? port.width : 0), y: y + port.y + port.height / 2 };
}

export function isCard(node: InternalNode<CanvasItem>): node is InternalNode<CardNode> {
  return node.type === 'card';
}

export function farCard(node: InternalNode<CardNode>, look: FarLook): FarCardPicture {
  const { x, y } = node.internals.positionAbsolute;
  const { width = 0, height = 0 } = node.measured;
  return { ...look, x, y, width, height, isSelected: node.selected === true, isDisabled: node.data.node.disabled === true };
}
