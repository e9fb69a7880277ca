import { describe, expect, it } from '@jest/globals';
import { placed, serves, withMargin } from './painted-view.ts';

const view = { width: 800, height: 600, pixelRatio: 1, x: 40, y: 20, zoom: 0.2 };

describe('what was painted', () => {
  it('serves for the view it was painted for, in its place', () => {
    expect(serves(view, view)).toBe(true);
    expect(placed(view, view)).toEqual({ x: 0, y: 0, scale: 1 });
  });

  it('serves while one comes nearer, until it would be a blur', () => {
    const nearer = (factor: number) => ({ ...view, zoom: 0.2 * factor, x: 400 - 360 * factor, y: 300 - 280 * factor });
    expect(serves(view, nearer(1.3))).toBe(true);
    expect(placed(view, nearer(1.5))).toEqual({ x: 400 - 600, y: 300 - 450, scale: expect.closeTo(1.5) });
    expect(serves(view, nearer(2))).toBe(false);
  });

  it('serves for what lies beyond the window as far as it was painted with a margin', () => {
    const beside = { ...view, x: 40 + 150 };
    expect(serves(view, beside)).toBe(false);
    expect(serves(withMargin(view), beside)).toBe(true);
    expect(serves(withMargin(view), { ...view, x: 40 + 250 })).toBe(false);
    expect(placed(withMargin(view), view)).toEqual({ x: -160, y: -120, scale: 1 });
  });

  it('does not serve for a screen with other pixels', () => {
    expect(serves(view, { ...view, pixelRatio: 2 })).toBe(false);
  });
});
