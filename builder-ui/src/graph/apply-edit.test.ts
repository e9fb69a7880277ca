import { describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import { limits } from '@switchboard/shared/limits';
import fc from 'fast-check';
import { applyEdit } from './apply-edit.ts';
import { anyEdit, edgeNamed, emptyGraph, nodeNamed } from './arbitrary-edits.ts';
import { expectValid } from './expect-valid.ts';

const chain: Graph = {
  schemaVersion: 1,
  nodes: [nodeNamed('a'), nodeNamed('b'), nodeNamed('c')],
  edges: [edgeNamed('1', 'a', 'b'), edgeNamed('2', 'b', 'c')],
};

describe('applyEdit', () => {
  it('adds a node with the edges that connect it', () => {
    const graph = applyEdit(chain, { kind: 'add-node', node: nodeNamed('d'), edges: [edgeNamed('3', 'c', 'd')] });
    expect(graph.nodes.map((node) => node.id)).toEqual(['a', 'b', 'c', 'd']);
    expect(graph.edges.at(-1)).toEqual(edgeNamed('3', 'c', 'd'));
  });

  it('splices a node into an edge', () => {
    const graph = applyEdit(chain, {
      kind: 'add-node',
      node: nodeNamed('d'),
      replacesEdgeId: '1',
      edges: [edgeNamed('3', 'a', 'd'), edgeNamed('4', 'd', 'b')],
    });
    expect(graph.edges.map((kept) => kept.id)).toEqual(['2', '3', '4']);
  });

  it('takes the edges at a node away with it', () => {
    expect(applyEdit(chain, { kind: 'remove', nodeIds: ['b'], edgeIds: [] })).toEqual({
      ...chain,
      nodes: [nodeNamed('a'), nodeNamed('c')],
      edges: [],
    });
  });

  it('refuses an edge from a node to itself, a second like it, and one that closes a circle', () => {
    expect(applyEdit(chain, { kind: 'connect', edge: edgeNamed('9', 'a', 'a') })).toBe(chain);
    expect(applyEdit(chain, { kind: 'connect', edge: edgeNamed('9', 'a', 'b') })).toBe(chain);
    expect(applyEdit(chain, { kind: 'connect', edge: edgeNamed('9', 'c', 'a') })).toBe(chain);
  });

  it('keeps every node it does not change the same object', () => {
    const graph = applyEdit(chain, { kind: 'configure', nodeId: 'b', config: { operator: 'is' } });
    expect(graph.nodes[0]).toBe(chain.nodes[0]);
    expect(graph.nodes[1]?.config).toEqual({ operator: 'is' });
    expect(graph.edges).toBe(chain.edges);
  });

  it('gives a node its title back when its name is emptied', () => {
    const named = applyEdit(chain, { kind: 'rename', nodeId: 'a', name: 'From France' });
    expect(named.nodes[0]?.name).toBe('From France');
    expect(applyEdit(named, { kind: 'rename', nodeId: 'a', name: ' ' })).toEqual(chain);
  });

  it('lays an edge elsewhere, or leaves it as it was', () => {
    const elsewhere = applyEdit(chain, {
      kind: 'reconnect',
      edgeId: '2',
      connection: { source: 'a', sourceHandle: 'no', target: 'c', targetHandle: 'in' },
    });
    expect(elsewhere.edges).toEqual([edgeNamed('1', 'a', 'b'), edgeNamed('2', 'a', 'c', 'no')]);
    const refused = { source: 'b', sourceHandle: 'yes', target: 'a', targetHandle: 'in' };
    expect(applyEdit(chain, { kind: 'reconnect', edgeId: '2', connection: refused })).toBe(chain);
  });

  it('lets an edge be turned round, which as a further edge would close a circle', () => {
    const turned = applyEdit(chain, {
      kind: 'reconnect',
      edgeId: '2',
      connection: { source: 'c', sourceHandle: 'yes', target: 'b', targetHandle: 'in' },
    });
    expect(turned.edges[1]).toEqual(edgeNamed('2', 'c', 'b'));
  });

  it('gives the same graph when a node is disabled and enabled', () => {
    const off = applyEdit(chain, { kind: 'set-disabled', nodeIds: ['b'], disabled: true });
    expect(off.nodes[1]?.disabled).toBe(true);
    expect(applyEdit(off, { kind: 'set-disabled', nodeIds: ['b'], disabled: false })).toEqual(chain);
  });

  it('grows no graph beyond its limits', () => {
    const full = { ...chain, nodes: Array.from({ length: limits.graphNodes }, (_, index) => nodeNamed(`n${index}`)), edges: [] };
    expect(applyEdit(full, { kind: 'add-node', node: nodeNamed('one more') })).toBe(full);
    const piece = { nodes: [nodeNamed('one more')], edges: [], notes: [], frames: [] };
    expect(applyEdit(full, { kind: 'insert', piece, title: 'pasting' })).toBe(full);
  });

  it('never makes a dangling edge, a doubled edge, a repeated id or a circle, whatever the edits', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 40 }), (edits) => {
        expectValid(edits.reduce(applyEdit, emptyGraph));
      }),
    );
  });
});
