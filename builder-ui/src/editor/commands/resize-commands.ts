/** Making selected notes and frames larger and smaller by arrow keys: their right and lower side move. */
import { gridSize } from '../../graph/free-position.ts';
import { resized } from '../../graph/resized.ts';
import type { EditorCommand } from './command.ts';

const step = 3 * gridSize;

export const resizeCommands: readonly EditorCommand[] = [
  resizing('wider', 'ArrowRight', step, 0),
  resizing('narrower', 'ArrowLeft', -step, 0),
  resizing('taller', 'ArrowDown', 0, step),
  resizing('shorter', 'ArrowUp', 0, -step),
];

function resizing(how: string, key: string, width: number, height: number): EditorCommand {
  return {
    id: `make-${how}`,
    group: 'Move',
    title: `Make the note or frame ${how}`,
    keys: [`mod+shift+${key}`],
    where: 'canvas',
    changes: 'graph',
    isEnabled: ({ selectedIds, history: { present } }) =>
      [...(present.notes ?? []), ...(present.frames ?? [])].some(({ id }) => selectedIds.includes(id)),
    run: ({ store, edit }) => {
      const { selectedIds, history } = store.getState();
      edit({ kind: 'resize', sizes: resized(history.present, new Set(selectedIds), { width, height }), positions: {} });
    },
  };
}
