/**
 * The ways of the connections that lead around cards, from where React Flow has measured cards and ports. Found when what
 * stands has come to rest; while something is dragged they stay as they were. A way that is the same is the very same
 * object.
 */
import { type InternalNode, type Node, useStoreApi } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import type { Graph } from '@switchboard/shared/graph';
import type { Box } from '../graph/box.ts';
import { type Connection, type Route, routesAround } from '../graph/edge-route.ts';
import { cardSize } from '../graph/free-position.ts';
import { isSameValue } from '../graph/is-same-value.ts';
import { endsOf, portPlace, type WayAround } from './drawn-edge.ts';

export type EdgeRoutes = ReadonlyMap<string, WayAround>;
const noRoutes: EdgeRoutes = new Map();
/** Things that glide move with each frame: looking for ways in between would hold them up. In milliseconds. */
const restMs = 40;

/** @param standing another value each time something was moved or measured */
export function useEdgeRoutes({ nodes, edges }: Pick<Graph, 'nodes' | 'edges'>, standing: unknown): EdgeRoutes {
  const flowStore = useStoreApi();
  const [routes, setRoutes] = useState(noRoutes);
  const known = useRef('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: where things stand is read where React Flow keeps it.
  useEffect(() => {
    const rest = setTimeout(() => {
      const { nodeLookup } = flowStore.getState();
      const cards = cardsOf(nodes, nodeLookup);
      const connections = connectionsOf(edges, nodeLookup);
      const now = JSON.stringify([cards, connections]);
      if (known.current === now) return;
      known.current = now;
      const found = routesAround(cards, connections);
      setRoutes((before) => renewed(before, connections, found));
    }, restMs);
    return () => clearTimeout(rest);
  }, [nodes, edges, standing, flowStore]);
  return routes;
}

type Lookup = ReadonlyMap<string, InternalNode<Node>>;

function cardsOf(nodes: Graph['nodes'], lookup: Lookup): Box[] {
  return nodes.flatMap(({ id }) => {
    const card = lookup.get(id);
    if (card === undefined) return [];
    const { width = cardSize.width, height = cardSize.height } = card.measured;
    return [{ id, ...card.internals.positionAbsolute, width, height }];
  });
}

function connectionsOf(edges: Graph['edges'], lookup: Lookup): Connection[] {
  return edges.flatMap(({ id, source, sourceHandle: port, target, targetHandle }) => {
    const from = portPlace(lookup.get(source), 'source', port);
    const to = portPlace(lookup.get(target), 'target', targetHandle);
    return from === null || to === null ? [] : [{ id, source, port, target, ...endsOf(from, to, port) }];
  });
}

function renewed(before: EdgeRoutes, connections: readonly Connection[], found: ReadonlyMap<string, Route>): EdgeRoutes {
  return new Map(
    connections.flatMap(({ id, from, to }) => {
      const route = found.get(id);
      if (route === undefined) return [];
      const way = { from, to, route };
      const former = before.get(id);
      return [[id, former !== undefined && isSameValue(former, way) ? former : way] as const];
    }),
  );
}
