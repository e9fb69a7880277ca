/**
 * Adding a node of a type, as an edit: by itself, at either end of a port, or within an edge. In go the graph, the type
 * and the place; out comes the edit, which covers no card that is there.
 */
import type { Graph, GraphNode } from '@switchboard/shared/graph';
import type { NodeTypeDescription } from '@switchboard/shared/node-type';
import { boxOfNode, frameAround } from './box.ts';
import type { Edit, Sizes } from './edit.ts';
import { cardSize, freePosition, freePositionBelow, positionAfterLast } from './free-position.ts';
import { initialConfig } from './initial-config.ts';
import { roomOnEdge } from './room-on-edge.ts';
import { splicedEdges } from './splice-node.ts';

type AddedType = Pick<NodeTypeDescription, 'type' | 'version' | 'configSchema' | 'examples' | 'inputs' | 'outputs'>;

export type NodePlace =
  /** Its head under `at`; after the last one when that is left out. */
  | { kind: 'free'; at?: { x: number; y: number } }
  /** Behind an output; its input at `at`, when given. */
  | { kind: 'from'; nodeId: string; port: string; at?: { x: number; y: number } }
  /** Before an input; its output at `at`, when given. */
  | { kind: 'into'; nodeId: string; port: string; at?: { x: number; y: number } }
  | { kind: 'edge'; edgeId: string };

/** From a card's top to its ports' line. */
const portOffset = 27;
const roomBetween = 80;

/** Whether a node of this type can go there. */
export function fitsPlace(nodeType: Pick<AddedType, 'inputs' | 'outputs'>, place: Pick<NodePlace, 'kind'>): boolean {
  if (place.kind === 'from') return nodeType.inputs.length > 0;
  if (place.kind === 'into') return nodeType.outputs.length > 0;
  return place.kind === 'free' || (nodeType.inputs.length > 0 && nodeType.outputs.length > 0);
}

export function newNodeEdit(
  graph: Graph,
  nodeType: AddedType,
  place: NodePlace,
  newId: () => string,
): Extract<Edit, { kind: 'add-node' }> {
  const node = (position: { x: number; y: number }): GraphNode => ({
    id: newId(),
    type: nodeType.type,
    version: nodeType.version,
    position,
    config: initialConfig(nodeType.configSchema, nodeType.examples[0]?.config),
  });
  const input = nodeType.inputs[0] ?? 'in';
  const output = nodeType.outputs[0] ?? 'out';
  if (place.kind === 'edge') {
    const edge = graph.edges.find(({ id }) => id === place.edgeId);
    const room = edge === undefined ? null : roomOnEdge(graph, edge);
    if (edge === undefined || room === null || !fitsPlace(nodeType, place)) {
      return { kind: 'add-node', node: node(positionAfterLast(graph)) };
    }
    const standing = { nodes: graph.nodes.filter(({ id }) => !(id in room.positions)) };
    const added = node(freePosition(standing, room.position));
    const edges = splicedEdges(edge, added.id, { input, output }, newId);
    return { kind: 'add-node', node: added, edges, replacesEdgeId: edge.id, positions: room.positions, sizes: room.sizes };
  }
  if (place.kind === 'free') {
    const wished = place.at && { x: place.at.x - cardSize.width / 2, y: place.at.y - portOffset };
    return { kind: 'add-node', node: node(wished === undefined ? positionAfterLast(graph) : freePosition(graph, wished)) };
  }
  const origin = graph.nodes.find(({ id }) => id === place.nodeId)?.position ?? { x: 0, y: 0 };
  const aside = (cardSize.width + roomBetween) * (place.kind === 'from' ? 1 : -1);
  const left = place.kind === 'from' ? 0 : -cardSize.width;
  const wished = place.at ? { x: place.at.x + left, y: place.at.y - portOffset } : { x: origin.x + aside, y: origin.y };
  const added = node(freePositionBelow(graph, wished));
  const edge =
    place.kind === 'from'
      ? { id: newId(), source: place.nodeId, sourceHandle: place.port, target: added.id, targetHandle: input }
      : { id: newId(), source: added.id, sourceHandle: output, target: place.nodeId, targetHandle: place.port };
  return { kind: 'add-node', node: added, edges: [edge], sizes: roomInFrames(graph, added) };
}

/** Frames that a card would lie across the right or lower border of grow around it. */
function roomInFrames(graph: Graph, added: GraphNode): Sizes {
  const card = boxOfNode(added, new Map());
  const around = frameAround([card]);
  const crossed = (graph.frames ?? []).filter(({ position: { x, y }, size: { width, height } }) => {
    const isBegunWithin = card.x >= x && card.y >= y && card.x < x + width && card.y < y + height;
    return isBegunWithin && (card.x + card.width > x + width || card.y + card.height > y + height);
  });
  return Object.fromEntries(
    crossed.flatMap(({ id, position, size }) =>
      around === null
        ? []
        : [
            [
              id,
              {
                width: Math.max(size.width, around.x + around.width - position.x),
                height: Math.max(size.height, around.y + around.height - position.y),
              },
            ] as const,
          ],
    ),
  );
}
