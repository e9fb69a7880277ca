import { describe, expect, it } from '@jest/globals';
import { anyGraph } from './arbitrary-graph.ts';
import fc from 'fast-check';
import { withKnownParts } from './with-known-parts.ts';

describe('a graph with known parts', () => {
  it('is the graph read, and made of what is known wherever that is the same', () => {
    fc.assert(
      fc.property(anyGraph, anyGraph, (known, other) => {
        const read = structuredClone(other);
        expect(withKnownParts(read, known)).toEqual(other);
        const again = withKnownParts(structuredClone(known), known);
        expect(again.nodes).toBe(known.nodes);
        expect(again.edges).toBe(known.edges);
      }),
    );
  });
});
