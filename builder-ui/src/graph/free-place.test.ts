import { describe, expect, it } from '@jest/globals';
import { freePlace } from './box.ts';

const size = { width: 200, height: 120 };
const card = { x: 0, y: 0, width: 240, height: 96 };

describe('freePlace', () => {
  it('is the wished one, on the grid, when it covers nothing', () => {
    expect(freePlace([card], size, { x: 3, y: -163 })).toEqual({ x: 0, y: -160 });
  });

  it('is the nearest that covers nothing when the wished one does', () => {
    const { x, y } = freePlace([card], size, { x: 0, y: -40 });
    expect(x).toBe(0);
    expect(y + size.height).toBeLessThanOrEqual(card.y);
    expect(y).toBeGreaterThan(-160);
  });
});
