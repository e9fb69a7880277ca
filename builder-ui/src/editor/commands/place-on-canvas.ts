import type { CommandContext, Point } from './command.ts';

/** Where on the canvas a command acts that needs a place, in the canvas' units: under the pointer, else in the middle. */
export function placeOnCanvas({ canvas, flow }: CommandContext): Point {
  return flow.screenToFlowPosition(pointOnScreen(canvas));
}

/** The same place in pixels from the canvas' top left. */
export function pointOnCanvas({ canvas }: CommandContext): Point {
  const { x, y } = pointOnScreen(canvas);
  const ground = canvas.element?.getBoundingClientRect();
  return { x: x - (ground?.left ?? 0), y: y - (ground?.top ?? 0) };
}

function pointOnScreen({ element, pointer }: CommandContext['canvas']): Point {
  const ground = element?.getBoundingClientRect();
  return pointer ?? { x: (ground?.left ?? 0) + (ground?.width ?? 0) / 2, y: (ground?.top ?? 0) + (ground?.height ?? 0) / 2 };
}
