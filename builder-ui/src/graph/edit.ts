import type { Graph, GraphEdge, GraphNode } from '@switchboard/shared/graph';

/** Where nodes are put, by their ids. */
export type Positions = Record<string, { x: number; y: number }>;

/**
 * Everything that can be done to a graph, as plain data: what the canvas and the forms ask for, what history keeps the
 * title of, and what `applyEdit` alone carries out. Ids are given by the caller, so an edit is the same each time it
 * is applied.
 */
export type Edit =
  /** Adds a node, with edges that connect it; `replacesEdgeId` is the edge it is spliced into, `positions` make room for it. */
  | { kind: 'add-node'; node: GraphNode; edges?: GraphEdge[]; replacesEdgeId?: string; positions?: Positions }
  /** Takes away nodes with the edges at them, and further edges. */
  | { kind: 'remove'; nodeIds: string[]; edgeIds: string[] }
  | { kind: 'move-nodes'; positions: Positions }
  | { kind: 'connect'; edge: GraphEdge }
  /** Gives a node another configuration. */
  | { kind: 'configure'; nodeId: string; config: Record<string, unknown> }
  /** Names a node; an empty name gives it back its type's title. */
  | { kind: 'rename'; nodeId: string; name: string }
  /** Puts another graph in the place of this one, such as a colleague's. */
  | { kind: 'replace-graph'; graph: Graph; title: string };

/**
 * What an edit is called in the history: “Add Country”.
 * @param graph the graph before the edit
 * @param nodeName what a node is called on screen
 */
export function editTitle(edit: Edit, graph: Graph, nodeName: (node: GraphNode) => string): string {
  const nameOf = (nodeId: string): string => {
    const node = graph.nodes.find((candidate) => candidate.id === nodeId);
    return node === undefined ? 'node' : nodeName(node);
  };
  switch (edit.kind) {
    case 'add-node':
      return `Add ${nodeName(edit.node)}`;
    case 'remove':
      if (edit.nodeIds.length === 0)
        return edit.edgeIds.length === 1 ? 'Remove connection' : `Remove ${edit.edgeIds.length} connections`;
      return edit.nodeIds.length === 1 ? `Remove ${nameOf(edit.nodeIds[0] ?? '')}` : `Remove ${edit.nodeIds.length} nodes`;
    case 'move-nodes': {
      const ids = Object.keys(edit.positions);
      return ids.length === 1 ? `Move ${nameOf(ids[0] ?? '')}` : `Move ${ids.length} nodes`;
    }
    case 'connect':
      return `Connect ${nameOf(edit.edge.source)} to ${nameOf(edit.edge.target)}`;
    case 'configure':
      return `Set up ${nameOf(edit.nodeId)}`;
    case 'rename':
      return `Rename ${nameOf(edit.nodeId)}`;
    case 'replace-graph':
      return edit.title;
  }
}
