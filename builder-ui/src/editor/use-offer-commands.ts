/** The editor's commands in the search for commands, with their keys and whether they can be done. */
import { useEffect } from 'react';
import { usePageCommands } from '../app/page-commands.ts';
import { type CommandGroup, isAvailable, titleOf } from './commands/command.ts';
import { editorCommands } from './commands/commands.ts';
import { useCommands } from './commands/commands-context.tsx';
import { isMac, keyWords } from './commands/keys.ts';
import { useEditorStore } from './editor-context.ts';

/** Whoever searches has left the canvas: walking and moving on it, which keys are for, come last. */
const offeredLast: readonly CommandGroup[] = ['Move', 'Walk'];
const offered = [...editorCommands].sort((a, b) => offeredLast.indexOf(a.group) - offeredLast.indexOf(b.group));

export function useOfferCommands(): void {
  const store = useEditorStore();
  const { run } = useCommands();
  const offer = usePageCommands((state) => state.offer);
  useEffect(() => {
    offer(() => {
      const state = store.getState();
      return offered.map((command) => ({
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
