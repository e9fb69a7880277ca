import type { Graph, GraphNode } from '@switchboard/shared/graph';
import { type Connection, isSameConnection, nodesAlong } from './connection.ts';

interface NodePorts {
  inputs: readonly string[];
  outputs: readonly string[];
}

export interface Connectable {
  node: GraphNode;
  connection: Connection;
}

/**
 * What an output can still lead to: inputs that it does not lead to yet and that would close no circle. As
 * `refuseConnection` judges, for all nodes at once.
 */
export function targetsOf(
  graph: Graph,
  nodeId: string,
  port: string,
  portsOf: (node: GraphNode) => NodePorts | undefined,
): Connectable[] {
  const before = nodesAlong(graph, [nodeId], 'upstream');
  return connectable(graph, before, (node) => {
    const input = portsOf(node)?.inputs[0];
    return input === undefined ? [] : [{ source: nodeId, sourceHandle: port, target: node.id, targetHandle: input }];
  });
}

/** The same for what can lead to an input: every output of every node. */
export function sourcesOf(
  graph: Graph,
  nodeId: string,
  port: string,
  portsOf: (node: GraphNode) => NodePorts | undefined,
): Connectable[] {
  const behind = nodesAlong(graph, [nodeId], 'downstream');
  return connectable(graph, behind, (node) =>
    (portsOf(node)?.outputs ?? []).map((output) => ({
      source: node.id,
      sourceHandle: output,
      target: nodeId,
      targetHandle: port,
    })),
  );
}

function connectable(
  graph: Graph,
  barredIds: ReadonlySet<string>,
  connectionsOf: (node: GraphNode) => Connection[],
): Connectable[] {
  return graph.nodes.flatMap((node) => {
    if (barredIds.has(node.id)) return [];
    return connectionsOf(node).flatMap((connection) =>
      graph.edges.some((edge) => isSameConnection(edge, connection)) ? [] : [{ node, connection }],
    );
  });
}
