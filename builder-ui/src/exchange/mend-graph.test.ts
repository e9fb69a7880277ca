import { describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import { edgeNamed, nodeNamed } from '../graph/arbitrary-edits.ts';
import { mendGraph } from './mend-graph.ts';

const ports: Record<string, { inputs: string[]; outputs: string[] }> = {
  start: { inputs: [], outputs: ['out'] },
  ask: { inputs: ['in'], outputs: ['yes', 'no'] },
};
const edge = (id: string, source: string, sourceHandle: string, target: string) => edgeNamed(id, source, target, sourceHandle);
const mend = (graph: Omit<Graph, 'schemaVersion'>) => mendGraph({ schemaVersion: 1, ...graph }, ({ type }) => ports[type]);

describe('mendGraph', () => {
  it('leaves what is in order as it is', () => {
    const graph = {
      nodes: [nodeNamed('s', 'start'), nodeNamed('a', 'ask'), nodeNamed('x', 'strange')],
      edges: [edge('1', 's', 'out', 'a'), edge('2', 'x', 'any', 'a')],
    };
    expect(mend(graph)).toEqual({ graph: { schemaVersion: 1, ...graph }, remarks: [] });
  });

  it('gives what has the id of another one of its own; connections stay with the first', () => {
    const note = { id: 'a', position: { x: 0, y: 0 }, size: { width: 100, height: 100 }, text: '', tint: 'grey' as const };
    const { graph, remarks } = mend({
      nodes: [nodeNamed('s', 'start'), nodeNamed('a', 'ask'), nodeNamed('a', 'strange')],
      edges: [edge('1', 's', 'out', 'a'), edge('1', 'a', 'yes', 'a')],
      notes: [note],
    });
    expect(graph.nodes.map(({ id, type }) => [id, type])).toEqual([
      ['s', 'start'],
      ['a', 'ask'],
      ['a-2', 'strange'],
    ]);
    expect(graph.notes).toEqual([{ ...note, id: 'a-3' }]);
    expect(graph.edges.map(({ id }) => id)).toEqual(['1', '1-2']);
    expect(remarks).toEqual(['2 parts have the id of another: they get their own, and stand unconnected.']);
  });

  it('leaves out connections that begin or end at nothing, or at a port that is not there', () => {
    const { graph, remarks } = mend({
      nodes: [nodeNamed('s', 'start'), nodeNamed('a', 'ask')],
      edges: [
        edge('1', 's', 'out', 'a'),
        edge('2', 'ghost', 'out', 'a'),
        edge('3', 'a', 'yes', 'ghost'),
        edge('4', 'a', 'out', 'a'),
        edge('5', 'a', 'yes', 's'),
      ],
    });
    expect(graph.edges.map(({ id }) => id)).toEqual(['1']);
    expect(remarks).toEqual([
      '2 connections begin or end at nothing: they are left out.',
      '2 connections use a port that their node does not have: they are left out.',
    ]);
  });
});
