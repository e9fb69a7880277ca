import { describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import fc from 'fast-check';
import { applyEdit } from './apply-edit.ts';
import { anyEdit, emptyGraph, nodeNamed } from './arbitrary-edits.ts';
import { reaches } from './connection.ts';

const edge = (id: string, source: string, target: string, sourceHandle = 'yes') => ({
  id,
  source,
  sourceHandle,
  target,
  targetHandle: 'in',
});
const chain: Graph = {
  schemaVersion: 1,
  nodes: [nodeNamed('a'), nodeNamed('b'), nodeNamed('c')],
  edges: [edge('1', 'a', 'b'), edge('2', 'b', 'c')],
};

describe('applyEdit', () => {
  it('adds a node with the edges that connect it', () => {
    const graph = applyEdit(chain, { kind: 'add-node', node: nodeNamed('d'), edges: [edge('3', 'c', 'd')] });
    expect(graph.nodes.map((node) => node.id)).toEqual(['a', 'b', 'c', 'd']);
    expect(graph.edges.at(-1)).toEqual(edge('3', 'c', 'd'));
  });

  it('splices a node into an edge', () => {
    const graph = applyEdit(chain, {
      kind: 'add-node',
      node: nodeNamed('d'),
      replacesEdgeId: '1',
      edges: [edge('3', 'a', 'd'), edge('4', 'd', 'b')],
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
    expect(applyEdit(chain, { kind: 'connect', edge: edge('9', 'a', 'a') })).toBe(chain);
    expect(applyEdit(chain, { kind: 'connect', edge: edge('9', 'a', 'b') })).toBe(chain);
    expect(applyEdit(chain, { kind: 'connect', edge: edge('9', 'c', 'a') })).toBe(chain);
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

  it('never makes a dangling edge, a repeated id or a circle, whatever the edits', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 40 }), (edits) => {
        const { nodes, edges } = edits.reduce(applyEdit, emptyGraph);
        const ids = new Set(nodes.map((node) => node.id));
        expect(ids.size).toBe(nodes.length);
        expect(new Set(edges.map((made) => made.id)).size).toBe(edges.length);
        for (const made of edges) {
          expect(ids.has(made.source) && ids.has(made.target)).toBe(true);
          expect(reaches({ edges }, made.target, made.source)).toBe(false);
        }
      }),
    );
  });
});
