/**
 * While the view moves, the picture from far is not painted anew for every frame: what was painted is shifted and scaled,
 * as maps do it. In go the view that was painted and the one to show; out comes whether the one still serves for the
 * other, where it goes, and how much more than what is seen to paint when it does not.
 */
import type { FarView } from './paint-far.ts';

/** More than this magnified the picture is a blur, and more than this reduced its lines are too thin to see. */
const mostMagnified = 1.6;
const mostReduced = 0.6;
/** What is painted beyond each edge of the window while the view moves, of its width and height. */
const marginShare = 0.2;

export function serves(painted: FarView, view: FarView): boolean {
  const { x, y, scale } = placed(painted, view);
  if (painted.pixelRatio !== view.pixelRatio || scale > mostMagnified || scale < mostReduced) return false;
  // Half a pixel: a window that is not a whole number of them wide is covered all the same.
  return x <= 0.5 && y <= 0.5 && x + painted.width * scale >= view.width - 0.5 && y + painted.height * scale >= view.height - 0.5;
}

/** Where the top left of what was painted goes, in pixels of the window, and how large a pixel of it becomes. */
export function placed(painted: FarView, view: FarView): { x: number; y: number; scale: number } {
  const scale = view.zoom / painted.zoom;
  return { x: view.x - painted.x * scale, y: view.y - painted.y * scale, scale };
}

export function withMargin(view: FarView): FarView {
  const [wide, high] = [Math.round(view.width * marginShare), Math.round(view.height * marginShare)];
  return { ...view, x: view.x + wide, y: view.y + high, width: view.width + 2 * wide, height: view.height + 2 * high };
}
