import { describe, expect, it } from '@jest/globals';
import type { Graph, GraphFrame, GraphNode, GraphNote } from '@switchboard/shared/graph';
import { edgeNamed, nodeNamed } from './arbitrary-edits.ts';
import { compareGraphs } from './compare-graphs.ts';
import { differingIds, drawnDifference } from './drawn-difference.ts';

const placed = (node: GraphNode, x: number): GraphNode => ({ ...node, position: { x, y: 0 } });
const note = (id: string, x: number, y: number, text = id): GraphNote => ({
  id,
  position: { x, y },
  size: { width: 200, height: 80 },
  text,
  tint: 'yellow',
});
const frame = (id: string, x: number, y: number, title = id): GraphFrame => ({
  id,
  position: { x, y },
  size: { width: 600, height: 300 },
  title,
  tint: 'blue',
});
const before: Graph = {
  schemaVersion: 1,
  nodes: [placed(nodeNamed('a', 'incoming'), 0), placed(nodeNamed('b', 'country'), 320), placed(nodeNamed('c', 'email'), 640)],
  edges: [edgeNamed('1', 'a', 'b', 'out'), edgeNamed('2', 'b', 'c')],
  notes: [note('same', 0, 400), note('moved', 320, 400), note('changed', 640, 400), note('gone', 960, 400)],
  frames: [frame('same', 0, 600), frame('gone', 0, 1200)],
};
const after: Graph = {
  schemaVersion: 1,
  nodes: [
    placed(nodeNamed('a', 'incoming'), 48),
    { ...placed(nodeNamed('b', 'country'), 320), name: 'Where', config: { countries: 'FR' }, disabled: true },
    placed(nodeNamed('d', 'group'), 640),
  ],
  edges: [edgeNamed('1', 'a', 'b', 'out'), edgeNamed('2', 'b', 'd', 'no')],
  notes: [note('same', 0, 400), note('moved', 320, 480), note('changed', 648, 400, 'anew'), note('new', 1280, 400)],
  frames: [frame('same', 0, 600), frame('new', 800, 1200)],
};
const drawn = drawnDifference(after, compareGraphs(before, after));

describe('drawnDifference', () => {
  it('draws what is and what was, each with its mark', () => {
    expect(drawn.nodes.map(({ node, marks }) => [node.id, ...marks])).toEqual([
      ['a', 'moved'],
      ['b', 'changed', 'renamed'],
      ['d', 'added'],
      ['c', 'removed'],
    ]);
    expect(drawn.edges.map(({ mark }) => mark)).toEqual([null, 'added', 'removed']);
    expect(new Set(drawn.edges.map(({ edge: { id } }) => id)).size).toBe(3);
  });

  it('tells a node that was only renamed from one that does something else', () => {
    const renamed = {
      ...before,
      nodes: before.nodes.map((node) => (node.id === 'b' ? { ...placed(node, 400), name: 'Where' } : node)),
    };
    const { nodes } = drawnDifference(renamed, compareGraphs(before, renamed));
    expect(nodes.map(({ marks }) => marks)).toEqual([[], ['renamed', 'moved'], []]);
  });

  it('puts what was removed beside what stands in its place now', () => {
    const [, , added, removed] = drawn.nodes;
    expect(added?.node.position).toEqual({ x: 640, y: 0 });
    expect(removed?.node.position).not.toEqual({ x: 640, y: 0 });
  });

  it('draws notes and frames of both, each with its mark', () => {
    expect(drawn.notes.map(({ note: { id }, marks }) => [id, ...marks])).toEqual([
      ['same'],
      ['moved', 'moved'],
      ['changed', 'changed', 'moved'],
      ['new', 'added'],
      ['gone', 'removed'],
    ]);
    expect(drawn.frames.map(({ frame: { id }, marks }) => [id, ...marks])).toEqual([
      ['same'],
      ['new', 'added'],
      ['gone', 'removed'],
    ]);
    expect(drawn.notes.at(-1)?.note.position).toEqual({ x: 960, y: 400 });
    expect(drawn.frames.at(-1)?.frame.position).toEqual({ x: 0, y: 1200 });
  });

  it('puts a removed note below what covers its place now, and a removed frame where its title can be read', () => {
    const was: Graph = { ...before, notes: [note('gone', 0, 0)], frames: [frame('gone', 0, 600)] };
    const now: Graph = { ...before, notes: [], frames: [frame('new', 0, 600)] };
    const { notes, frames } = drawnDifference(now, compareGraphs(was, now));
    expect(notes).toEqual([{ note: { ...note('gone', 0, 96) }, marks: ['removed'] }]);
    expect(frames.map(({ frame: { position } }) => position.y)).toEqual([600, 648]);
  });
});

describe('differingIds', () => {
  const changed: Graph = {
    ...before,
    nodes: before.nodes.map((node) => (node.id === 'a' ? { ...node, disabled: true } : node)),
    edges: [edgeNamed('1', 'a', 'b', 'out')],
  };

  it('are what has a mark, and the ends of edges that have one', () => {
    const plain: Graph = { ...changed, edges: before.edges };
    expect(differingIds(drawnDifference(plain, compareGraphs(before, plain)))).toEqual(['a']);
    expect(differingIds(drawnDifference(changed, compareGraphs(before, changed)))).toEqual(['a', 'b', 'c']);
  });

  it('are none when nothing differs', () => {
    expect(differingIds(drawnDifference(before, compareGraphs(before, before)))).toEqual([]);
  });
});
