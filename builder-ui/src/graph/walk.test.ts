import { describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import fc from 'fast-check';
import { edgeNamed, nodeNamed } from './arbitrary-edits.ts';
import { anyGraph } from './arbitrary-graph.ts';
import { firstEdgeOf, firstNode, readingOrder, walk, type WalkDirection, walkFromEdge, walkingOrder } from './walk.ts';

const at = (id: string, x: number, y: number) => ({ ...nodeNamed(id), position: { x, y } });
const edge = (id: string, source: string, sourceHandle: string, target: string) => edgeNamed(id, source, target, sourceHandle);

/** start → country, which leads by yes to mail and group, by no to other; and one node that nothing leads to. */
const graph: Graph = {
  schemaVersion: 1,
  nodes: [
    at('lone', 0, 900),
    at('other', 480, 300),
    at('group', 480, 120),
    at('start', 0, 0),
    at('country', 240, 0),
    at('mail', 480, 0),
  ],
  edges: [
    edge('1', 'start', 'out', 'country'),
    edge('2', 'country', 'no', 'other'),
    edge('3', 'country', 'yes', 'group'),
    edge('4', 'country', 'yes', 'mail'),
  ],
};
const directions: WalkDirection[] = ['ahead', 'back', 'up', 'down'];

describe('walk', () => {
  it('begins at the first node that nothing leads to', () => {
    expect(firstNode(graph)).toBe('start');
    expect(walk(graph, null, 'ahead')).toBe('start');
    expect(walk(graph, 'gone', 'down')).toBe('start');
  });

  it('goes ahead to the uppermost of what a node leads to, and back the way it came', () => {
    expect(walk(graph, 'start', 'ahead')).toBe('country');
    expect(walk(graph, 'country', 'ahead')).toBe('mail');
    expect(walk(graph, 'mail', 'back')).toBe('country');
    expect(walk(graph, 'mail', 'ahead')).toBeNull();
  });

  it('goes up and down among the nodes that are equally far from the beginning', () => {
    expect(walk(graph, 'mail', 'down')).toBe('group');
    expect(walk(graph, 'group', 'down')).toBe('other');
    expect(walk(graph, 'other', 'down')).toBeNull();
    expect(walk(graph, 'start', 'down')).toBe('lone');
  });

  it('goes along an edge to either end, and from edge to edge of one node', () => {
    expect(firstEdgeOf(graph, 'country')).toBe('4');
    expect(walkFromEdge(graph, '4', 'down')).toEqual({ edgeId: '3' });
    expect(walkFromEdge(graph, '3', 'down')).toEqual({ edgeId: '2' });
    expect(walkFromEdge(graph, '2', 'ahead')).toEqual({ nodeId: 'other' });
    expect(walkFromEdge(graph, '2', 'back')).toEqual({ nodeId: 'country' });
    expect(firstEdgeOf(graph, 'mail')).toBe('4');
  });

  it('leads from every node to every other, circles included', () => {
    const withCircles = fc.record({ graph: anyGraph, back: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 6 }) });
    fc.assert(
      fc.property(withCircles, ({ graph: drawn, back }) => {
        const edges = [...drawn.edges, ...back.map(([from, to], index) => edge(`b${index}`, `n${from}`, 'no', `n${to}`))];
        const any = { ...drawn, edges };
        for (const { id: start } of any.nodes) {
          const met = new Set([start]);
          for (const id of met) {
            for (const direction of directions) {
              const next = walk(any, id, direction);
              if (next !== null) met.add(next);
            }
          }
          expect(met.size).toBe(any.nodes.length);
        }
        expect(new Set(walkingOrder(any)).size).toBe(any.nodes.length);
      }),
    );
  });
});

describe('readingOrder', () => {
  const ids = (nodes: readonly { id: string }[]): string[] => nodes.map(({ id }) => id);

  it('puts what a message can come to first, and apart what nothing leads to', () => {
    const withLone: Graph = { ...graph, nodes: [at('above', 0, -300), at('after', 240, -300), ...graph.nodes] };
    const drawn = { ...withLone, edges: [...graph.edges, edge('5', 'above', 'out', 'after')] };
    const { reached, unreached } = readingOrder(drawn, ({ id }) => id === 'start');
    expect(ids(reached)).toEqual(['start', 'country', 'mail', 'group', 'other']);
    expect(ids(unreached)).toEqual(['above', 'lone', 'after']);
  });

  it('sets nothing apart where nothing starts', () => {
    const { reached, unreached } = readingOrder(graph, () => false);
    expect(reached).toEqual(walkingOrder(graph));
    expect(unreached).toEqual([]);
  });

  it('tells every node once, circles included', () => {
    fc.assert(
      fc.property(anyGraph, fc.nat(11), (any, start) => {
        const { reached, unreached } = readingOrder(any, ({ id }) => id === `n${start}`);
        expect(ids([...reached, ...unreached]).toSorted()).toEqual(ids(any.nodes).toSorted());
      }),
    );
  });
});
