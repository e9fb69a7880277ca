/**
 * Copying, cutting, pasting and duplicating. Keys come by the browser's own events (`use-clipboard`), which need no
 * permission; from a menu the clipboard is asked, and where it may not be read, what was copied here last is taken.
 */
import { copySelection, duplicateSelection, pasteText, takeClipboard } from '../clipboard.ts';
import type { EditorState } from '../editor-store.ts';
import type { EditorCommand } from './command.ts';
import { removeAndHeal } from './node-commands.ts';

const hasItems = ({ selectedIds }: EditorState): boolean => selectedIds.length > 0;

export const clipboardCommands: readonly EditorCommand[] = [
  {
    id: 'cut',
    group: 'Edit',
    title: 'Cut',
    keys: ['mod+x'],
    where: 'canvas',
    isNative: true,
    changes: 'graph',
    isEnabled: hasItems,
    run: (context) => {
      copySelection(context, null);
      removeAndHeal(context);
    },
  },
  {
    id: 'copy',
    group: 'Edit',
    title: 'Copy',
    keys: ['mod+c'],
    where: 'canvas',
    isNative: true,
    changes: null,
    isEnabled: hasItems,
    run: (context) => copySelection(context, null),
  },
  {
    id: 'paste',
    group: 'Edit',
    title: 'Paste',
    keys: ['mod+v'],
    where: 'canvas',
    isNative: true,
    changes: 'graph',
    isEnabled: () => true,
    run: (context) => void takeClipboard().then((text) => pasteText(context, text)),
  },
  {
    id: 'duplicate',
    group: 'Edit',
    title: 'Duplicate',
    keys: ['mod+d'],
    where: 'node',
    changes: 'graph',
    isEnabled: hasItems,
    run: duplicateSelection,
  },
];
