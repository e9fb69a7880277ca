/**
 * What is wrong with the edges, and which of them connect something.
 * In: the graph, with each node's type or null. Out: diagnostics, and the usable edges by node index, each once.
 */
import type { Diagnostic, Graph, GraphEdge } from '@switchboard/shared/graph';
import type { NodeType } from '@switchboard/shared/node-type';
import { inputsOf, outputsOf } from '../nodes/registry.ts';
import type { Port } from './plan.ts';

export interface UsableEdge {
  /** Index of the edge in the graph. */
  index: number;
  source: number;
  port: Port;
  target: number;
}

/**
 * @param graph the graph
 * @param indexById index of the first node of each id
 * @param nodeTypes each node's type by index; null when it is unknown, then its ports are not checked
 */
export function diagnoseEdges(
  graph: Graph,
  indexById: ReadonlyMap<string, number>,
  nodeTypes: readonly (NodeType | null)[],
): { diagnostics: Diagnostic[]; edges: UsableEdge[] } {
  const diagnostics: Diagnostic[] = [];
  const edges: UsableEdge[] = [];
  const edgeIds = new Set<string>();
  const connections = new Set<string>();

  for (const [index, edge] of graph.edges.entries()) {
    const source = indexById.get(edge.source);
    const target = indexById.get(edge.target);
    const report = (severity: Diagnostic['severity'], code: string, field: keyof GraphEdge, message: string) =>
      diagnostics.push({
        severity,
        code,
        nodeId: graph.nodes[source ?? target ?? -1]?.id ?? null,
        pointer: `/edges/${index}/${field}`,
        message,
      });

    if (edgeIds.has(edge.id)) report('error', 'duplicate-edge-id', 'id', `Two connections have the id “${edge.id}”.`);
    edgeIds.add(edge.id);
    if (source === undefined)
      report('error', 'dangling-edge', 'source', `A connection starts at “${edge.source}”, which is not in this automation.`);
    if (target === undefined)
      report('error', 'dangling-edge', 'target', `A connection leads to “${edge.target}”, which is not in this automation.`);
    if (source === undefined || target === undefined) continue;

    const sourceType = nodeTypes[source] ?? null;
    const targetType = nodeTypes[target] ?? null;
    if (sourceType !== null && !outputsOf(sourceType.kind).includes(edge.sourceHandle)) {
      report('error', 'dangling-edge', 'sourceHandle', `“${sourceType.title}” has no way out called “${edge.sourceHandle}”.`);
      continue;
    }
    if (targetType?.kind === 'trigger') {
      report('error', 'edge-into-trigger', 'target', `“${targetType.title}” starts automations; nothing can lead to it.`);
      continue;
    }
    if (targetType !== null && !inputsOf(targetType.kind).includes(edge.targetHandle)) {
      report('error', 'dangling-edge', 'targetHandle', `“${targetType.title}” has no way in called “${edge.targetHandle}”.`);
      continue;
    }
    const connection = JSON.stringify([source, edge.sourceHandle, target]);
    if (connections.has(connection)) {
      report('warning', 'duplicate-edge', 'target', 'Two connections run between the same two nodes. One of them does nothing.');
      continue;
    }
    connections.add(connection);
    edges.push({ index, source, port: portOf(edge.sourceHandle), target });
  }
  return { diagnostics, edges };
}

/** Of a node of unknown type any handle may be; it is in no plan, so which port stands for it does not matter. */
function portOf(handle: string): Port {
  return handle === 'yes' || handle === 'no' ? handle : 'out';
}
