/**
 * What React Flow draws, from the graph on the canvas. An element that did not change is the very same object as
 * before, so that on a large graph only what changed is drawn again. A node's look (faults, path, sentence) is read by
 * its card from the store, not carried here.
 */
import type { Graph, GraphNode } from '@switchboard/shared/graph';
import type { Edge, Node } from '@xyflow/react';
import { cardSize } from '../graph/free-position.ts';
import type { RunPath } from '../graph/run-path.ts';

export type CardNode = Node<{ node: GraphNode }, 'card'>;

/**
 * @param nodeName what a node is called, for who hears the canvas instead of seeing it
 * @param before the nodes drawn now: measurements and a drag under way are kept
 */
export function flowNodes(
  nodes: readonly GraphNode[],
  selectedIds: readonly string[],
  nodeName: (node: GraphNode) => string,
  before: readonly CardNode[],
): CardNode[] {
  const former = new Map(before.map((node) => [node.id, node]));
  const selected = new Set(selectedIds);
  return nodes.map((node) => {
    const known = former.get(node.id);
    const isSelected = selected.has(node.id);
    const ariaLabel = nodeName(node);
    if (known === undefined) return newNode(node, isSelected, ariaLabel);
    if (known.data.node === node && known.selected === isSelected && known.ariaLabel === ariaLabel) return known;
    return {
      ...known,
      data: { node },
      position: known.dragging ? known.position : node.position,
      selected: isSelected,
      ariaLabel,
    };
  });
}

function newNode(node: GraphNode, selected: boolean, ariaLabel: string): CardNode {
  const initialSize = { initialWidth: cardSize.width, initialHeight: cardSize.height };
  return { id: node.id, type: 'card', position: node.position, data: { node }, selected, ariaLabel, ...initialSize };
}

/** @param path the run shown, or null: edges that fired stand out, the others step back */
export function flowEdges(
  graph: Graph,
  selectedIds: ReadonlySet<string>,
  nodeName: (node: GraphNode) => string,
  path: RunPath | null,
): Edge[] {
  const names = new Map(graph.nodes.map((node) => [node.id, nodeName(node)]));
  return graph.edges.map((edge) => {
    const lit = path === null ? undefined : path.firedEdgeIds.has(edge.id) ? 'edge-fired' : 'edge-quiet';
    return {
      ...edge,
      type: 'smoothstep',
      pathOptions: { borderRadius: 12, offset: edge.sourceHandle === 'no' ? 32 : 20 },
      selected: selectedIds.has(edge.id),
      className: lit,
      zIndex: lit === 'edge-fired' ? 1 : 0,
      ariaLabel: `${names.get(edge.source) ?? 'Nothing'}: ${edge.sourceHandle}, leads to ${names.get(edge.target) ?? 'nothing'}`,
    };
  });
}
