import { describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import { resized } from './resized.ts';

const position = { x: 0, y: 0 };
const graph: Graph = {
  schemaVersion: 1,
  nodes: [{ id: 'node', type: 'country', version: 1, position, config: {} }],
  edges: [],
  notes: [{ id: 'note', position, size: { width: 200, height: 56 }, text: 'Why', tint: 'yellow' }],
  frames: [{ id: 'frame', position, size: { width: 400, height: 300 }, title: 'French', tint: 'blue' }],
};
const all = new Set(['node', 'note', 'frame']);

describe('resized', () => {
  it('gives notes and frames their new sizes, and leaves nodes out', () => {
    expect(resized(graph, all, { width: 24, height: 0 })).toEqual({
      note: { width: 224, height: 56 },
      frame: { width: 424, height: 300 },
    });
  });

  it('changes only those that are meant', () => {
    expect(resized(graph, new Set(['frame']), { width: 0, height: 24 })).toEqual({ frame: { width: 400, height: 324 } });
  });

  it('stops at the least size, and leaves out what is there already', () => {
    expect(resized(graph, new Set(['note']), { width: 0, height: -24 })).toEqual({ note: { width: 200, height: 48 } });
    const least: Graph = {
      ...graph,
      notes: [{ id: 'note', position, size: { width: 120, height: 48 }, text: '', tint: 'yellow' }],
    };
    expect(resized(least, new Set(['note']), { width: -24, height: -24 })).toEqual({});
  });

  it('never makes larger what came in smaller than that', () => {
    const small: Graph = {
      ...graph,
      notes: [{ id: 'note', position, size: { width: 60, height: 40 }, text: '', tint: 'yellow' }],
    };
    expect(resized(small, new Set(['note']), { width: -24, height: -24 })).toEqual({});
  });
});
