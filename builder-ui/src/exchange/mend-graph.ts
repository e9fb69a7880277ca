/**
 * A graph out of a file, so that all of it can be drawn and mended on the canvas. In goes a graph whose envelope is well
 * formed; out come the graph and, in sentences, what was changed. Pure. What stays true: no node is lost; what is in order
 * stays as it is.
 */
import type { Graph, GraphEdge, GraphNode } from '@switchboard/shared/graph';
import { repeatedIds, withOwnIds } from '@switchboard/shared/graph-ids';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';

export interface MendedGraph {
  graph: Graph;
  remarks: string[];
}

type NodeTypeOf = (node: Pick<GraphNode, 'type' | 'version'>) => Pick<NodeTypeDescription, 'inputs' | 'outputs'> | undefined;

export function mendGraph(graph: Graph, nodeTypeOf: NodeTypeOf): MendedGraph {
  const mended = withOwnIds(graph);
  const renewedCount = repeatedIds(graph).filter((pointer) => !pointer.startsWith('/edges/')).length;
  const byId = new Map(mended.nodes.map((node) => [node.id, node]));
  const joined = mended.edges.filter(({ source, target }) => byId.has(source) && byId.has(target));
  const edges = joined.filter((edge) => hasPorts(edge, byId, nodeTypeOf));

  const remarks = [
    counted(
      renewedCount,
      'part has the id of another: it gets one of its own, and stands unconnected',
      'parts have the id of another: they get their own, and stand unconnected',
    ),
    counted(
      graph.edges.length - joined.length,
      'connection begins or ends at nothing: it is left out',
      'connections begin or end at nothing: they are left out',
    ),
    counted(
      joined.length - edges.length,
      'connection uses a port that its node does not have: it is left out',
      'connections use a port that their node does not have: they are left out',
    ),
  ].filter((remark) => remark !== null);
  return { graph: { ...mended, edges }, remarks };
}

/** Of a node of unknown type any port may be. */
function hasPorts(
  { source, sourceHandle, target, targetHandle }: GraphEdge,
  byId: ReadonlyMap<string, GraphNode>,
  nodeTypeOf: NodeTypeOf,
) {
  const typeOf = (id: string) => {
    const node = byId.get(id);
    return node && nodeTypeOf(node);
  };
  const isThere = (ports: readonly string[] | undefined, port: string): boolean => ports?.includes(port) ?? true;
  return isThere(typeOf(source)?.outputs, sourceHandle) && isThere(typeOf(target)?.inputs, targetHandle);
}

function counted(count: number, one: string, many: string): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? one : many}.`;
}
