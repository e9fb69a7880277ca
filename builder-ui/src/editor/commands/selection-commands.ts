/** What is selected. */
import { type Direction, nodesAlong } from '../../graph/connection.ts';
import { idsOf } from '../../graph/piece.ts';
import { type EditorState, shownGraph } from '../editor-store.ts';
import type { EditorCommand } from './command.ts';
import { cancelConnecting } from './connect-commands.ts';

export const selectionCommands: readonly EditorCommand[] = [
  {
    id: 'select-all',
    group: 'Selection',
    title: 'Select all',
    keys: ['mod+a'],
    where: 'canvas',
    changes: null,
    isEnabled: (state) => allIds(state).length > 0,
    run: ({ store }) => store.getState().select(allIds(store.getState())),
  },
  {
    id: 'select-nothing',
    group: 'Selection',
    title: ({ connectingFrom }) => (connectingFrom === null ? 'Select nothing' : 'Cancel connecting'),
    keys: ['Escape'],
    where: 'editor',
    changes: null,
    isEnabled: (state) => state.connectingFrom !== null || state.selectedIds.length + state.selectedEdgeIds.length > 0,
    run: (context) => {
      const state = context.store.getState();
      if (state.connectingFrom === null) state.select([]);
      else cancelConnecting(context);
    },
  },
  along('upstream', 'Select what leads here', 'alt+shift+ArrowLeft'),
  along('downstream', 'Select what follows', 'alt+shift+ArrowRight'),
];

function along(direction: Direction, title: string, keys: string): EditorCommand {
  return {
    id: `select-${direction}`,
    group: 'Selection',
    title,
    keys: [keys],
    where: 'canvas',
    changes: null,
    isEnabled: (state) => selectedNodeIds(state).length > 0,
    run: ({ store }) => {
      const state = store.getState();
      state.select([...nodesAlong(shownGraph(state), selectedNodeIds(state), direction)]);
    },
  };
}

function allIds(state: EditorState): string[] {
  const { nodes, notes = [], frames = [] } = shownGraph(state);
  return idsOf({ nodes, notes, frames });
}

/** The selected nodes, without notes and frames. */
export function selectedNodeIds(state: Pick<EditorState, 'selectedIds' | 'history' | 'shownPath'>): string[] {
  if (state.selectedIds.length === 0) return [];
  const selected = new Set(state.selectedIds);
  return shownGraph(state)
    .nodes.filter(({ id }) => selected.has(id))
    .map(({ id }) => id);
}
