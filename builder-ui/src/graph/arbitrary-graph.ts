import type { Graph } from '@switchboard/shared/graph';
import fc from 'fast-check';
import { nodeNamed } from './arbitrary-edits.ts';

/** Test data: an acyclic graph without doubled edges, of filters at any places, with notes and frames. */
export const anyGraph: fc.Arbitrary<Graph> = fc
  .record({
    positions: fc.array(fc.record({ x: fc.integer({ min: -2_000, max: 2_000 }), y: fc.integer({ min: -2_000, max: 2_000 }) }), {
      minLength: 1,
      maxLength: 12,
    }),
    pairs: fc.array(fc.tuple(fc.nat(11), fc.nat(11), fc.constantFrom('yes', 'no')), { maxLength: 20 }),
    note: fc.option(fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) })),
    frame: fc.option(fc.record({ x: fc.integer({ min: -2_000, max: 500 }), y: fc.integer({ min: -2_000, max: 500 }) })),
  })
  .map(({ positions, pairs, note, frame }): Graph => {
    const nodes = positions.map((position, index) => ({ ...nodeNamed(`n${index}`), position }));
    const ends = pairs
      .filter(([from, to]) => from < to && to < nodes.length)
      .map(([from, to, port]) => `n${from} ${port} n${to}`);
    const edges = [...new Set(ends)].map((text, index) => {
      const [source = '', sourceHandle = '', target = ''] = text.split(' ');
      return { id: `e${index}`, source, sourceHandle, target, targetHandle: 'in' };
    });
    return {
      schemaVersion: 1,
      nodes,
      edges,
      ...(note === null
        ? {}
        : { notes: [{ id: 'note', position: note, size: { width: 200, height: 120 }, text: 'Why', tint: 'yellow' as const }] }),
      ...(frame === null
        ? {}
        : {
            frames: [
              { id: 'frame', position: frame, size: { width: 1_500, height: 1_500 }, title: 'VIP', tint: 'blue' as const },
            ],
          }),
    };
  });
