import { describe, expect, it } from '@jest/globals';
import type { FarCardPicture, FarLine } from './far-picture.ts';
import { type FarInk, farInks, paintFar, partAround, partOf } from './paint-far.ts';

const inks = Object.fromEntries(farInks.map((ink) => [ink, ink])) as Record<FarInk, FarInk>;
const card: FarCardPicture = {
  x: 0,
  y: 0,
  width: 240,
  height: 96,
  kind: 'filter',
  title: 'Country',
  outcome: null,
  fault: null,
  isSelected: false,
  isDisabled: false,
};
const view = { width: 800, height: 600, pixelRatio: 1, x: 0, y: 0, zoom: 0.1 };

/** Notes what is called on it, with the ink of the time. */
function recordingSurface() {
  const called: string[] = [];
  const values: Record<string, unknown> = { canvas: { width: 800, height: 600 } };
  const surface = new Proxy(values, {
    get(target, name: string) {
      if (name in target) return target[name];
      return (...given: unknown[]) => {
        if (name === 'measureText') return { width: String(given[0]).length * 12 };
        const ink = name.startsWith('stroke') ? target.strokeStyle : target.fillStyle;
        if (name === 'stroke' && (target['globalAlpha'] ?? 1) !== 1) called.push('pale');
        called.push(`${name} ${name === 'fillText' || name === 'setLineDash' ? String(given[0]) : String(ink)}`);
        return undefined;
      };
    },
  });
  return { surface: surface as unknown as CanvasRenderingContext2D, called };
}

function painted(cards: FarCardPicture[], zoom = view.zoom): string[] {
  const { surface, called } = recordingSurface();
  paintFar(surface, { ...view, zoom }, { lines: [], cards, guides: [] }, inks);
  return called;
}

function paintedLine(className: string): string[] {
  const { surface, called } = recordingSurface();
  const line: FarLine = { left: 0, top: 0, right: 100, bottom: 100, path: {} as Path2D, className };
  paintFar(surface, view, { lines: [line], cards: [], guides: [] }, inks);
  return called;
}

describe('the picture from far', () => {
  it('shows a card with the mark of its kind', () => {
    expect(painted([card])).toEqual(expect.arrayContaining(['fillRect ground', 'strokeRect border', 'fill filter']));
  });

  it('leaves out what is out of sight', () => {
    expect(painted([{ ...card, x: 8_100 }])).not.toContain('fillRect ground');
    expect(painted([{ ...card, y: -97 }])).not.toContain('fillRect ground');
  });

  it('says what was selected, what a run came to, and what has a fault', () => {
    expect(painted([{ ...card, isSelected: true }])).toContain('strokeRect selected');
    expect(painted([{ ...card, outcome: 'failed' }])).toContain('strokeRect failed');
    expect(painted([{ ...card, outcome: 'not-reached' }])).toContain('strokeRect border');
    expect(painted([{ ...card, fault: 'warning' }])).toContain('fill warning');
  });

  it('draws every line in its full ink, also beside the way of a run', () => {
    const { surface, called } = recordingSurface();
    const box = { left: 0, top: 0, right: 900, bottom: 40, path: {} as Path2D };
    const lines = ['', 'edge-quiet', 'edge-dead-end', 'edge-fired'].map((className) => ({ ...box, className }));
    paintFar(surface, view, { lines, cards: [], guides: [] }, inks);
    const strokes = called.filter((call) => call.startsWith('stroke') || call === 'pale');
    expect(strokes).toEqual(['stroke line', 'stroke line', 'stroke doubtedLine', 'stroke firedLine']);
  });

  it('dashes the lines of disabled nodes, otherwise than those that are doubted', () => {
    expect(paintedLine('')).not.toContain('setLineDash 2,4');
    expect(paintedLine('edge-resting')).toEqual(expect.arrayContaining(['setLineDash 2,4', 'stroke line']));
    expect(paintedLine('edge-dead-end')).toEqual(expect.arrayContaining(['setLineDash 7,5', 'stroke doubtedLine']));
  });

  it('writes names only where they can be read, as far as there is room', () => {
    expect(painted([card]).some((call) => call.startsWith('fillText'))).toBe(false);
    expect(painted([card], 0.4)).toContain('fillText Country');
    const long = painted([{ ...card, title: 'A name that is longer than its card' }], 0.4).find((call) =>
      call.startsWith('fillText'),
    );
    expect(long).toBe('fillText A name that i…');
  });
});

describe('the part of the picture that a drag changes', () => {
  const picture = { lines: [], cards: [card], guides: [] };

  it('is what moves, with its border, in whole pixels', () => {
    expect(partOf(picture, { ...view, x: 100.5, y: 50 })).toEqual({ left: 96, top: 46, width: 33, height: 18 });
  });

  it('is larger on a screen with more pixels', () => {
    expect(partOf(picture, { ...view, x: 100, y: 50, pixelRatio: 2 })).toEqual({ left: 196, top: 96, width: 56, height: 28 });
  });

  it('has the guides in it, and nothing beyond the surface', () => {
    const guides = [{ orientation: 'horizontal' as const, at: 0, from: -500, to: 20_000 }];
    expect(partOf({ ...picture, guides }, view)).toEqual({ left: 0, top: 0, width: 800, height: 14 });
  });

  it('is nothing when all of it is out of sight', () => {
    expect(partOf(picture, { ...view, x: -1_000 }).width).toBeLessThanOrEqual(0);
  });

  it('is joined to where things were before', () => {
    const before = { left: 10, top: 20, width: 30, height: 40 };
    expect(partAround(before, { left: 0, top: 50, width: 20, height: 20 })).toEqual({ left: 0, top: 20, width: 40, height: 50 });
  });
});
