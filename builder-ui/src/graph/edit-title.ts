import type { Graph, GraphNode } from '@switchboard/shared/graph';
import type { Edit } from './edit.ts';

/**
 * What an edit is called in the history, as it stands after “Undo” and “Redo”: “move of 3 nodes”.
 * @param graph the graph before the edit
 * @param nodeName what a node is called on screen
 */
export function editTitle(edit: Edit, graph: Graph, nodeName: (node: GraphNode) => string): string {
  const nameOf = (id: string): string => {
    const node = graph.nodes.find((candidate) => candidate.id === id);
    if (node !== undefined) return `“${nodeName(node)}”`;
    if (graph.notes?.some((note) => note.id === id)) return 'a note';
    return graph.frames?.some((frame) => frame.id === id) ? 'a frame' : 'a node';
  };
  switch (edit.kind) {
    case 'add-node':
      return `adding “${nodeName(edit.node)}”`;
    case 'splice':
      return `putting ${nameOf(edit.nodeId)} into a connection`;
    case 'remove':
      if (edit.nodeIds.length === 0)
        return edit.edgeIds.length === 1 ? 'removal of a connection' : `removal of ${edit.edgeIds.length} connections`;
      return `removal of ${several(edit.nodeIds, graph, nameOf)}`;
    case 'move-nodes':
      return `move of ${several(Object.keys(edit.positions), graph, nameOf)}`;
    case 'resize':
      return `resizing of ${several(Object.keys(edit.sizes), graph, nameOf)}`;
    case 'connect':
      return `connection of ${nameOf(edit.edge.source)} to ${nameOf(edit.edge.target)}`;
    case 'reconnect':
      return `connection of ${nameOf(edit.connection.source)} to ${nameOf(edit.connection.target)}`;
    case 'configure':
      return `settings of ${nameOf(edit.nodeId)}`;
    case 'rename':
      return `renaming of ${nameOf(edit.nodeId)}`;
    case 'set-disabled':
      return `${edit.disabled ? 'disabling' : 'enabling'} of ${several(edit.nodeIds, graph, nameOf)}`;
    case 'change-note':
      return 'change of a note';
    case 'change-frame':
      return 'change of a frame';
    case 'insert':
    case 'arrange':
    case 'replace-graph':
      return edit.title;
  }
}

/** “3 nodes”; “3 items” when notes or frames are among them; the name of a single one. */
export function several(ids: readonly string[], graph: Graph, nameOf: (id: string) => string): string {
  const [first] = ids;
  if (ids.length === 1 && first !== undefined) return nameOf(first);
  const nodeIds = new Set(graph.nodes.map(({ id }) => id));
  return `${ids.length} ${ids.every((id) => nodeIds.has(id)) ? 'nodes' : 'items'}`;
}
