import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEdit } from './apply-edit.ts';
import { anyGraph } from './arbitrary-graph.ts';
import { expectValid } from './expect-valid.ts';
import { fitsPlace, newNodeEdit, type NodePlace } from './new-node.ts';

const filter = { type: 'country', version: 1, configSchema: {}, examples: [], inputs: ['in'], outputs: ['yes', 'no'] };
const trigger = { ...filter, type: 'incoming-message', inputs: [], outputs: ['out'] };
const counter = () => {
  let next = 0;
  return () => `new${next++}`;
};

const anyPlace: fc.Arbitrary<NodePlace> = fc.oneof(
  fc.constant<NodePlace>({ kind: 'free' }),
  fc
    .record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) })
    .map((at): NodePlace => ({ kind: 'free', at })),
  fc.nat(11).map((pick): NodePlace => ({ kind: 'from', nodeId: `n${pick}`, port: 'no' })),
  fc.nat(11).map((pick): NodePlace => ({ kind: 'into', nodeId: `n${pick}`, port: 'in' })),
  fc.nat(19).map((pick): NodePlace => ({ kind: 'edge', edgeId: `e${pick}` })),
);

describe('newNodeEdit', () => {
  it('connects a node to the port it was asked for', () => {
    const graph = { schemaVersion: 1 as const, nodes: [{ ...filter, id: 'a', position: { x: 0, y: 0 }, config: {} }], edges: [] };
    const behind = newNodeEdit(graph, filter, { kind: 'from', nodeId: 'a', port: 'no' }, counter());
    expect(behind.edges).toEqual([{ id: 'new1', source: 'a', sourceHandle: 'no', target: 'new0', targetHandle: 'in' }]);
    expect(behind.node.position).toEqual({ x: 320, y: 0 });
    const before = newNodeEdit(graph, trigger, { kind: 'into', nodeId: 'a', port: 'in' }, counter());
    expect(before.edges).toEqual([{ id: 'new1', source: 'new0', sourceHandle: 'out', target: 'a', targetHandle: 'in' }]);
    expect(before.node.position).toEqual({ x: -320, y: 0 });
  });

  it('lets a frame grow around what begins in it, and leaves what stands beside it out', () => {
    const frame = { id: 'f', title: '', position: { x: -32, y: -56 }, size: { width: 400, height: 160 }, tint: 'blue' as const };
    const nodes = [{ ...filter, id: 'a', position: { x: 0, y: 0 }, config: {} }];
    const graph = { schemaVersion: 1 as const, nodes, edges: [], frames: [frame] };
    const within = newNodeEdit(graph, filter, { kind: 'from', nodeId: 'a', port: 'no', at: { x: 300, y: 40 } }, counter());
    const { position } = within.node;
    const grown = applyEdit(graph, within).frames?.[0]?.size;
    expect(grown?.width).toBeGreaterThanOrEqual(position.x + 240 + 32);
    expect(grown?.height).toBeGreaterThanOrEqual(position.y + 96 + 56);
    expect(newNodeEdit(graph, filter, { kind: 'from', nodeId: 'a', port: 'no', at: { x: 400, y: 0 } }, counter()).sizes).toEqual(
      {},
    );
  });

  it('knows where a type does not fit', () => {
    expect(fitsPlace(trigger, { kind: 'from' })).toBe(false);
    expect(fitsPlace(trigger, { kind: 'edge' })).toBe(false);
    expect(fitsPlace(trigger, { kind: 'into' })).toBe(true);
  });

  it('adds one node and keeps the graph valid, wherever it goes', () => {
    fc.assert(
      fc.property(anyGraph, anyPlace, (graph, place) => {
        const after = applyEdit(graph, newNodeEdit(graph, filter, place, counter()));
        expect(after.nodes.length).toBe(graph.nodes.length + 1);
        expectValid(after);
      }),
    );
  });
});
