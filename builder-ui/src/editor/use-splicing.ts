/**
 * Letting go over an edge. What is dragged, from the menu of nodes or on the canvas, goes into the edge under the
 * pointer; that edge stands out while it would. A node that is connected already is only moved.
 */
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { useCallback, useRef, useState } from 'react';
import { fitsPlace } from '../graph/new-node.ts';
import { isUnconnected, spliceEdit, splicePorts } from '../graph/splice-node.ts';
import { useEdit, useEditorStore, useNodeTypeOf } from './editor-context.ts';
import type { CanvasItem } from './flow-elements.ts';
import { newId } from './new-id.ts';

interface Point {
  clientX: number;
  clientY: number;
}

export function useSplicing() {
  const store = useEditorStore();
  const edit = useEdit();
  const nodeTypeOf = useNodeTypeOf();
  const [dropEdgeId, setDropEdgeId] = useState<string | null>(null);
  const target = useRef<string | null>(null);

  const aim = useCallback((edgeId: string | null) => {
    target.current = edgeId;
    setDropEdgeId(edgeId);
  }, []);

  /** Aims at the edge under the pointer, if what is dragged fits there. */
  const aimWithType = useCallback(
    (point: Point, nodeType: NodeTypeDescription | undefined) =>
      aim(nodeType === undefined || !fitsPlace(nodeType, { kind: 'edge' }) ? null : edgeAt(point)),
    [aim],
  );
  const aimWithItems = useCallback(
    (point: Point, items: readonly CanvasItem[]) => {
      const [item] = items;
      if (items.length !== 1 || item?.type !== 'card') return aim(null);
      const isLoose = isUnconnected(store.getState().history.present, item.id);
      aimWithType(point, isLoose ? nodeTypeOf(item.data.node) : undefined);
    },
    [aim, aimWithType, nodeTypeOf, store],
  );

  /** Puts the dragged card into the edge aimed at. */
  const spliceItem = useCallback(
    (item: CanvasItem) => {
      const edgeId = target.current;
      aim(null);
      const graph = store.getState().history.present;
      const edge = graph.edges.find(({ id }) => id === edgeId);
      const node = graph.nodes.find(({ id }) => id === item.id);
      if (edge === undefined || node === undefined) return;
      const ports = splicePorts(nodeTypeOf(node));
      if (ports !== null) edit(spliceEdit(graph, node, edge, ports, item.position, newId));
    },
    [aim, edit, nodeTypeOf, store],
  );

  const aimAtNothing = useCallback(() => aim(null), [aim]);
  const isTargeted = useCallback(() => target.current !== null, []);
  return { dropEdgeId, aim, aimAtNothing, aimWithType, aimWithItems, spliceItem, isTargeted, target };
}

/** The edge under a place of the window, whatever stands over it. */
export function edgeAt({ clientX, clientY }: Point): string | null {
  for (const element of document.elementsFromPoint(clientX, clientY)) {
    const edge = element.closest('.react-flow__edge');
    if (edge !== null) return edge.getAttribute('data-id');
  }
  return null;
}
