/** What concerns the automation as a whole. */
import { isPastShown } from '../editor-store.ts';
import { publishWords } from '../publish-words.ts';
import type { EditorState } from '../editor-store.ts';
import type { EditorCommand } from './command.ts';

const isThere = ({ saveState }: EditorState): boolean => saveState !== 'gone';

export const automationCommands: readonly EditorCommand[] = [
  {
    id: 'save',
    group: 'Automation',
    title: 'Save the draft',
    keys: ['mod+s'],
    where: 'editor',
    changes: 'automation',
    isEnabled: isThere,
    run: ({ save }) => void save(),
  },
  {
    id: 'publish',
    group: 'Automation',
    title: publishWords,
    keys: [],
    where: 'editor',
    changes: 'automation',
    isEnabled: (state) => isThere(state) && !isPastShown(state),
    run: ({ publish }) => void publish(),
  },
  {
    id: 'export-draft',
    group: 'Automation',
    title: 'Export the draft',
    keys: [],
    where: 'editor',
    changes: null,
    isEnabled: () => true,
    run: ({ exportDraft }) => void exportDraft(),
  },
  {
    id: 'test',
    group: 'Automation',
    title: 'Test',
    keys: [],
    where: 'editor',
    changes: null,
    isEnabled: () => true,
    run: ({ store }) => store.getState().openDrawer('test'),
  },
  {
    id: 'show-problems',
    group: 'Automation',
    title: 'Show the problems',
    keys: [],
    where: 'editor',
    changes: null,
    isEnabled: () => true,
    run: ({ store }) => store.getState().openDrawer('problems'),
  },
];
