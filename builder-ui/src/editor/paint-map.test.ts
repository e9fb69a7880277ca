import { describe, expect, it } from '@jest/globals';
import { mapExtent } from './paint-map.ts';

const box = (x: number, y: number) => ({ x, y, width: 100, height: 100, isFrame: false });
const size = { width: 160, height: 110 };

describe('the extent of the map', () => {
  it('has all boxes in it, in the middle, with a margin', () => {
    const extent = mapExtent(size, [box(0, 0), box(1_400, 0)], { x: 0, y: 0, width: 10, height: 10 });
    expect(extent.unitsPerPx).toBe(10);
    expect(extent.left).toBe(-50);
    expect(extent.top).toBe(50 - 550);
  });

  it('grows with what is seen beyond them', () => {
    const extent = mapExtent(size, [box(0, 0)], { x: -1_000, y: 0, width: 3_000, height: 2_000 });
    expect(extent.unitsPerPx).toBe(20);
    expect(extent.left).toBe(-1_100);
  });

  it('is what is seen while nothing stands there', () => {
    const extent = mapExtent(size, [], { x: 0, y: 0, width: 1_500, height: 1_000 });
    expect(extent).toEqual({ left: -50, top: -50, unitsPerPx: 10 });
  });
});
