/** Undo and redo, under the name of what they take back or do again. */
import type { EditorCommand } from './command.ts';

export const editCommands: readonly EditorCommand[] = [
  {
    id: 'undo',
    group: 'Edit',
    title: ({ history }) => named('Undo', history.past.at(-1)?.title),
    keys: ['mod+z'],
    where: 'editor',
    changesGraph: true,
    isEnabled: ({ history }) => history.past.length > 0,
    run: ({ store }) => store.getState().undo(),
  },
  {
    id: 'redo',
    group: 'Edit',
    title: ({ history }) => named('Redo', history.future.at(-1)?.title),
    keys: ['mod+shift+z', 'mod+y'],
    where: 'editor',
    changesGraph: true,
    isEnabled: ({ history }) => history.future.length > 0,
    run: ({ store }) => store.getState().redo(),
  },
];

function named(verb: string, title: string | undefined): string {
  return title === undefined ? verb : `${verb} ${title}`;
}
