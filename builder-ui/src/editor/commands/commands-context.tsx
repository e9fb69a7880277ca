/** What commands need of the editor, for whoever runs one: made once, and asked at the moment a command runs. */
import { useReactFlow } from '@xyflow/react';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useNodeTypes } from '../../api/node-types.ts';
import { useExportDraft } from '../../exchange/use-export-draft.ts';
import { useEdit, useEditor, useEditorStore, useNames, useNodeName, useNodeTypeOf } from '../editor-context.ts';
import type { CanvasItem } from '../flow-elements.ts';
import type { CanvasPlace, CommandContext, EditorCommand } from './command.ts';
import { refuse } from '../refuse.ts';
import { isAvailable, isOffered, titleOf } from './command.ts';

interface CommandsValue {
  run: (command: EditorCommand) => void;
  canvas: CanvasPlace;
  context: () => CommandContext;
}

const CommandsContext = createContext<CommandsValue | null>(null);

interface CommandsProviderProps {
  save: () => Promise<void>;
  publish: () => Promise<void>;
  children: ReactNode;
}

export function CommandsProvider({ save, publish, children }: CommandsProviderProps) {
  const store = useEditorStore();
  const flow = useReactFlow<CanvasItem>();
  const edit = useEdit();
  const nodeName = useNodeName();
  const nodeTypeOf = useNodeTypeOf();
  const names = useNames();
  const { data } = useNodeTypes();
  const exportDraft = useExportDraft();
  const [canvas] = useState<CanvasPlace>(() => ({ element: null, pointer: null }));
  const now: CommandContext = {
    store,
    flow,
    canvas,
    nodeTypes: data?.items ?? [],
    nodeTypeOf,
    nodeName,
    names,
    edit,
    save,
    publish,
    exportDraft: async () => {
      const { automationId, name, history } = store.getState();
      if (exportDraft === null) refuse('Not exported yet: the names of the team are still being read. Try again in a moment.');
      else await exportDraft(automationId, { name, graph: history.present });
    },
  };
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  const value = useMemo(
    (): CommandsValue => ({
      canvas,
      context: () => latest.current,
      run: (command) => {
        if (isAvailable(command, store.getState())) command.run(latest.current);
      },
    }),
    [canvas, store],
  );
  return <CommandsContext value={value}>{children}</CommandsContext>;
}

/** Runs commands, and tells what they are given. */
export function useCommands(): CommandsValue {
  const value = useContext(CommandsContext);
  if (value === null) throw new Error('This part of the editor stands outside of CommandsProvider.');
  return value;
}

/** A command as it stands in a menu at this moment; renders again when that changes. */
export function useCommand(command: EditorCommand): {
  title: string;
  isOffered: boolean;
  isEnabled: boolean;
  run: () => void;
} {
  const { run } = useCommands();
  const title = useEditor((state) => titleOf(command, state));
  const isEnabled = useEditor((state) => isAvailable(command, state));
  return { title, isOffered: useEditor((state) => isOffered(command, state)), isEnabled, run: () => run(command) };
}
