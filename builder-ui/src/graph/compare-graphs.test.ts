import { describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import fc from 'fast-check';
import { applyEdit } from './apply-edit.ts';
import { anyEdit, edgeNamed, emptyGraph, nodeNamed } from './arbitrary-edits.ts';
import { applyDifference, compareGraphs, countLayout, countLogic } from './compare-graphs.ts';

const anyGraph = fc.array(anyEdit, { maxLength: 30 }).map((edits) => edits.reduce(applyEdit, emptyGraph));
const graph: Graph = {
  schemaVersion: 1,
  nodes: [nodeNamed('a', 'incoming-message'), nodeNamed('b'), nodeNamed('c')],
  edges: [edgeNamed('1', 'a', 'b', 'out'), edgeNamed('2', 'b', 'c')],
};

describe('compareGraphs', () => {
  it('finds no difference between a graph and itself, or a copy of it', () => {
    fc.assert(
      fc.property(anyGraph, (any) => {
        for (const other of [any, structuredClone(any)]) {
          const difference = compareGraphs(any, other);
          expect(countLogic(difference) + countLayout(difference)).toBe(0);
        }
      }),
    );
  });

  it('tells what, done to the first graph, gives the second', () => {
    fc.assert(
      fc.property(anyGraph, anyGraph, (before, after) => {
        const reached = applyDifference(before, compareGraphs(before, after));
        const rest = compareGraphs(reached, after);
        expect(countLogic(rest) + countLayout(rest)).toBe(0);
      }),
    );
  });

  it('tells the same the other way round, with added and removed exchanged', () => {
    fc.assert(
      fc.property(anyGraph, anyGraph, (before, after) => {
        const there = compareGraphs(before, after);
        const back = compareGraphs(after, before);
        expect(back.nodes.added).toEqual(there.nodes.removed);
        expect(back.edges.added).toEqual(there.edges.removed);
        expect(countLogic(back)).toBe(countLogic(there));
      }),
    );
  });

  it('keeps moves apart from logic', () => {
    const moved = applyEdit(graph, { kind: 'move-nodes', positions: { b: { x: 48, y: 0 } } });
    const difference = compareGraphs(graph, moved);
    expect(countLogic(difference)).toBe(0);
    expect(difference.nodes.moved.map(({ after }) => after.id)).toEqual(['b']);
  });

  it('tells a node that was set up, renamed or disabled as changed', () => {
    for (const change of [{ config: { operator: 'is' } }, { name: 'Where from' }, { disabled: true }]) {
      const nodes = graph.nodes.map((node) => (node.id === 'b' ? { ...node, ...change } : node));
      const { changed } = compareGraphs(graph, { ...graph, nodes }).nodes;
      expect(changed.map(({ after }) => after.id)).toEqual(['b']);
    }
  });

  it('takes edges that join the same ports for the same, whatever their ids', () => {
    const renamed = { ...graph, edges: graph.edges.map((each) => ({ ...each, id: `${each.id}x` })) };
    expect(countLogic(compareGraphs(graph, renamed))).toBe(0);
    const other = { ...graph, edges: [graph.edges[0]!, edgeNamed('2', 'b', 'c', 'no')] };
    const { edges } = compareGraphs(graph, other);
    expect([edges.added.length, edges.removed.length]).toEqual([1, 1]);
  });

  it('counts notes and frames as layout', () => {
    const note = { id: 'n', position: { x: 0, y: 0 }, size: { width: 200, height: 80 }, text: 'Why', tint: 'grey' as const };
    const noted = { ...graph, notes: [note] };
    expect([countLogic(compareGraphs(graph, noted)), countLayout(compareGraphs(graph, noted))]).toEqual([0, 1]);
    const reworded = { ...graph, notes: [{ ...note, text: 'Because', position: { x: 24, y: 0 } }] };
    expect(countLayout(compareGraphs(noted, reworded))).toBe(1);
    expect(applyDifference(noted, compareGraphs(noted, graph))).toEqual(graph);
  });
});
