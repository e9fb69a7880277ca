import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { orderNodes } from './order-nodes.ts';

/** Edges by node index; a graph of up to twelve nodes, cycles and repeated edges included. */
const anyGraph = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc.record({
    ids: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: size, maxLength: size }),
    successors: fc.array(fc.array(fc.nat(size - 1), { maxLength: 4 }), { minLength: size, maxLength: size }),
  }),
);

describe('orderNodes', () => {
  it('takes, of the nodes that are ready, the one with the smallest id', () => {
    fc.assert(
      fc.property(anyGraph, ({ ids, successors }) => {
        const { order } = orderNodes(ids, successors);
        const placed = new Set<number>();
        for (const index of order) {
          const ready = ids.flatMap((_, node) => {
            const isReady =
              !placed.has(node) && successors.every((targets, source) => placed.has(source) || !targets.includes(node));
            return isReady ? [node] : [];
          });
          const [smallest] = ready.sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1));
          expect(index).toBe(smallest);
          placed.add(index);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves nodes out exactly when there is a cycle, and each cycle it names is one', () => {
    fc.assert(
      fc.property(anyGraph, ({ ids, successors }) => {
        const { order, cycles } = orderNodes(ids, successors);
        expect(cycles.length > 0).toBe(order.length < ids.length);
        for (const cycle of cycles) {
          for (const [place, node] of cycle.entries()) expect(successors[node]).toContain(cycle[(place + 1) % cycle.length]);
          expect(new Set(cycle).size).toBe(cycle.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
