/**
 * Paints the automation as it is seen from far: lines first, cards over them, each card with its kind's mark (a disc
 * starts, a lozenge decides, a square acts), and with its name where that can be read. In: a drawing surface, where one
 * looks from, the picture and its inks. What is out of sight is not painted.
 */
import type { Guide } from '../graph/snap.ts';
import type { FarCardPicture, FarLine } from './far-picture.ts';
import type { SurfaceSize } from './size-to.ts';

export interface FarView extends SurfaceSize {
  x: number;
  y: number;
  zoom: number;
}

export const farInks = [
  'line',
  'doubtedLine',
  'firedLine',
  'ground',
  'border',
  'text',
  'quietText',
  'selected',
  'passed',
  'stopped',
  'failed',
  'warning',
  'trigger',
  'filter',
  'action',
  'unknown',
] as const;
export type FarInk = (typeof farInks)[number];
type Inks = Readonly<Record<FarInk, string>>;
type Surface = CanvasRenderingContext2D;

/** Smaller than so many pixels a name is a smear, and a rounded corner a point. */
const readablePx = 5.5;
const roundPx = 2.5;
const cornerRadius = 10;

/** What is painted: lines, the cards that lie over them, and over all what a drag is in line with. */
export interface FarPicture {
  lines: readonly FarLine[];
  cards: readonly FarCardPicture[];
  guides: readonly Guide[];
}

export function paintFar(surface: Surface, view: FarView, { lines, cards, guides }: FarPicture, inks: Inks): void {
  clear(surface);
  paintLines(surface, view, lines, inks);
  paintCards(surface, view, cards, inks);
  paintGuides(surface, view, guides, inks);
}

/** What stands while something is dragged, painted once: lines and cards apart, so that what moves comes between. */
export interface Standing {
  lines: Surface;
  cards: Surface;
}

export function paintStanding(standing: Standing, view: FarView, { lines, cards }: FarPicture, inks: Inks): void {
  clear(standing.lines);
  paintLines(standing.lines, view, lines, inks);
  clear(standing.cards);
  paintCards(standing.cards, view, cards, inks);
}

/**
 * The same as `paintFar` of all, of which only what moves is painted anew.
 *
 * @param part the part of the picture that differs from what the surface has, in pixels of it
 */
export function paintMoving(
  surface: Surface,
  standing: Standing,
  { view, moving, part }: { view: FarView; moving: FarPicture; part: Part },
  inks: Inks,
): void {
  const { left, top, width, height } = part;
  if (width <= 0 || height <= 0) return;
  surface.save();
  surface.resetTransform();
  surface.beginPath();
  surface.rect(left, top, width, height);
  surface.clip();
  surface.clearRect(left, top, width, height);
  surface.drawImage(standing.lines.canvas, left, top, width, height, left, top, width, height);
  paintLines(surface, view, moving.lines, inks);
  surface.resetTransform();
  surface.drawImage(standing.cards.canvas, left, top, width, height, left, top, width, height);
  paintCards(surface, view, moving.cards, inks);
  paintGuides(surface, view, moving.guides, inks);
  surface.restore();
}

export interface Part {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Room for what is painted beyond the box of a thing: its border, and half a line. */
const beyondPx = 4;

/** The part of the surface that a picture is painted in, whole pixels. */
export function partOf({ lines, cards, guides }: FarPicture, { x, y, zoom, width, height, pixelRatio }: FarView): Part {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (box: Pick<FarLine, 'left' | 'top' | 'right' | 'bottom'>): void => {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  };
  for (const line of lines) add(line);
  for (const card of cards) add({ left: card.x, top: card.y, right: card.x + card.width, bottom: card.y + card.height });
  for (const { orientation, at, from, to } of guides)
    add(
      orientation === 'vertical'
        ? { left: at, right: at, top: from, bottom: to }
        : { left: from, right: to, top: at, bottom: at },
    );
  const pixels = (from: number, to: number, shift: number, most: number): [number, number] => {
    const start = Math.max(0, Math.floor((from * zoom + shift) * pixelRatio) - beyondPx);
    return [start, Math.min(Math.round(most * pixelRatio), Math.ceil((to * zoom + shift) * pixelRatio) + beyondPx) - start];
  };
  const [partLeft, partWidth] = pixels(left, right, x, width);
  const [partTop, partHeight] = pixels(top, bottom, y, height);
  return { left: partLeft, top: partTop, width: partWidth, height: partHeight };
}

/** The part around both. */
export function partAround(a: Part, b: Part): Part {
  const [left, top] = [Math.min(a.left, b.left), Math.min(a.top, b.top)];
  return {
    left,
    top,
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.top + a.height, b.top + b.height) - top,
  };
}

function clear(surface: Surface): void {
  surface.resetTransform();
  surface.clearRect(0, 0, surface.canvas.width, surface.canvas.height);
}

function lookFrom(surface: Surface, { x, y, zoom, pixelRatio }: FarView): void {
  surface.setTransform(zoom * pixelRatio, 0, 0, zoom * pixelRatio, x * pixelRatio, y * pixelRatio);
}

/** The part of the canvas that is in sight, in its units. */
function inSight({ x, y, zoom, width, height }: FarView) {
  return { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom };
}

/** One pixel of the screen, in the canvas' units: no line is thinner. */
function pixelOf({ zoom, pixelRatio }: FarView): number {
  return 1 / (zoom * pixelRatio);
}

function paintLines(surface: Surface, view: FarView, lines: readonly FarLine[], inks: Inks): void {
  lookFrom(surface, view);
  const seen = inSight(view);
  const pixel = pixelOf(view);
  for (const line of lines) {
    if (line.right < seen.left || line.left > seen.right || line.bottom < seen.top || line.top > seen.bottom) continue;
    paintLine(surface, line, pixel, inks);
  }
  surface.setLineDash(noDash);
}

