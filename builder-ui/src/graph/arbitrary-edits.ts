import type { Graph, GraphNode } from '@switchboard/shared/graph';
import fc from 'fast-check';
import type { Edit } from './edit.ts';

/** Test data: few ids, so that edits often meet (and often miss) each other. */
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const port = fc.constantFrom('out', 'yes', 'no');
const coordinate = fc.integer({ min: -500, max: 500 });
const edge = fc.record({
  id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
  source: id,
  sourceHandle: port,
  target: id,
  targetHandle: fc.constant('in'),
});

export const emptyGraph: Graph = { schemaVersion: 1, nodes: [], edges: [] };

export function nodeNamed(nodeId: string, type = 'country'): GraphNode {
  return { id: nodeId, type, version: 1, position: { x: 0, y: 0 }, config: {} };
}

/** Any edit, sensible or not. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  id.map((nodeId): Edit => ({ kind: 'add-node', node: nodeNamed(nodeId) })),
  fc
    .record({
      nodeId: id,
      edges: fc.array(edge, { maxLength: 2 }),
      replacesEdgeId: fc.option(
        edge.map((e) => e.id),
        { nil: undefined },
      ),
    })
    .map(({ nodeId, edges, replacesEdgeId }): Edit => ({ kind: 'add-node', node: nodeNamed(nodeId), edges, replacesEdgeId })),
  fc
    .record({
      nodeIds: fc.array(id, { maxLength: 2 }),
      edgeIds: fc.array(
        edge.map((e) => e.id),
        { maxLength: 2 },
      ),
    })
    .map((ids): Edit => ({ kind: 'remove', ...ids })),
  fc
    .dictionary(id, fc.record({ x: coordinate, y: coordinate }), { maxKeys: 3 })
    .map((positions): Edit => ({ kind: 'move-nodes', positions })),
  edge.map((connected): Edit => ({ kind: 'connect', edge: connected })),
  fc
    .record({ nodeId: id, config: fc.dictionary(fc.constantFrom('operator', 'countries'), fc.string()) })
    .map((edit): Edit => ({ kind: 'configure', ...edit })),
  fc.record({ nodeId: id, name: fc.string({ maxLength: 5 }) }).map((edit): Edit => ({ kind: 'rename', ...edit })),
);
