import { describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import fc from 'fast-check';
import { applyEdit } from './apply-edit.ts';
import { nodeNamed } from './arbitrary-edits.ts';
import { anyGraph } from './arbitrary-graph.ts';
import { reaches } from './connection.ts';
import { expectValid } from './expect-valid.ts';
import { healEdges } from './heal-edges.ts';

function counter(): () => string {
  let next = 0;
  return () => `new${next++}`;
}
const byYes = () => 'yes';
const graphOf = (ends: string[]): Graph => ({
  schemaVersion: 1,
  nodes: [...new Set(ends.flatMap((text) => [text.split(' ')[0] ?? '', text.split(' ')[2] ?? '']))].map((id) => nodeNamed(id)),
  edges: ends.map((text) => {
    const [source = '', sourceHandle = '', target = ''] = text.split(' ');
    return { id: text, source, sourceHandle, target, targetHandle: 'in' };
  }),
});
const healed = (ends: string[], removed: string[]) =>
  healEdges(graphOf(ends), new Set(removed), byYes, counter()).map(
    (edge) => `${edge.source} ${edge.sourceHandle} ${edge.target}`,
  );

describe('healEdges', () => {
  it('joins what a node stood between, by the port it was reached by', () => {
    expect(healed(['a no b', 'b yes c'], ['b'])).toEqual(['a no c']);
  });

  it('goes on by “yes” alone', () => {
    expect(healed(['a yes b', 'b yes c', 'b no d'], ['b'])).toEqual(['a yes c']);
  });

  it('reaches through several nodes that go together', () => {
    expect(healed(['a yes b', 'b yes c', 'c yes d'], ['b', 'c'])).toEqual(['a yes d']);
  });

  it('makes no edge twice', () => {
    expect(healed(['a yes b', 'b yes c', 'a yes c'], ['b'])).toEqual([]);
    expect(healed(['a yes b', 'b yes d', 'a yes c', 'c yes d'], ['b', 'c'])).toEqual(['a yes d']);
  });

  it('leaves a valid graph in which what was joined by “yes” still is, whatever goes', () => {
    fc.assert(
      fc.property(anyGraph, fc.array(fc.nat(11), { maxLength: 6 }), (graph, picks) => {
        const removed = new Set(picks.map((pick) => `n${pick % graph.nodes.length}`));
        const healing = healEdges(graph, removed, byYes, counter());
        const after = applyEdit(graph, { kind: 'remove', nodeIds: [...removed], edgeIds: [], healing });
        expectValid(after);
        const onlyYes = { edges: graph.edges.filter(({ sourceHandle }) => sourceHandle === 'yes') };
        for (const { id: from } of after.nodes)
          for (const { id: to } of after.nodes) if (reaches(onlyYes, from, to)) expect(reaches(after, from, to)).toBe(true);
      }),
    );
  });
});
