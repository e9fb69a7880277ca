import { describe, expect, it } from '@jest/globals';
import type { Graph } from './graph.ts';
import { repeatedIds, withOwnIds } from './graph-ids.ts';

const position = { x: 0, y: 0 };
const node = (id: string) => ({ id, type: 'any', version: 1, position, config: {} });
const edge = (id: string) => ({ id, source: 'a', sourceHandle: 'out', target: 'b', targetHandle: 'in' });
const note = (id: string) => ({ id, position, size: { width: 100, height: 100 }, text: '', tint: 'grey' as const });
const idsOf = ({ nodes, edges, notes }: Graph) => [nodes, edges, notes ?? []].map((items) => items.map(({ id }) => id));

describe('withOwnIds', () => {
  it('leaves a graph alone in which every id is had once; a connection may have a node’s', () => {
    const graph: Graph = { schemaVersion: 1, nodes: [node('a'), node('b')], edges: [edge('a')], notes: [note('n')] };
    expect(repeatedIds(graph)).toEqual([]);
    expect(withOwnIds(graph)).toBe(graph);
  });

  it('gives what has the id of another one that nothing has, and the same one each time', () => {
    const graph: Graph = {
      schemaVersion: 1,
      nodes: [node('a'), node('a'), node('a-2'), node('a')],
      edges: [edge('1'), edge('1')],
      notes: [note('a')],
    };
    expect(repeatedIds(graph)).toEqual(['/nodes/1/id', '/nodes/3/id', '/notes/0/id', '/edges/1/id']);
    const mended = withOwnIds(graph);
    expect(idsOf(mended)).toEqual([['a', 'a-3', 'a-2', 'a-4'], ['1', '1-2'], ['a-5']]);
    expect(repeatedIds(mended)).toEqual([]);
    expect(withOwnIds(graph)).toEqual(mended);
  });

  it('makes none longer than ids may be', () => {
    const long = 'x'.repeat(100);
    const mended = withOwnIds({ schemaVersion: 1, nodes: [node(long), node(long)], edges: [] });
    expect(mended.nodes[1]?.id).toBe(`${'x'.repeat(90)}-2`);
  });
});
