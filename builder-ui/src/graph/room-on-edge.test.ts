import { describe, expect, it } from '@jest/globals';
import { nodeNamed } from './arbitrary-edits.ts';
import { roomOnEdge } from './room-on-edge.ts';

const at = (id: string, x: number, y = 0) => ({ ...nodeNamed(id), position: { x, y } });
const edge = (id: string, source: string, target: string) => ({ id, source, sourceHandle: 'out', target, targetHandle: 'in' });
const edges = [edge('1', 'a', 'b'), edge('2', 'b', 'c'), edge('3', 'a', 'd')];

describe('roomOnEdge', () => {
  it('moves what follows, and nothing else, to the right', () => {
    const graph = { schemaVersion: 1 as const, nodes: [at('a', 0), at('b', 320), at('c', 640), at('d', 320, 200)], edges };
    expect(roomOnEdge(graph, edge('1', 'a', 'b'))).toEqual({
      position: { x: 320, y: 0 },
      positions: { b: { x: 640, y: 0 }, c: { x: 960, y: 0 } },
    });
  });

  it('moves nothing when there is room', () => {
    const graph = { schemaVersion: 1 as const, nodes: [at('a', 0), at('b', 800), at('c', 1200), at('d', 0, 200)], edges };
    expect(roomOnEdge(graph, edge('1', 'a', 'b'))).toEqual({ position: { x: 320, y: 0 }, positions: {} });
  });
});
