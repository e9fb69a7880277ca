import { describe, expect, it } from '@jest/globals';
import { align, distribute } from './align.ts';

const box = (id: string, x: number, y: number, height = 96) => ({ id, x, y, width: 240, height });

describe('align', () => {
  const boxes = [box('a', 0, 0, 64), box('b', 400, 40, 128)];

  it('brings tops, bottoms and middles to one line', () => {
    expect(align(boxes, 'top')).toEqual({ a: { x: 0, y: 0 }, b: { x: 400, y: 0 } });
    expect(align(boxes, 'bottom')).toEqual({ a: { x: 0, y: 104 }, b: { x: 400, y: 40 } });
    expect(align(boxes, 'middle')).toEqual({ a: { x: 0, y: 56 }, b: { x: 400, y: 24 } });
  });

  it('brings sides and centres to one line', () => {
    expect(align(boxes, 'left')).toEqual({ a: { x: 0, y: 0 }, b: { x: 0, y: 40 } });
    expect(align(boxes, 'right')).toEqual({ a: { x: 400, y: 0 }, b: { x: 400, y: 40 } });
    expect(align(boxes, 'centre')).toEqual({ a: { x: 200, y: 0 }, b: { x: 200, y: 40 } });
  });
});

describe('distribute', () => {
  it('puts the same room between neighbours; the outer ones stay', () => {
    const boxes = [box('a', 0, 0), box('b', 250, 5), box('c', 1_000, 9)];
    expect(distribute(boxes, 'horizontally')).toEqual({ a: { x: 0, y: 0 }, b: { x: 504, y: 5 }, c: { x: 1_000, y: 9 } });
  });

  it('has nothing to do for two', () => {
    expect(distribute([box('a', 0, 0), box('b', 900, 0)], 'vertically')).toEqual({});
  });
});