function paintCards(surface: Surface, view: FarView, cards: readonly FarCardPicture[], inks: Inks): void {
  lookFrom(surface, view);
  const { zoom } = view;
  const seen = inSight(view);
  const pixel = pixelOf(view);
  // Once for all: every time it is set, it is read anew.
  surface.font = `600 ${titlePx(zoom)}px "Inter Variable", sans-serif`;
  surface.textBaseline = 'middle';
  for (const card of cards) {
    const isOut =
      card.x + card.width < seen.left || card.x > seen.right || card.y + card.height < seen.top || card.y > seen.bottom;
    if (!isOut) paintCard(surface, card, { zoom, pixel }, inks);
  }
}

function paintGuides(surface: Surface, view: FarView, guides: readonly Guide[], inks: Inks): void {
  const pixel = pixelOf(view);
  surface.fillStyle = inks.selected;
  for (const { orientation, at, from, to } of guides) {
    if (orientation === 'vertical') surface.fillRect(at, from, pixel, to - from);
    else surface.fillRect(from, at, to - from, pixel);
  }
}

const noDash: number[] = [];
const doubtedDash = [7, 5];
const quietDash = [4, 5];
const restingDash = [5, 4];
const restingLineDash = [2, 4];

function paintLine(surface: Surface, { path, className }: FarLine, pixel: number, inks: Inks): void {
  const isFired = className.includes('edge-fired');
  const isQuiet = className.includes('edge-quiet');
  const isDoubted = className.includes('edge-dead-end') || className.includes('edge-unused');
  const isResting = className.includes('edge-resting');
  surface.strokeStyle = isFired ? inks.firedLine : isDoubted ? inks.doubtedLine : inks.line;
  surface.lineWidth = Math.max(isFired ? 2.75 : 1.75, pixel * (isFired ? 2 : 1));
  surface.setLineDash(isQuiet ? quietDash : isDoubted ? doubtedDash : isResting ? restingLineDash : noDash);
  surface.stroke(path);
}

interface Scale {
  zoom: number;
  pixel: number;
}

function paintCard(surface: Surface, card: FarCardPicture, { zoom, pixel }: Scale, inks: Inks): void {
  const { x, y, width, height, outcome } = card;
  const isMarked = card.isSelected || (outcome !== null && outcome !== 'not-reached');
  surface.fillStyle = inks.ground;
  surface.strokeStyle = card.isSelected
    ? inks.selected
    : outcome === null || outcome === 'not-reached'
      ? inks.border
      : inks[outcome === 'left-out' ? 'stopped' : outcome];
  surface.lineWidth = isMarked ? Math.max(2, 2 * pixel) : Math.max(1, pixel);
  if (card.isDisabled || outcome === 'not-reached') surface.setLineDash(restingDash);
  if (cornerRadius * zoom < roundPx) {
    surface.fillRect(x, y, width, height);
    surface.strokeRect(x, y, width, height);
  } else {
    surface.beginPath();
    surface.roundRect(x, y, width, height, cornerRadius);
    surface.fill();
    surface.stroke();
  }
  surface.setLineDash(noDash);
  surface.globalAlpha = card.isDisabled || outcome === 'not-reached' ? 0.5 : 1;
  paintMark(surface, card, inks);
  surface.globalAlpha = 1;
  if (card.fault !== null) {
    surface.fillStyle = card.fault === 'error' ? inks.failed : inks.warning;
    paintDisc(surface, x + width - 22, y + 20, 10);
  }
  if (titlePx(zoom) * zoom >= readablePx) paintTitle(surface, card, inks);
}

/** In the middle of where the icon's tile is near by. */
function paintMark(surface: Surface, { kind, x, y }: FarCardPicture, inks: Inks): void {
  const middle = { x: x + 30, y: y + 28 };
  surface.fillStyle = inks[kind];
  if (kind === 'trigger') {
    paintDisc(surface, middle.x, middle.y, 16);
  } else if (kind === 'filter') {
    surface.beginPath();
    surface.moveTo(middle.x, middle.y - 17);
    surface.lineTo(middle.x + 17, middle.y);
    surface.lineTo(middle.x, middle.y + 17);
    surface.lineTo(middle.x - 17, middle.y);
    surface.fill();
  } else {
    surface.fillRect(middle.x - 14, middle.y - 14, 28, 28);
  }
}

function paintDisc(surface: Surface, x: number, y: number, radius: number): void {
  surface.beginPath();
  surface.arc(x, y, radius, 0, 2 * Math.PI);
  surface.fill();
}

/** As the card itself has it: larger while its sentence is not shown. */
function titlePx(zoom: number): number {
  return zoom < 0.5 ? 21 : 14;
}

function paintTitle(surface: Surface, card: FarCardPicture, inks: Inks): void {
  surface.fillStyle = card.isDisabled || card.outcome === 'not-reached' ? inks.quietText : inks.text;
  surface.fillText(shortened(surface, card.title, card.width - 58 - (card.fault === null ? 12 : 40)), card.x + 57, card.y + 29);
}

const fitting = new Map<string, string>();
const fittingAtMost = 2_000;

/** As much of the words as there is room for. */
function shortened(surface: Surface, words: string, room: number): string {
  const key = `${surface.font} ${room} ${words}`;
  const known = fitting.get(key);
  if (known !== undefined) return known;
  let letters = words;
  while (letters.length > 1 && surface.measureText(letters).width > room) letters = `${letters.replace(/…$/u, '').slice(0, -1)}…`;
  if (fitting.size >= fittingAtMost) fitting.clear();
  fitting.set(key, letters);
  return letters;
}
