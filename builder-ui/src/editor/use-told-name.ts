import { useCallback, useMemo } from 'react';
import type { GraphNode } from '@switchboard/shared/graph';
import { useEditor, useNodeName } from './editor-context.ts';
import { shownGraph } from './editor-store.ts';
import { useReadingOrder } from './use-reading-order.ts';

/**
 * What a node of the graph on the canvas is called, told apart from others of its name as in the lists: “Country (2)”. The
 * same function as long as no name differs, so that what is moved draws nothing again.
 */
export function useToldName(): (node: GraphNode) => string {
  const { names } = useReadingOrder(useEditor(shownGraph));
  const nodeName = useNodeName();
  const serialized = JSON.stringify([...names].sort());
  const told = useMemo(() => new Map<string, string>(JSON.parse(serialized)), [serialized]);
  return useCallback((node) => told.get(node.id) ?? nodeName(node), [told, nodeName]);
}
