/** The editor's commands in the search for commands, with their keys and whether they can be done. */
import { useEffect } from 'react';
import { usePageCommands } from '../app/page-commands.ts';
import { isAvailable, titleOf } from './commands/command.ts';
import { editorCommands } from './commands/commands.ts';
import { useCommands } from './commands/commands-context.tsx';
import { isMac, keyWords } from './commands/keys.ts';
import { useEditorStore } from './editor-context.ts';

export function useOfferCommands(): void {
  const store = useEditorStore();
  const { run } = useCommands();
  const offer = usePageCommands((state) => state.offer);
  useEffect(() => {
    offer(() => {
      const state = store.getState();
      return editorCommands.map((command) => ({
        id: `editor-${command.id}`,
        group: command.group,
        title: titleOf(command, state),
        keys: command.keys[0] === undefined ? null : keyWords(command.keys[0], isMac),
        isEnabled: isAvailable(command, state),
        run: () => run(command),
      }));
    });
    return () => offer(null);
  }, [store, run, offer]);
}
