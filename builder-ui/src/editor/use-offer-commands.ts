/**
 * The editor's commands in the search for commands, with their keys; those that can be done now come first. And its nodes,
 * found by name and by what they say: on a large canvas by eye alone one would look for long.
 */
import { useEffect } from 'react';
import { type PageCommand, usePageCommands } from '../app/page-commands.ts';
import { type CommandGroup, isAvailable, isOffered, titleOf } from './commands/command.ts';
import { editorCommands } from './commands/commands.ts';
import { useCommands } from './commands/commands-context.tsx';
import { isMac, keyWords } from './commands/keys.ts';
import { leadTo } from './commands/stand.ts';
import { useEditorStore, useSentenceOf } from './editor-context.ts';
import { shownGraph } from './editor-store.ts';
import { orderOf } from './use-reading-order.ts';

/** Whoever searches has left the canvas: what is done on it step by step, which keys are for, comes last. */
const offeredLast: readonly CommandGroup[] = ['Selection', 'Move', 'Walk'];
const offered = [...editorCommands].sort((a, b) => offeredLast.indexOf(a.group) - offeredLast.indexOf(b.group));

export function useOfferCommands(): void {
  const store = useEditorStore();
  const { run, context } = useCommands();
  const sentenceOf = useSentenceOf();
  const offer = usePageCommands((state) => state.offer);
  useEffect(() => {
    const commands = (): PageCommand[] => {
      const state = store.getState();
      return offered
        .filter((command) => isOffered(command, state))
        .map((command) => ({
          id: `editor-${command.id}`,
          kind: 'command' as const,
          about: null,
          group: command.group,
          title: titleOf(command, state),
          keys: command.keys[0] === undefined ? null : keyWords(command.keys[0], isMac),
          isEnabled: isAvailable(command, state),
          run: () => run(command),
        }))
        .sort((a, b) => Number(b.isEnabled) - Number(a.isEnabled));
    };
    const nodes = (): PageCommand[] => {
      const { nodeTypeOf, nodeName } = context();
      const { reached, unreached, names } = orderOf(shownGraph(store.getState()), nodeTypeOf, nodeName);
      return [...reached, ...unreached].map((node) => ({
        id: `node-${node.id}`,
        kind: 'place',
        group: 'Node',
        title: names.get(node.id) ?? '',
        about: sentenceOf(node),
        keys: null,
        isEnabled: true,
        run: () => leadTo(context(), node.id),
      }));
    };
    offer(() => [...commands(), ...nodes()]);
    return () => offer(null);
  }, [store, run, context, sentenceOf, offer]);
}
