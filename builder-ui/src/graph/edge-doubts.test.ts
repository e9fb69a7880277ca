import { describe, expect, it } from '@jest/globals';
import type { GraphNode } from '@switchboard/shared/graph';
import type { NodeKind } from '@switchboard/shared/node-type';
import { nodeNamed } from './arbitrary-edits.ts';
import { edgeDoubts } from './edge-doubts.ts';

/** Nodes are named by their kind's first letter: t, f, a; others are of an unknown type. */
const kinds: Record<string, NodeKind> = { t: 'trigger', f: 'filter', a: 'action' };
const kindOf = (node: GraphNode) => kinds[node.id.charAt(0)];

/** Edges written as “t1>f1”, each its own id. */
function doubtsOf(...edges: string[]) {
  const ends = edges.map((edge) => edge.split('>') as [string, string]);
  const graph = {
    nodes: [...new Set(ends.flat())].map((id) => nodeNamed(id)),
    edges: ends.map(([source, target], index) => ({
      id: edges[index] ?? '',
      source,
      target,
      sourceHandle: 'out',
      targetHandle: 'in',
    })),
  };
  return Object.fromEntries(edgeDoubts(graph, kindOf));
}

describe('edgeDoubts', () => {
  it('has none about a way that ends in an action', () => {
    expect(doubtsOf('t>f1', 'f1>a1', 'a1>a2')).toEqual({});
  });

  it('doubts every edge into a part where nothing is done', () => {
    expect(doubtsOf('t>f1', 'f1>a1', 'f1>f2', 'f2>f3')).toEqual({ 'f1>f2': 'dead-end', 'f2>f3': 'dead-end' });
  });

  it('doubts edges that no message comes to', () => {
    expect(doubtsOf('t>a1', 'f1>a1', 'f2>f1')).toEqual({ 'f1>a1': 'unused', 'f2>f1': 'unused' });
  });

  it('has none about nodes it does not know, and ends on circles', () => {
    expect(doubtsOf('x1>f1', 'f1>x2')).toEqual({});
    expect(doubtsOf('t>f1', 'f1>f2', 'f2>f1')).toEqual({ 't>f1': 'dead-end', 'f1>f2': 'dead-end', 'f2>f1': 'dead-end' });
  });

  it('counts on no disabled action, and waits for no disabled trigger', () => {
    const edge = { id: 't>a', source: 't', sourceHandle: 'out', target: 'a', targetHandle: 'in' };
    const doubt = (disabledId: string) => {
      const nodes = ['t', 'a'].map((id) => ({
        id,
        type: id,
        version: 1,
        position: { x: 0, y: 0 },
        config: {},
        disabled: id === disabledId,
      }));
      return edgeDoubts({ nodes, edges: [edge] }, kindOf).get('t>a');
    };
    expect(doubt('a')).toBe('dead-end');
    expect(doubt('t')).toBe('unused');
    expect(doubt('')).toBeUndefined();
  });
});
