/** Connections as React Flow keeps them, and the way that each of them takes: near by, from far and compared alike. */
import type { Edge, InternalNode, Node } from '@xyflow/react';
import type { GraphEdge } from '@switchboard/shared/graph';
import { type Ends, type Place, plainRoute, type Route } from '../graph/edge-route.ts';

/** A way around cards, which is right as long as the connection ends where it did. */
export interface WayAround {
  from: Place;
  to: Place;
  route: Route;
}

export type DrawnEdge = Edge<{ around: WayAround | undefined }, 'stepped'>;

export function stepped(edge: GraphEdge, around: WayAround | undefined): DrawnEdge {
  return { ...edge, type: 'stepped', data: { around } };
}

/** “yes” and “no” of one card turn one behind the other. */
export function endsOf(from: Place, to: Place, port: string | null | undefined): Ends {
  return { from, to, turn: port === 'no' ? 32 : 20 };
}

/** While an end of it is dragged or glides, a connection takes the plain way. */
export function routeOf(ends: Ends, around: WayAround | undefined): Route {
  const isRight = around !== undefined && isNear(around.from, ends.from) && isNear(around.to, ends.to);
  return isRight ? around.route : plainRoute(ends);
}

/** React Flow hands on places that differ by less than a pixel from those measured. */
function isNear(a: Place, b: Place): boolean {
  return Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1;
}

/** Where a connection begins or ends, as React Flow has measured the port. */
export function portPlace(
  node: InternalNode<Node> | undefined,
  end: 'source' | 'target',
  portName: string | null | undefined,
): Place | null {
  const port = node?.internals.handleBounds?.[end]?.find(({ id }) => id === portName);
  if (node === undefined || port == null) return null;
  const { x, y } = node.internals.positionAbsolute;
  return { x: x + port.x + (end === 'source' ? port.width : 0), y: y + port.y + port.height / 2 };
}
