/** Moving what is selected by arrow keys, on the grid; frames take along what stands in them. */
import type { EditorCommand } from './command.ts';
import { gridSize } from '../../graph/free-position.ts';
import { boxesOf } from '../../graph/box.ts';
import type { Positions } from '../../graph/edit.ts';
import { withFramedMoved } from '../../graph/move-framed.ts';
import { cardHeights } from '../card-heights.ts';

const ways = [
  ['left', 'ArrowLeft', -1, 0],
  ['right', 'ArrowRight', 1, 0],
  ['up', 'ArrowUp', 0, -1],
  ['down', 'ArrowDown', 0, 1],
] as const;
const step = 3 * gridSize;

export const moveCommands: readonly EditorCommand[] = ways.flatMap(([way, key, dx, dy]) => [
  moving(`move-${way}`, `Move ${way}`, `shift+${key}`, dx * step, dy * step),
  moving(`nudge-${way}`, `Move ${way} a little`, `alt+${key}`, dx * gridSize, dy * gridSize),
]);

function moving(id: string, title: string, keys: string, dx: number, dy: number): EditorCommand {
  return {
    id,
    group: 'Move',
    title,
    keys: [keys],
    where: 'canvas',
    changes: 'graph',
    isEnabled: ({ selectedIds }) => selectedIds.length > 0,
    run: ({ store, edit, flow }) => {
      const { selectedIds, history } = store.getState();
      const heights = cardHeights(new Map(flow.getNodes().map((item) => [item.id, { measured: item.measured ?? {} }])));
      const selected = new Set(selectedIds);
      const moved: Positions = {};
      for (const box of boxesOf(history.present, heights))
        if (selected.has(box.id)) moved[box.id] = { x: box.x + dx, y: box.y + dy };
      const positions = withFramedMoved(history.present, moved, heights);
      edit({ kind: 'move-nodes', positions });
    },
  };
}
