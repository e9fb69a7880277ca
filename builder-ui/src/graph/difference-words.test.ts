import { describe, expect, it } from '@jest/globals';
import type { Graph, GraphNode } from '@switchboard/shared/graph';
import { edgeNamed, nodeNamed } from './arbitrary-edits.ts';
import { compareGraphs, countLayout, countLogic } from './compare-graphs.ts';
import { differenceEntries, differenceSummary, type NodeSpeech } from './difference-words.ts';

const speech: NodeSpeech = {
  name: (node) => node.name ?? node.type,
  fieldTitle: (_node, field) => field,
  fieldValue: (node, field) => String(node.config[field] ?? 'not set'),
};
const placed = (node: GraphNode, x: number): GraphNode => ({ ...node, position: { x, y: 0 } });
const before: Graph = {
  schemaVersion: 1,
  nodes: [placed(nodeNamed('a', 'incoming'), 0), placed(nodeNamed('b', 'country'), 320), placed(nodeNamed('c', 'email'), 640)],
  edges: [edgeNamed('1', 'a', 'b', 'out'), edgeNamed('2', 'b', 'c')],
};
const after: Graph = {
  schemaVersion: 1,
  nodes: [
    placed(nodeNamed('a', 'incoming'), 48),
    { ...placed(nodeNamed('b', 'country'), 320), name: 'Where', config: { countries: 'FR' }, disabled: true },
    placed(nodeNamed('d', 'group'), 640),
  ],
  edges: [edgeNamed('1', 'a', 'b', 'out'), edgeNamed('2', 'b', 'd', 'no')],
};
const difference = compareGraphs(before, after);
const plain: Graph = { schemaVersion: 1, nodes: [], edges: [] };
const size = { width: 200, height: 80 };
const annotated: Graph = {
  ...plain,
  notes: [{ id: 'note', position: { x: 0, y: 0 }, size, text: 'Ask Luc', tint: 'yellow' }],
  frames: [{ id: 'frame', position: { x: 0, y: 0 }, size, title: 'France', tint: 'blue' }],
};

describe('differenceEntries', () => {
  it('names everything that differs once, logic before layout', () => {
    const entries = differenceEntries(difference, before, after, speech);
    expect(entries.map(({ mark, title, isLayout }) => [mark, title, isLayout])).toEqual([
      ['added', 'group', false],
      ['removed', 'email', false],
      ['changed', 'Where', false],
      ['added', 'Connection from “Where” (no) to “group”', false],
      ['removed', 'Connection from “country” (yes) to “email”', false],
      ['renamed', 'Where', true],
      ['moved', 'incoming', true],
    ]);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
  });

  it('says of a changed node what it was and what it is', () => {
    const changed = differenceEntries(difference, before, after, speech).find(({ mark }) => mark === 'changed');
    expect(changed?.details).toEqual(['Disabled', 'countries: not set → FR']);
  });

  it('tell a new name apart from what a node does', () => {
    const named = (name?: string): Graph => ({ ...plain, nodes: [{ ...nodeNamed('a', 'Country'), ...(name && { name }) }] });
    const renamed = compareGraphs(named(), named('Land'));
    expect(countLogic(renamed)).toBe(0);
    expect(countLayout(renamed)).toBe(1);
    expect(differenceEntries(renamed, named(), named('Land'), speech)).toMatchObject([
      { mark: 'renamed', title: 'Land', details: ['Renamed from Country to Land'], isLayout: true },
    ]);
    expect(differenceSummary(renamed, speech.name)).toBe('Renamed “Land”');
    const [back] = differenceEntries(compareGraphs(named('Land'), named()), named('Land'), named(), speech);
    expect(back?.details).toEqual(['Renamed from Land to Country']);
  });
});

describe('differenceEntries of notes and frames', () => {
  it('lead to the note and to the frame', () => {
    const entries = differenceEntries(compareGraphs(plain, annotated), plain, annotated, speech);
    expect(entries.map(({ mark, title, itemId, isLayout }) => [mark, title, itemId, isLayout])).toEqual([
      ['added', 'Note “Ask Luc”', 'note', true],
      ['added', 'Frame “France”', 'frame', true],
    ]);
  });
});

describe('differenceSummary', () => {
  it('tells notes and frames by what became of them', () => {
    const moved: Graph = {
      ...annotated,
      notes: annotated.notes?.map((note) => ({ ...note, text: 'Ask Marie', position: { x: 8, y: 8 } })),
      frames: annotated.frames?.map((frame) => ({ ...frame, position: { x: 8, y: 8 } })),
    };
    expect(differenceSummary(compareGraphs(plain, annotated), speech.name)).toBe('Added a note and a frame');
    expect(differenceSummary(compareGraphs(annotated, plain), speech.name)).toBe('Removed a note and a frame');
    expect(differenceSummary(compareGraphs(annotated, moved), speech.name)).toBe('Changed a note; moved a frame');
  });

  it('is one line', () => {
    expect(differenceSummary(difference, speech.name)).toBe(
      'Added “group” and a connection; removed “email” and a connection; changed “Where”; moved a node',
    );
  });

  it('names three nodes and counts the rest', () => {
    const many: Graph = { schemaVersion: 1, nodes: ['a', 'b', 'c', 'd', 'e'].map((id) => nodeNamed(id, id)), edges: [] };
    const empty: Graph = { schemaVersion: 1, nodes: [], edges: [] };
    expect(differenceSummary(compareGraphs(empty, many), speech.name)).toBe('Added “a”, “b”, “c”, and 2 more nodes');
    expect(differenceSummary(compareGraphs(many, many), speech.name)).toBe('Nothing changed');
  });
});
