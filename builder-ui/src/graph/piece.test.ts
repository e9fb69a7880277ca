import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEdit } from './apply-edit.ts';
import { anyGraph } from './arbitrary-graph.ts';
import { expectValid } from './expect-valid.ts';
import { freshPiece, pieceOf } from './piece.ts';
import { readPiece, writePiece } from './piece-text.ts';

function counter(): () => string {
  let next = 0;
  return () => `new${next++}`;
}

describe('a piece of a graph', () => {
  it('comes back from the clipboard as it was', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const piece = pieceOf(graph, [...graph.nodes.map(({ id }) => id), 'note', 'frame']);
        expect(readPiece(writePiece(piece))).toEqual(piece);
      }),
    );
  });

  it('keeps the graph valid when it is pasted, into its own graph or another', () => {
    fc.assert(
      fc.property(anyGraph, anyGraph, fc.array(fc.nat(11)), (from, into, picks) => {
        const ids = ['note', 'frame', ...picks.map((pick) => `n${pick}`)];
        const newId = counter();
        let graph = into;
        for (const source of [from, into]) {
          const piece = freshPiece(pieceOf(source, ids), newId, { x: 32, y: 32 });
          const before = graph.nodes.length;
          graph = applyEdit(graph, { kind: 'insert', piece, title: 'pasting' });
          expect(graph.nodes.length).toBe(before + piece.nodes.length);
        }
        expectValid(graph);
      }),
    );
  });

  it('keeps only edges whose both ends are in it', () => {
    const graph = {
      nodes: [{ id: 'a', type: 'country', version: 1, position: { x: 0, y: 0 }, config: {} }],
      edges: [{ id: '1', source: 'a', sourceHandle: 'yes', target: 'b', targetHandle: 'in' }],
    };
    expect(readPiece(JSON.stringify({ schemaVersion: 1, ...graph }))?.edges).toEqual([]);
  });

  it('is read from what the API answers about an automation', () => {
    const node = { id: 'a', type: 'country', version: 1, position: { x: 0, y: 0 } };
    const text = JSON.stringify({ id: 'x', name: 'French', graph: { schemaVersion: 1, nodes: [node], edges: [] } });
    expect(readPiece(text)?.nodes).toEqual([{ ...node, config: {} }]);
  });

  it('is not there when the clipboard holds anything else', () => {
    for (const text of ['', 'hello', '{', '{"nodes":[]}', '[1]', 'null', '{"schemaVersion":1,"nodes":[{"id":7}]}'])
      expect(readPiece(text)).toBeNull();
    fc.assert(
      fc.property(fc.json(), (text) => {
        readPiece(text);
      }),
    );
  });
});
