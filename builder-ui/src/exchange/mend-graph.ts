/**
 * A graph out of a file, so that all of it can be drawn and mended on the canvas. In goes a graph whose envelope is well
 * formed; out come the graph and, in sentences, what was changed. Pure. What stays true: no node is lost; what is in order
 * stays as it is.
 */
import type { Graph, GraphEdge, GraphNode } from '@switchboard/shared/graph';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';

export interface MendedGraph {
  graph: Graph;
  remarks: string[];
}

type NodeTypeOf = (node: Pick<GraphNode, 'type' | 'version'>) => Pick<NodeTypeDescription, 'inputs' | 'outputs'> | undefined;

export function mendGraph(graph: Graph, nodeTypeOf: NodeTypeOf, newId: () => string): MendedGraph {
  const taken = new Set<string>();
  let renewedCount = 0;
  /** Nodes, notes and frames share one space of ids. */
  const withOwnIds = <Item extends { id: string }>(items: readonly Item[]): Item[] =>
    items.map((item) => {
      const isTaken = taken.has(item.id);
      taken.add(item.id);
      if (isTaken) renewedCount += 1;
      return isTaken ? { ...item, id: newId() } : item;
    });
  const nodes = withOwnIds(graph.nodes);
  const notes = graph.notes && withOwnIds(graph.notes);
  const frames = graph.frames && withOwnIds(graph.frames);

  const byId = new Map(nodes.map((node) => [node.id, node]));
  const joined = graph.edges.filter(({ source, target }) => byId.has(source) && byId.has(target));
  const ported = joined.filter((edge) => hasPorts(edge, byId, nodeTypeOf));
  const edgeIds = new Set<string>();
  const edges = ported.map((edge) => {
    const isTaken = edgeIds.has(edge.id);
    edgeIds.add(edge.id);
    return isTaken ? { ...edge, id: newId() } : edge;
  });

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
      joined.length - ported.length,
      'connection uses a port that its node does not have: it is left out',
      'connections use a port that their node does not have: they are left out',
    ),
  ].filter((remark) => remark !== null);
  return { graph: { ...graph, nodes, edges, ...(notes && { notes }), ...(frames && { frames }) }, remarks };
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
