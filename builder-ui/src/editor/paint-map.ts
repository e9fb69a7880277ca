/**
 * Paints the map of the whole automation: every box a patch, and what is not in sight under a veil. In: a surface, what
 * stands on the canvas, and what of it is seen. Out: a painted map, and where it shows what.
 */
import { boxAround } from '../graph/box.ts';

export const mapInks = ['patch', 'veil'] as const;
export type MapInk = (typeof mapInks)[number];

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface MapBox extends Rectangle {
  /** A frame, through which one sees what stands in it. */
  isFrame: boolean;
}

/** What the map shows, in the canvas' units, and how many of them a pixel of it is. */
export interface MapExtent {
  left: number;
  top: number;
  unitsPerPx: number;
}

/** Pixels that stay empty at each side. */
const marginPx = 5;

/** All boxes and what is seen, in the middle of the map. */
export function mapExtent(size: { width: number; height: number }, boxes: readonly MapBox[], seen: Rectangle): MapExtent {
  const around = boxAround([...boxes, seen]) ?? seen;
  const room = { width: size.width - 2 * marginPx, height: size.height - 2 * marginPx };
  const unitsPerPx = Math.max(around.width / room.width, around.height / room.height);
  return {
    left: around.x + (around.width - size.width * unitsPerPx) / 2,
    top: around.y + (around.height - size.height * unitsPerPx) / 2,
    unitsPerPx,
  };
}

export interface MapPicture {
  size: { width: number; height: number };
  pixelRatio: number;
  boxes: readonly MapBox[];
  seen: Rectangle;
}

export function paintMap(
  surface: CanvasRenderingContext2D,
  { size, pixelRatio, boxes, seen }: MapPicture,
  inks: Readonly<Record<MapInk, string>>,
): void {
  const { left, top, unitsPerPx } = mapExtent(size, boxes, seen);
  const scale = pixelRatio / unitsPerPx;
  surface.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
  const [width, height] = [size.width * unitsPerPx, size.height * unitsPerPx];
  surface.clearRect(left, top, width, height);
  surface.fillStyle = inks.patch;
  for (const box of boxes) {
    surface.globalAlpha = box.isFrame ? 0.35 : 1;
    surface.fillRect(box.x, box.y, box.width, box.height);
  }
  surface.globalAlpha = 1;
  surface.fillStyle = inks.veil;
  surface.beginPath();
  surface.rect(left, top, width, height);
  surface.rect(seen.x, seen.y, seen.width, seen.height);
  surface.fill('evenodd');
}
