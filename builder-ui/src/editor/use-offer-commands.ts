/** The editor's commands in the search for commands, with their keys; those that can be done now come first. */
import { useEffect } from 'react';
import { usePageCommands } from '../app/page-commands.ts';
import { type CommandGroup, isAvailable, isOffered, titleOf } from './commands/command.ts';
import { editorCommands } from './commands/commands.ts';
import { useCommands } from './commands/commands-context.tsx';
import { isMac, keyWords } from './commands/keys.ts';
import { useEditorStore } from './editor-context.ts';

/** Whoever searches has left the canvas: what is done on it step by step, which keys are for, comes last. */
const offeredLast: readonly CommandGroup[] = ['Selection', 'Move', 'Walk'];
const offered = [...editorCommands].sort((a, b) => offeredLast.indexOf(a.group) - offeredLast.indexOf(b.group));

export function useOfferCommands(): void {
  const store = useEditorStore();
  const { run } = useCommands();
  const offer = usePageCommands((state) => state.offer);
  useEffect(() => {
    offer(() => {
      const state = store.getState();
      return offered
        .filter((command) => isOffered(command, state))
        .map((command) => ({
          id: `editor-${command.id}`,
          group: command.group,
          title: titleOf(command, state),
          keys: command.keys[0] === undefined ? null : keyWords(command.keys[0], isMac),
          isEnabled: isAvailable(command, state),
          run: () => run(command),
        }))
        .sort((a, b) => Number(b.isEnabled) - Number(a.isEnabled));
    });
    return () => offer(null);
  }, [store, run, offer]);
}
