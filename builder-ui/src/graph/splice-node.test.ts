import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEdit } from './apply-edit.ts';
import { nodeNamed } from './arbitrary-edits.ts';
import { anyGraph } from './arbitrary-graph.ts';
import { expectValid } from './expect-valid.ts';
import { isUnconnected, spliceEdit } from './splice-node.ts';

const ports = { input: 'in', output: 'yes' };
const at = { x: 260, y: 0 };

describe('splicing a node that is there into an edge', () => {
  it('joins it to both ends, and moves what follows on when there is no room', () => {
    const graph = {
      schemaVersion: 1 as const,
      nodes: [
        nodeNamed('a'),
        { ...nodeNamed('b'), position: { x: 320, y: 0 } },
        { ...nodeNamed('x'), position: { x: 0, y: 400 } },
      ],
      edges: [{ id: '1', source: 'a', sourceHandle: 'no', target: 'b', targetHandle: 'in' }],
    };
    const [node] = graph.nodes.slice(2);
    const [edge] = graph.edges;
    let next = 0;
    const after = applyEdit(
      graph,
      spliceEdit(graph, node!, edge!, ports, at, () => `new${next++}`),
    );
    expect(after.edges.map(({ source, sourceHandle, target }) => `${source} ${sourceHandle} ${target}`)).toEqual([
      'a no x',
      'x yes b',
    ]);
    expect(after.nodes.map(({ position }) => position.x)).toEqual([0, 640, 320]);
  });

  it('keeps the graph valid, whatever it is put into', () => {
    fc.assert(
      fc.property(anyGraph, fc.nat(), (drawn, pick) => {
        const graph = { ...drawn, nodes: [...drawn.nodes, nodeNamed('x')] };
        const edge = graph.edges[pick % Math.max(1, graph.edges.length)];
        if (edge === undefined) return;
        let next = 0;
        const after = applyEdit(
          graph,
          spliceEdit(graph, graph.nodes.at(-1)!, edge, ports, at, () => `new${next++}`),
        );
        expectValid(after);
        expect(after.edges.length).toBe(graph.edges.length + 1);
        expect(isUnconnected(after, 'x')).toBe(false);
      }),
    );
  });
});
