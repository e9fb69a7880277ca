/** A surface, in pixels of the style, and how many of the screen each is. */
export interface SurfaceSize {
  width: number;
  height: number;
  pixelRatio: number;
}

/** Setting a size clears the surface and takes memory anew, even when it is the same. */
export function sizeTo(canvas: HTMLCanvasElement, { width, height, pixelRatio }: SurfaceSize): void {
  const [wide, high] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}
