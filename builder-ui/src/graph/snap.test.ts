import { describe, expect, it } from '@jest/globals';
import { snapToNeighbours } from './snap.ts';

const box = (x: number, y: number, height = 96) => ({ x, y, width: 240, height });

describe('snapToNeighbours', () => {
  it('pulls a box in line with a neighbour, and shows the line', () => {
    const snap = snapToNeighbours(box(400, 3), [box(0, 0)], 6);
    expect(snap).toEqual({ dx: 0, dy: -3, guides: [{ orientation: 'horizontal', at: 0, from: 0, to: 640 }] });
  });

  it('lines up middles of boxes that differ in height', () => {
    const snap = snapToNeighbours(box(400, 30, 64), [box(0, 0, 128)], 6);
    expect(snap.dy).toBe(2);
    expect(snap.guides[0]?.at).toBe(64);
  });

  it('leaves alone what is further away', () => {
    expect(snapToNeighbours(box(400, 50), [box(0, 0)], 6)).toEqual({ dx: 0, dy: 0, guides: [] });
  });

  it('shows the nearest of several neighbours in line', () => {
    const snap = snapToNeighbours(box(0, 400), [box(0, 0), box(0, 250)], 6);
    expect(snap.guides).toEqual([{ orientation: 'vertical', at: 0, from: 250, to: 496 }]);
  });
});
