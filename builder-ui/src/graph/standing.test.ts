import { describe, expect, it } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import { applyEdit } from './apply-edit.ts';
import { nodeNamed } from './arbitrary-edits.ts';
import { cameBack, neighbourLeft } from './standing.ts';

const edge = (id: string, source: string, target: string) => ({ id, source, sourceHandle: 'yes', target, targetHandle: 'in' });
const graph: Graph = {
  schemaVersion: 1,
  nodes: ['a', 'b', 'c', 'd', 'lone'].map((id) => nodeNamed(id)),
  edges: [edge('1', 'a', 'b'), edge('2', 'b', 'c'), edge('3', 'c', 'd')],
  notes: [{ id: 'note', position: { x: 0, y: 0 }, size: { width: 200, height: 120 }, text: '', tint: 'yellow' }],
};
const without = (...nodeIds: string[]): Graph => applyEdit(graph, { kind: 'remove', nodeIds, edgeIds: [] });

describe('neighbourLeft', () => {
  it('is what led there, however far back, else what it led to', () => {
    expect(neighbourLeft(graph, without('c'), 'c')).toBe('b');
    expect(neighbourLeft(graph, without('b', 'c'), 'c')).toBe('a');
    expect(neighbourLeft(graph, without('a'), 'a')).toBe('b');
    expect(neighbourLeft(graph, without('a', 'b', 'c'), 'b')).toBe('d');
  });

  it('is where an edge came from', () => {
    const cut = applyEdit(graph, { kind: 'remove', nodeIds: [], edgeIds: ['2'] });
    expect(neighbourLeft(graph, cut, '2')).toBe('b');
  });

  it('is nobody for what is still there, and for what had no neighbour', () => {
    expect(neighbourLeft(graph, without('a'), 'b')).toBeNull();
    expect(neighbourLeft(graph, without('lone'), 'lone')).toBeNull();
    expect(neighbourLeft(graph, without('note'), 'note')).toBeNull();
  });
});

describe('cameBack', () => {
  it('tells nodes and notes, and edges only where they come alone', () => {
    expect(cameBack(without('c', 'note'), graph)).toEqual({ ids: ['c', 'note'], edgeIds: [] });
    const cut = applyEdit(graph, { kind: 'remove', nodeIds: [], edgeIds: ['2'] });
    expect(cameBack(cut, graph)).toEqual({ ids: [], edgeIds: ['2'] });
    expect(cameBack(graph, cut)).toEqual({ ids: [], edgeIds: [] });
  });
});
