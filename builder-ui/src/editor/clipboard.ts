/**
 * The clipboard of the canvas: a piece of a graph as JSON, so that it can be pasted into another automation, another
 * Switchboard or a file. What stays true: pasting gives everything ids of its own, and never covers a card.
 */
import { boxAround, boxesOf } from '../graph/box.ts';
import { several } from '../graph/edit-title.ts';
import { onGrid } from '../graph/free-position.ts';
import { freshPiece, idsOf, type Piece, pieceOf, refuseGrowth, sizeOf } from '../graph/piece.ts';
import { readPiece, writePiece } from '../graph/piece-text.ts';
import type { CommandContext } from './commands/command.ts';
import { placeOnCanvas } from './commands/place-on-canvas.ts';
import { shownGraph } from './editor-store.ts';
import { newId } from './new-id.ts';
import { refuse } from './refuse.ts';

/** What was copied here last: where the system's clipboard may not be read, this is pasted. */
let copiedLast = '';
/** How often the same text was pasted in a row: each time a little further on. */
let pasted = { text: '', times: 0 };
const step = 32;

/**
 * Puts the selection on the clipboard.
 * @param transfer the browser's event that asks for it; null when a menu does
 */
export function copySelection({ store }: CommandContext, transfer: DataTransfer | null): void {
  const state = store.getState();
  const piece = pieceOf(shownGraph(state), state.selectedIds);
  if (sizeOf(piece) === 0) return;
  copiedLast = writePiece(piece);
  pasted = { text: copiedLast, times: 0 };
  if (transfer !== null) transfer.setData('text/plain', copiedLast);
  // Without a secure connection there is no such clipboard; pasting then takes what was copied last.
  else void navigator.clipboard?.writeText(copiedLast).catch(() => undefined);
}

/** What is on the clipboard, as far as it may be read. */
export async function takeClipboard(): Promise<string> {
  try {
    return (await navigator.clipboard.readText()) || copiedLast;
  } catch {
    // Not allowed, or no secure connection.
    return copiedLast;
  }
}

/** Pastes a text that is a piece of a graph; says so when it is not. */
export function pasteText(context: CommandContext, text: string): void {
  const piece = readPiece(text);
  if (piece === null) {
    refuse('The clipboard holds no nodes: copy some on a canvas first.');
    return;
  }
  pasted = text === pasted.text ? { text, times: pasted.times + 1 } : { text, times: 1 };
  insert(context, piece, pasteOffset(context, piece), 'pasting of');
}

export function duplicateSelection(context: CommandContext): void {
  const state = context.store.getState();
  const piece = pieceOf(state.history.present, state.selectedIds);
  insert(context, piece, { x: step, y: step }, 'duplication of');
}

/** Under the pointer; without one, a little beside where it was copied, if that is seen, else in the middle. */
function pasteOffset(context: CommandContext, piece: Piece): { x: number; y: number } {
  const around = boxAround(boxesOf({ schemaVersion: 1, ...piece }, new Map()));
  if (around === null) return { x: 0, y: 0 };
  const aside = step * pasted.times;
  const middle = { x: around.x + around.width / 2, y: around.y + around.height / 2 };
  if (context.canvas.pointer === null && isSeen(context, middle)) return { x: aside, y: aside };
  const at = placeOnCanvas(context);
  const again = step * (pasted.times - 1);
  return { x: onGrid(at.x - middle.x) + again, y: onGrid(at.y - middle.y) + again };
}

function isSeen({ flow, canvas }: CommandContext, point: { x: number; y: number }): boolean {
  const { x, y } = flow.flowToScreenPosition(point);
  const ground = canvas.element?.getBoundingClientRect();
  return ground !== undefined && x > ground.left && x < ground.right && y > ground.top && y < ground.bottom;
}

function insert(context: CommandContext, copied: Piece, offset: { x: number; y: number }, verb: string): void {
  const { store, edit, nodeName } = context;
  const piece = freshPiece(copied, newId, offset);
  const { nodes, edges, notes, frames } = piece;
  const reason = refuseGrowth(store.getState().history.present, {
    nodes: nodes.length,
    edges: edges.length,
    notes: notes.length,
    frames: frames.length,
  });
  if (reason !== null) {
    refuse(reason);
    return;
  }
  const ids = idsOf(piece);
  const nameOf = (id: string): string => {
    const node = nodes.find((each) => each.id === id);
    return node === undefined ? 'an item' : `“${nodeName(node)}”`;
  };
  edit({ kind: 'insert', piece, title: `${verb} ${several(ids, { schemaVersion: 1, ...piece }, nameOf)}` });
  store.getState().select(ids);
  // The next key means what was just put there.
  const [first] = ids;
  if (first !== undefined) store.setState({ sought: { nodeId: first } });
}
