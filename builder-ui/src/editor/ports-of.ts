import type { GraphEdge, GraphNode } from '@switchboard/shared/graph';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';

type TypePorts = Pick<NodeTypeDescription, 'inputs' | 'outputs'> | undefined;
export interface Ports {
  inputs: string[];
  outputs: string[];
}

const usedPorts = new WeakMap<readonly GraphEdge[], Map<string, string>>();

/**
 * The ports of a node that edges name, as a text that is the same as long as they are: a card that reads it is drawn
 * again only then. Looked up once for all nodes of a graph.
 */
export function portsInUse(edges: readonly GraphEdge[], nodeId: string): string {
  let texts = usedPorts.get(edges);
  if (texts === undefined) {
    const byNode = new Map<string, Ports>();
    for (const edge of edges) {
      add(portsAt(byNode, edge.source).outputs, edge.sourceHandle);
      add(portsAt(byNode, edge.target).inputs, edge.targetHandle);
    }
    texts = new Map([...byNode].map(([id, ports]) => [id, JSON.stringify(ports)]));
    usedPorts.set(edges, texts);
  }
  return texts.get(nodeId) ?? '{"inputs":[],"outputs":[]}';
}

function portsAt(byNode: Map<string, Ports>, nodeId: string): Ports {
  const ports = byNode.get(nodeId) ?? { inputs: [], outputs: [] };
  byNode.set(nodeId, ports);
  return ports;
}

function add(ports: string[], port: string): void {
  if (!ports.includes(port)) ports.push(port);
}

/** @param used as `portsInUse` answers */
export function withUsedPorts(nodeType: TypePorts, used: string): Ports {
  const { inputs, outputs } = JSON.parse(used) as Ports;
  return {
    inputs: [...new Set([...(nodeType?.inputs ?? []), ...inputs])],
    outputs: [...new Set([...(nodeType?.outputs ?? []), ...outputs])],
  };
}

/**
 * A node's ports, by its type; ports that only edges still name are there too, so that an edge which no longer fits is
 * seen and can be taken away.
 */
export function portsOf(node: Pick<GraphNode, 'id'>, nodeType: TypePorts, edges: readonly GraphEdge[]): Ports {
  return withUsedPorts(nodeType, portsInUse(edges, node.id));
}
