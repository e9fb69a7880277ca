import { describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import { nodeNamed } from './arbitrary-edits.ts';
import { besideNodes } from './beside-nodes.ts';

const size = { width: 600, height: 200 };
const graph: Graph = {
  schemaVersion: 1,
  nodes: [
    { ...nodeNamed('second'), position: { x: 320, y: 440 } },
    { ...nodeNamed('first'), position: { x: 32, y: 440 } },
    { ...nodeNamed('outside'), position: { x: 900, y: 440 } },
  ],
  edges: [],
  notes: [
    { id: 'last', position: { x: 0, y: 900 }, size, text: 'Ask Marie', tint: 'yellow' },
    { id: 'top', position: { x: 0, y: 0 }, size, text: 'Ask Luc', tint: 'yellow' },
  ],
  frames: [{ id: 'frame', position: { x: 0, y: 400 }, size, title: 'France', tint: 'blue' }],
};

describe('besideNodes', () => {
  it('reads notes and frames from top to bottom', () => {
    expect(besideNodes(graph, graph.nodes, new Map()).map(({ kind, id }) => [kind, id])).toEqual([
      ['note', 'top'],
      ['frame', 'frame'],
      ['note', 'last'],
    ]);
  });

  it('names the nodes that stand in a frame, in the order in which they are read', () => {
    const ordered = graph.nodes.toSorted((a, b) => a.position.x - b.position.x);
    const within = besideNodes(graph, ordered, new Map()).map((each) => (each.kind === 'frame' ? each.nodes : []));
    expect(within.flat().map(({ id }) => id)).toEqual(['first', 'second']);
  });

  it('is empty for a graph of nodes alone', () => {
    expect(besideNodes({ schemaVersion: 1, nodes: graph.nodes, edges: [] }, graph.nodes, new Map())).toEqual([]);
  });
});
