/** Undo and redo, under the name of what they take back or do again. */
import { cameBack } from '../../graph/standing.ts';
import type { CommandContext, EditorCommand } from './command.ts';
import { goTo, goToEdge, isOnCanvas } from './stand.ts';

export const editCommands: readonly EditorCommand[] = [
  {
    id: 'undo',
    group: 'Edit',
    title: ({ history }) => named('Undo', history.past.at(-1)?.title),
    keys: ['mod+z'],
    where: 'editor',
    changes: 'graph',
    isEnabled: ({ history }) => history.past.length > 0,
    run: (context) => travel(context, 'undo'),
  },
  {
    id: 'redo',
    group: 'Edit',
    title: ({ history }) => named('Redo', history.future.at(-1)?.title),
    keys: ['mod+shift+z', 'mod+y'],
    where: 'editor',
    changes: 'graph',
    isEnabled: ({ history }) => history.future.length > 0,
    run: (context) => travel(context, 'redo'),
  },
];

/** Goes a step back or ahead; whoever is on the canvas stands on what that brings back. */
function travel(context: CommandContext, way: 'undo' | 'redo'): void {
  const { store } = context;
  const before = store.getState().history.present;
  store.getState()[way]();
  const { ids, edgeIds } = cameBack(before, store.getState().history.present);
  if (ids.length + edgeIds.length === 0 || !isOnCanvas(context)) return;
  const [id, edgeId] = [ids[0], edgeIds[0]];
  if (id !== undefined && ids.length === 1) goTo(context, id);
  else if (edgeId !== undefined && edgeIds.length === 1) goToEdge(context, edgeId);
  else store.getState().select(ids, edgeIds);
}

function named(verb: string, title: string | undefined): string {
  return title === undefined ? verb : `${verb} ${title}`;
}
