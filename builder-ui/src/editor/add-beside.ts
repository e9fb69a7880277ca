/** Adding a note or a frame: at a place of the canvas, around what is selected, or in the middle of what is seen. */
import type { Piece } from '../graph/piece.ts';
import { refuseGrowth } from '../graph/piece.ts';
import { boxesOf, frameAround } from '../graph/box.ts';
import { onGrid } from '../graph/free-position.ts';
import { cardHeights } from './card-heights.ts';
import { placeOnCanvas } from './commands/place-on-canvas.ts';
import type { CommandContext, Point } from './commands/command.ts';
import { newId } from './new-id.ts';
import type { Beside } from './palette-drag.ts';
import { refuse } from './refuse.ts';

const noteSize = { width: 200, height: 120 };
const frameSize = { width: 560, height: 320 };

/** Adds it, selects it, and lets its words be typed. */
export function addBeside(context: CommandContext, what: Beside, at?: Point): void {
  const { store, edit } = context;
  const { history } = store.getState();
  const reason = refuseGrowth(history.present, what === 'note' ? { notes: 1 } : { frames: 1 });
  if (reason !== null) {
    refuse(reason);
    return;
  }
  const id = newId();
  const piece = what === 'note' ? noteAt(id, at ?? placeOnCanvas(context)) : frameAt(id, context, at);
  edit({ kind: 'insert', piece, title: `adding a ${what}` });
  store.getState().select([id]);
  store.getState().write(id);
}

function noteAt(id: string, at: Point): Piece {
  const position = { x: onGrid(at.x - noteSize.width / 2), y: onGrid(at.y - 20) };
  return { nodes: [], edges: [], notes: [{ id, position, size: noteSize, text: '', tint: 'yellow' }], frames: [] };
}

function frameAt(id: string, context: CommandContext, at?: Point): Piece {
  const { history, selectedIds } = context.store.getState();
  const selected = new Set(selectedIds);
  const heights = cardHeights(new Map(context.flow.getNodes().map((item) => [item.id, { measured: item.measured ?? {} }])));
  const frameIds = new Set(history.present.frames?.map((frame) => frame.id));
  const boxes = boxesOf(history.present, heights).filter((box) => selected.has(box.id) && !frameIds.has(box.id));
  const around = at === undefined ? frameAround(boxes) : null;
  const middle = at ?? placeOnCanvas(context);
  const { x, y, width, height } = around ?? {
    x: onGrid(middle.x - frameSize.width / 2),
    y: onGrid(middle.y - 24),
    ...frameSize,
  };
  const frame = { id, position: { x, y }, size: { width, height }, title: '', tint: 'blue' as const };
  return { nodes: [], edges: [], notes: [], frames: [frame] };
}
