import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nodeNamed } from './arbitrary-edits.ts';
import { cardSize, freePosition, positionAfterLast } from './free-position.ts';

const at = (id: string, x: number, y: number) => ({ ...nodeNamed(id), position: { x, y } });

describe('freePosition', () => {
  it('is the wished one, on the grid, when nothing is there', () => {
    expect(freePosition({ nodes: [] }, { x: 101, y: 43 })).toEqual({ x: 104, y: 40 });
  });

  it('lets nodes dropped on one spot lie side by side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (count) => {
        const nodes: ReturnType<typeof at>[] = [];
        for (let index = 0; index < count; index += 1) {
          const { x, y } = freePosition({ nodes }, { x: 0, y: 0 });
          nodes.push(at(String(index), x, y));
        }
        for (const one of nodes) {
          for (const other of nodes) {
            const covers =
              Math.abs(one.position.x - other.position.x) < cardSize.width &&
              Math.abs(one.position.y - other.position.y) < cardSize.height;
            expect(covers).toBe(one === other);
          }
        }
      }),
    );
  });
});

describe('positionAfterLast', () => {
  it('is to the right of the rightmost node', () => {
    const position = positionAfterLast({ nodes: [at('a', 0, 0), at('b', 320, 80)] });
    expect(position.x).toBeGreaterThanOrEqual(320 + cardSize.width);
    expect(position.y).toBe(80);
  });
});
