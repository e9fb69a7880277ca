import type { GraphEdge, GraphNode } from '@switchboard/shared/graph';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';

/**
 * A node's ports, by its type; ports that only edges still name are there too, so that an edge which no longer fits is
 * seen and can be taken away.
 */
export function portsOf(
  node: GraphNode,
  nodeType: Pick<NodeTypeDescription, 'inputs' | 'outputs'> | undefined,
  edges: readonly GraphEdge[],
): { inputs: string[]; outputs: string[] } {
  const inputs = new Set(nodeType?.inputs ?? []);
  const outputs = new Set(nodeType?.outputs ?? []);
  for (const edge of edges) {
    if (edge.target === node.id) inputs.add(edge.targetHandle);
    if (edge.source === node.id) outputs.add(edge.sourceHandle);
  }
  return { inputs: [...inputs], outputs: [...outputs] };
}
