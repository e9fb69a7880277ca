/** Bringing what is selected into line, and tidying up. */
import { loaded } from '../../app/loaded.ts';
import { problemSentence } from '../../app/words/problem-sentence.ts';
import { align, type Alignment, type Axis, distribute } from '../../graph/align.ts';
import { type Box, boxAround, boxesOf } from '../../graph/box.ts';
import { several } from '../../graph/edit-title.ts';
import { cardHeights } from '../card-heights.ts';
import type { EditorState } from '../editor-store.ts';
import { refuse } from '../refuse.ts';
import { bringBoxIntoView } from '../use-bring-into-view.ts';
import type { CommandContext, EditorCommand } from './command.ts';
import { selectedNodeIds } from './selection-commands.ts';

export const arrangeCommands: readonly EditorCommand[] = [
  {
    id: 'tidy-up',
    group: 'Arrange',
    title: (state) => (selectedNodeIds(state).length > 1 ? 'Tidy up the selection' : 'Tidy up'),
    keys: ['t'],
    where: 'canvas',
    changes: 'graph',
    isEnabled: ({ history }) => history.present.nodes.length > 0,
    run: (context) => void tidy(context),
  },
  aligning('left', 'Align left', 'alt+a'),
  aligning('centre', 'Align centres', 'alt+h'),
  aligning('right', 'Align right', 'alt+d'),
  aligning('top', 'Align tops', 'alt+w'),
  aligning('middle', 'Align middles', 'alt+v'),
  aligning('bottom', 'Align bottoms', 'alt+s'),
  distributing('horizontally', 'Distribute horizontally', 'alt+shift+h'),
  distributing('vertically', 'Distribute vertically', 'alt+shift+v'),
];

function aligning(alignment: Alignment, title: string, keys: string): EditorCommand {
  return {
    id: `align-${alignment}`,
    group: 'Arrange',
    title,
    keys: [keys],
    where: 'canvas',
    changes: 'graph',
    isEnabled: ({ selectedIds }) => selectedIds.length > 1,
    run: (context) => {
      const positions = align(selectedBoxes(context), alignment);
      context.edit({ kind: 'arrange', positions, title: titled('alignment of', context) });
    },
  };
}

function distributing(axis: Axis, title: string, keys: string): EditorCommand {
  return {
    id: `distribute-${axis}`,
    group: 'Arrange',
    title,
    keys: [keys],
    where: 'canvas',
    changes: 'graph',
    isEnabled: ({ selectedIds }) => selectedIds.length > 2,
    run: (context) => {
      const positions = distribute(selectedBoxes(context), axis);
      context.edit({ kind: 'arrange', positions, title: titled('distribution of', context) });
    },
  };
}

async function tidy(context: CommandContext): Promise<void> {
  const { store, edit } = context;
  let layout: typeof import('../../graph/tidy-up.ts');
  try {
    layout = await loaded(() => import('../../graph/tidy-up.ts'));
  } catch (error) {
    refuse(`Not tidied up. ${problemSentence(error)}`);
    return;
  }
  const state = store.getState();
  const ids = selectedNodeIds(state);
  const meant = ids.length > 1 ? new Set(ids) : null;
  const { positions, sizes } = layout.tidyUp(state.history.present, meant, heightsOf(context));
  edit({ kind: 'arrange', positions, sizes, title: 'tidying up' });
  show(context, new Set(Object.keys(positions)));
}

/** Brings what was moved into view, where it goes. */
function show(context: CommandContext, ids: ReadonlySet<string>): void {
  const boxes = boxesOf(context.store.getState().history.present, heightsOf(context)).filter(({ id }) => ids.has(id));
  const around = boxAround(boxes);
  const ground = context.canvas.element?.getBoundingClientRect();
  if (around !== null && ground !== undefined) bringBoxIntoView(context.flow, ground, around);
}

function selectedBoxes(context: CommandContext): Box[] {
  const { history, selectedIds } = context.store.getState();
  const selected = new Set(selectedIds);
  return boxesOf(history.present, heightsOf(context)).filter(({ id }) => selected.has(id));
}

function heightsOf({ flow }: CommandContext): ReadonlyMap<string, number> {
  return cardHeights(new Map(flow.getNodes().map((item) => [item.id, { measured: item.measured ?? {} }])));
}

function titled(what: string, { store, nodeName }: CommandContext): string {
  const { selectedIds, history }: EditorState = store.getState();
  const nameOf = (id: string): string => {
    const node = history.present.nodes.find((each) => each.id === id);
    return node === undefined ? 'an item' : `“${nodeName(node)}”`;
  };
  return `${what} ${several(selectedIds, history.present, nameOf)}`;
}
