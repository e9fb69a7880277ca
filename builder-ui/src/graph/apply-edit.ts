/**
 * The one function that changes a graph. In go a graph and an edit, out comes the graph after it. What stays true: the
 * graph given is never touched; parts that did not change are the very same objects; an edit that comes to nothing
 * (refused, or about a node that is gone) answers with the very graph that went in; ids stay unique, and no edit but
 * `replace-graph` leaves an edge without its nodes or closes a circle.
 */
import type { Graph, GraphEdge, GraphNode } from '@switchboard/shared/graph';
import { refuseConnection } from './connection.ts';
import type { Edit, Positions } from './edit.ts';

export function applyEdit(graph: Graph, edit: Edit): Graph {
  switch (edit.kind) {
    case 'add-node':
      return addNode(graph, edit);
    case 'remove':
      return remove(graph, new Set(edit.nodeIds), new Set(edit.edgeIds));
    case 'move-nodes':
      return moveNodes(graph, edit.positions);
    case 'connect':
      return connect(graph, edit.edge);
    case 'configure':
      return changeNodes(graph, (node) =>
        node.id === edit.nodeId && node.config !== edit.config ? { ...node, config: edit.config } : node,
      );
    case 'rename':
      return changeNodes(graph, (node) => (node.id === edit.nodeId ? renamed(node, edit.name.trim()) : node));
    case 'replace-graph':
      return edit.graph;
  }
}

function addNode(graph: Graph, { node, edges = [], replacesEdgeId, positions = {} }: Extract<Edit, { kind: 'add-node' }>): Graph {
  if (graph.nodes.some((other) => other.id === node.id)) return graph;
  const { nodes } = moveNodes(graph, positions);
  const kept = replacesEdgeId === undefined ? graph.edges : graph.edges.filter((edge) => edge.id !== replacesEdgeId);
  return edges.reduce(connect, { ...graph, nodes: [...nodes, node], edges: kept });
}

function moveNodes(graph: Graph, positions: Positions): Graph {
  return changeNodes(graph, (node) => {
    const position = Object.hasOwn(positions, node.id) ? positions[node.id] : undefined;
    if (position === undefined || (position.x === node.position.x && position.y === node.position.y)) return node;
    return { ...node, position: { x: position.x, y: position.y } };
  });
}

function connect(graph: Graph, edge: GraphEdge): Graph {
  if (graph.edges.some((other) => other.id === edge.id) || refuseConnection(graph, edge) !== null) return graph;
  return { ...graph, edges: [...graph.edges, edge] };
}

function remove(graph: Graph, nodeIds: Set<string>, edgeIds: Set<string>): Graph {
  const nodes = graph.nodes.filter((node) => !nodeIds.has(node.id));
  const edges = graph.edges.filter((edge) => !edgeIds.has(edge.id) && !nodeIds.has(edge.source) && !nodeIds.has(edge.target));
  const isUnchanged = nodes.length === graph.nodes.length && edges.length === graph.edges.length;
  return isUnchanged ? graph : { ...graph, nodes, edges };
}

function changeNodes(graph: Graph, change: (node: GraphNode) => GraphNode): Graph {
  const nodes = graph.nodes.map(change);
  return nodes.every((node, index) => node === graph.nodes[index]) ? graph : { ...graph, nodes };
}

function renamed(node: GraphNode, name: string): GraphNode {
  if (name === (node.name ?? '')) return node;
  const { name: _former, ...rest } = node;
  return name === '' ? rest : { ...rest, name };
}
