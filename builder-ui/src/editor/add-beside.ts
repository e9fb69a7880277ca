/**
 * Adding a note or a frame: at a place of the canvas; else a note beside what is selected and a frame around it, or in the
 * middle of what is seen. A note that is given no place covers nothing.
 */
import type { Piece } from '../graph/piece.ts';
import { refuseGrowth } from '../graph/piece.ts';
import { type Box, boxAround, boxesOf, frameAround, freePlace } from '../graph/box.ts';
import { onGrid } from '../graph/free-position.ts';
import { cardHeights } from './card-heights.ts';
import { placeOnCanvas } from './commands/place-on-canvas.ts';
import type { CommandContext, Point } from './commands/command.ts';
import { newId } from './new-id.ts';
import type { Beside } from './palette-drag.ts';
import { refuse } from './refuse.ts';

const noteSize = { width: 200, height: 120 };
/** Room between a note and what it is about. */
const noteGap = 24;
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
  const piece = what === 'note' ? noteAt(id, context, at) : frameAt(id, context, at);
  edit({ kind: 'insert', piece, title: `adding a ${what}` });
  store.getState().select([id]);
  store.getState().write(id);
}

function noteAt(id: string, context: CommandContext, at?: Point): Piece {
  const position = at === undefined ? freeNotePlace(context) : { x: onGrid(at.x - noteSize.width / 2), y: onGrid(at.y - 20) };
  return { nodes: [], edges: [], notes: [{ id, position, size: noteSize, text: '', tint: 'yellow' }], frames: [] };
}

/** Above what is selected, below it when that is out of sight; with nothing selected where one is. */
function freeNotePlace(context: CommandContext): Point {
  const boxes = boxesBesideFrames(context);
  const selected = new Set(context.store.getState().selectedIds);
  const around = boxAround(boxes.filter(({ id }) => selected.has(id)));
  const middle = placeOnCanvas(context);
  const wishes =
    around === null
      ? [{ x: middle.x - noteSize.width / 2, y: middle.y - 20 }]
      : [
          { x: around.x, y: around.y - noteSize.height - noteGap },
          { x: around.x, y: around.y + around.height + noteGap },
        ];
  const places = wishes.map((wished) => freePlace(boxes, noteSize, wished));
  return places.find((place) => isInSight(context, place)) ?? (places[0] as Point);
}

function isInSight({ flow, canvas }: CommandContext, { x, y }: Point): boolean {
  const ground = canvas.element?.getBoundingClientRect();
  const [start, end] = [
    flow.flowToScreenPosition({ x, y }),
    flow.flowToScreenPosition({ x: x + noteSize.width, y: y + noteSize.height }),
  ];
  return (
    ground !== undefined && start.x >= ground.left && start.y >= ground.top && end.x <= ground.right && end.y <= ground.bottom
  );
}

/** What stands on the canvas, as large as it is drawn. */
function boxesBesideFrames({ store, flow }: CommandContext): Box[] {
  const { present } = store.getState().history;
  const heights = cardHeights(new Map(flow.getNodes().map((item) => [item.id, { measured: item.measured ?? {} }])));
  const frameIds = new Set(present.frames?.map((frame) => frame.id));
  return boxesOf(present, heights).filter((box) => !frameIds.has(box.id));
}

function frameAt(id: string, context: CommandContext, at?: Point): Piece {
  const selected = new Set(context.store.getState().selectedIds);
  const boxes = boxesBesideFrames(context).filter((box) => selected.has(box.id));
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
