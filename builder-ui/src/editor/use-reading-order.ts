/** A graph's nodes as one reads them, and names that tell them apart: the same wherever nodes stand in a list. */
import type { Graph } from '@switchboard/shared/graph';
import { useMemo } from 'react';
import { toldApart } from '../graph/told-apart.ts';
import { type ReadingOrder, readingOrder } from '../graph/walk.ts';
import type { CommandContext } from './commands/command.ts';
import { useNodeName, useNodeTypeOf } from './editor-context.ts';

export function useReadingOrder(graph: Graph): ReadingOrder & { names: ReadonlyMap<string, string> } {
  const nodeTypeOf = useNodeTypeOf();
  const nodeName = useNodeName();
  return useMemo(() => orderOf(graph, nodeTypeOf, nodeName), [graph, nodeTypeOf, nodeName]);
}

/** As `useReadingOrder`, for who asks once. */
export function orderOf(
  graph: Graph,
  nodeTypeOf: CommandContext['nodeTypeOf'],
  nodeName: CommandContext['nodeName'],
): ReadingOrder & { names: ReadonlyMap<string, string> } {
  const order = readingOrder(graph, (node) => nodeTypeOf(node)?.kind === 'trigger');
  return { ...order, names: toldApart([...order.reached, ...order.unreached], nodeName) };
}
