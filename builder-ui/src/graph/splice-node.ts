import type { Graph, GraphEdge, GraphNode } from '@switchboard/shared/graph';
import type { Edit, Positions } from './edit.ts';
import { freePosition, isFree } from './free-position.ts';
import { roomOnEdge } from './room-on-edge.ts';

interface Ports {
  input: string;
  output: string;
}

/** By which ports a node of this type would be put into an edge; null when it lacks one. */
export function splicePorts(nodeType: { inputs: readonly string[]; outputs: readonly string[] } | undefined): Ports | null {
  const [input] = nodeType?.inputs ?? [];
  const [output] = nodeType?.outputs ?? [];
  return input === undefined || output === undefined ? null : { input, output };
}

/** The two edges that take the place of one when a node is put into it. */
export function splicedEdges(edge: GraphEdge, nodeId: string, { input, output }: Ports, newId: () => string): GraphEdge[] {
  return [
    { id: newId(), source: edge.source, sourceHandle: edge.sourceHandle, target: nodeId, targetHandle: input },
    { id: newId(), source: nodeId, sourceHandle: output, target: edge.target, targetHandle: edge.targetHandle },
  ];
}

/** Whether a node that is there can be put into edges: nothing is connected to it yet. */
export function isUnconnected(graph: Pick<Graph, 'edges'>, nodeId: string): boolean {
  return !graph.edges.some(({ source, target }) => source === nodeId || target === nodeId);
}

/**
 * The edit that puts a node that is there into an edge. It stays where it was let go when it covers nothing there; else
 * it goes behind the edge's source, and what follows moves on.
 */
export function spliceEdit(
  graph: Graph,
  node: GraphNode,
  edge: GraphEdge,
  ports: Ports,
  at: { x: number; y: number },
  newId: () => string,
): Edit {
  const others = { nodes: graph.nodes.filter((other) => other.id !== node.id) };
  const room = isFree(others, at) ? null : roomOnEdge(graph, edge);
  const positions: Positions = room === null ? { [node.id]: at } : { ...room.positions, [node.id]: placed(others, room) };
  const edges = splicedEdges(edge, node.id, ports, newId);
  return { kind: 'splice', nodeId: node.id, replacesEdgeId: edge.id, edges, positions, sizes: room?.sizes ?? {} };
}

/** Behind the source, where nothing stands once what follows has moved on. */
function placed(graph: Pick<Graph, 'nodes'>, room: { position: { x: number; y: number }; positions: Positions }) {
  return freePosition({ nodes: graph.nodes.filter((node) => !(node.id in room.positions)) }, room.position);
}
