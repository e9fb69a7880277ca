import type { Graph, GraphEdge, GraphFrame, GraphNode, GraphNote } from '@switchboard/shared/graph';
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

export function edgeNamed(id: string, source: string, target: string, sourceHandle = 'yes'): GraphEdge {
  return { id, source, sourceHandle, target, targetHandle: 'in' };
}

const length = fc.integer({ min: 16, max: 500 });
const size = { width: 200, height: 100 };

function noteNamed(id: string): GraphNote {
  return { id, position: { x: 0, y: 0 }, size, text: 'Why', tint: 'yellow' };
}

function frameNamed(id: string): GraphFrame {
  return { id, position: { x: 0, y: 0 }, size, title: 'VIP', tint: 'blue' };
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
  fc
    .record({ nodeIds: fc.array(id, { maxLength: 2 }), disabled: fc.boolean() })
    .map((edit): Edit => ({ kind: 'set-disabled', ...edit })),
  fc
    .record({ edgeId: edge.map((e) => e.id), connection: edge.map(({ id: _id, ...connection }) => connection) })
    .map((edit): Edit => ({ kind: 'reconnect', ...edit })),
  fc
    .record({ nodeId: id, replacesEdgeId: edge.map((e) => e.id), edges: fc.array(edge, { maxLength: 2 }) })
    .map((edit): Edit => ({ kind: 'splice', positions: {}, sizes: {}, ...edit })),
  fc
    .record({ nodeIds: fc.array(id, { maxLength: 2 }), healing: fc.array(edge, { maxLength: 3 }) })
    .map((edit): Edit => ({ kind: 'remove', edgeIds: [], ...edit })),
  fc
    .record({
      nodes: fc.array(
        id.map((each) => nodeNamed(each)),
        { maxLength: 3 },
      ),
      edges: fc.array(edge, { maxLength: 3 }),
      notes: fc.array(id.map(noteNamed), { maxLength: 1 }),
      frames: fc.array(id.map(frameNamed), { maxLength: 1 }),
    })
    .map((piece): Edit => ({ kind: 'insert', piece, title: 'pasting' })),
  fc
    .record({
      positions: fc.dictionary(id, fc.record({ x: coordinate, y: coordinate }), { maxKeys: 3 }),
      sizes: fc.dictionary(id, fc.record({ width: length, height: length }), { maxKeys: 2 }),
    })
    .chain((edit) => fc.constantFrom<Edit>({ kind: 'arrange', title: 'tidying up', ...edit }, { kind: 'resize', ...edit })),
  fc
    .record({ noteId: id, change: fc.record({ text: fc.string({ maxLength: 5 }) }) })
    .map((edit): Edit => ({ kind: 'change-note', ...edit })),
  fc
    .record({ frameId: id, change: fc.record({ tint: fc.constantFrom('red', 'blue') }) })
    .map((edit): Edit => ({ kind: 'change-frame', ...edit })),
);
