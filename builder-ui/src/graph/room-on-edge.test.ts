import { describe, expect, it } from '@jest/globals';
import { nodeNamed } from './arbitrary-edits.ts';
import { roomOnEdge } from './room-on-edge.ts';

const at = (id: string, x: number, y = 0) => ({ ...nodeNamed(id), position: { x, y } });
const edge = (id: string, source: string, target: string) => ({ id, source, sourceHandle: 'out', target, targetHandle: 'in' });
const frameAt = (id: string, x: number) => ({
  id,
  title: '',
  tint: 'blue' as const,
  position: { x, y: -56 },
  size: { width: 304, height: 184 },
});
const edges = [edge('1', 'a', 'b'), edge('2', 'b', 'c'), edge('3', 'a', 'd')];

describe('roomOnEdge', () => {
  it('moves what follows, and nothing else, to the right', () => {
    const graph = { schemaVersion: 1 as const, nodes: [at('a', 0), at('b', 320), at('c', 640), at('d', 320, 200)], edges };
    expect(roomOnEdge(graph, edge('1', 'a', 'b'))).toEqual({
      position: { x: 320, y: 0 },
      positions: { b: { x: 640, y: 0 }, c: { x: 960, y: 0 } },
      sizes: {},
    });
  });

  it('moves nothing when there is room', () => {
    const graph = { schemaVersion: 1 as const, nodes: [at('a', 0), at('b', 800), at('c', 1200), at('d', 0, 200)], edges };
    expect(roomOnEdge(graph, edge('1', 'a', 'b'))).toEqual({ position: { x: 320, y: 0 }, positions: {}, sizes: {} });
  });

  it('widens a frame that something stays in, so that what it held it holds', () => {
    const frame = { ...frameAt('f', -32), size: { width: 624, height: 184 } };
    const nodes = [at('a', 0), at('b', 320), at('c', 640), at('d', 320, 200)];
    const room = roomOnEdge({ schemaVersion: 1, nodes, edges, frames: [frame] }, edge('1', 'a', 'b'));
    expect(room?.positions).toEqual({ b: { x: 640, y: 0 }, c: { x: 960, y: 0 } });
    expect(room?.sizes).toEqual({ f: { width: 944, height: 184 } });
  });

  it('takes a frame along that everything in it moves on with, its notes too', () => {
    const frame = frameAt('f', 288);
    const note = { id: 'n', position: { x: 300, y: 80 }, size: { width: 120, height: 48 }, text: 'Why', tint: 'yellow' as const };
    const nodes = [at('a', 0), at('b', 320), at('c', 640), at('d', 320, 200)];
    const room = roomOnEdge({ schemaVersion: 1, nodes, edges, frames: [frame], notes: [note] }, edge('1', 'a', 'b'));
    expect(room?.positions).toMatchObject({ f: { x: 608, y: -56 }, n: { x: 620, y: 80 } });
    expect(room?.sizes).toEqual({});
  });
});
