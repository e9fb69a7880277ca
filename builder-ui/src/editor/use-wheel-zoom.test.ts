import { describe, expect, it } from '@jest/globals';
import { zoomedTowards } from './use-wheel-zoom.ts';

describe('zooming by the wheel', () => {
  const about = { x: 400, y: 300 };

  it('leaves what is under the pointer where it is', () => {
    const { x, y, zoom } = zoomedTowards([100, 50, 0.5], { zoom: 1, about }, 0.4);
    const under = { x: (about.x - 100) / 0.5, y: (about.y - 50) / 0.5 };
    expect(under.x * zoom + x).toBeCloseTo(about.x, 6);
    expect(under.y * zoom + y).toBeCloseTo(about.y, 6);
  });

  it('comes nearer by the same factor, in and out', () => {
    expect(zoomedTowards([0, 0, 1], { zoom: 4, about }, 0.5).zoom).toBeCloseTo(2, 6);
    expect(zoomedTowards([0, 0, 4], { zoom: 1, about }, 0.5).zoom).toBeCloseTo(2, 6);
  });

  it('arrives', () => {
    expect(zoomedTowards([0, 0, 0.999], { zoom: 1, about }, 0.3).zoom).toBe(1);
    expect(zoomedTowards([0, 0, 0.1], { zoom: 1, about }, 1).zoom).toBe(1);
  });
});
