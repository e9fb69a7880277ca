/**
 * The automation editor. In goes an automation's id; the page loads it once and then edits its own draft of it: what
 * others change meanwhile is put together with it, and asked about where both changed the same.
 */
import { Center, Loader } from '@mantine/core';
import type { Automation } from '@switchboard/shared/automation';
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect } from 'react';
import { ApiError } from '../api/api-error.ts';
import { useAutomation } from '../api/automations.ts';
import { useLive } from '../api/live.ts';
import { useNodeTypes } from '../api/node-types.ts';
import { usePlace } from '../app/place.ts';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { Announcer } from './announcer.tsx';
import { Canvas } from './canvas.tsx';
import { CommandsProvider } from './commands/commands-context.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { Drawer } from './drawer.tsx';
import { EditorContext, useEditor, useEditorStore } from './editor-context.ts';
import { EditorHeader } from './editor-header.tsx';
import { takeNews } from './save-draft.ts';
import classes from './editor.module.css';
import { GoneBar } from './gone-bar.tsx';
import { MissingAutomation } from './missing-automation.tsx';
import { Outline } from './outline.tsx';
import { PathBar } from './path-bar.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { SidePanel } from './side-panel.tsx';
import { UnsentBar } from './unsent-bar.tsx';
import { useClipboard } from './use-clipboard.ts';
import { useDiagnostics } from './use-diagnostics.ts';
import { useEditorActions } from './use-editor-actions.ts';
import { useAutomationStore } from './use-automation-store.ts';
import { useAutosave } from './use-autosave.ts';
import { useOfferCommands } from './use-offer-commands.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useShownByAddress } from './use-shown-by-address.ts';

export default function AutomationEditorPage({ automationId }: { automationId: string }) {
  const { data, error, refetch } = useAutomation(automationId);
  // Asked for at once, not only when the canvas is there.
  useNodeTypes();
  useLive(['automations'], () => void refetch());
  const isGone = error instanceof ApiError && error.status === 404;
  if (data !== undefined) return <LoadedEditor automation={data} isGone={isGone} />;
  if (isGone) return <MissingAutomation automationId={automationId} />;
  return (
    <Center p="lg">
      {error ? (
        <ProblemNotice error={error} title="The automation cannot be shown" onRetry={() => void refetch()} />
      ) : (
        <Loader role="status" aria-label="Loading the automation" />
      )}
    </Center>
  );
}

function LoadedEditor({ automation, isGone }: { automation: Automation; isGone: boolean }) {
  const store = useAutomationStore(automation);
  useEffect(() => takeNews(store, automation), [store, automation]);
  useEffect(() => {
    if (isGone) store.getState().setSaveState('gone');
  }, [store, isGone]);
  return (
    <EditorContext value={store}>
      <ReactFlowProvider>
        <CommandedEditor />
      </ReactFlowProvider>
    </EditorContext>
  );
}

function CommandedEditor() {
  const { save, autosave, publish } = useEditorActions();
  return (
    <CommandsProvider save={save} publish={publish}>
      <Editor autosave={autosave} />
    </CommandsProvider>
  );
}

function Editor({ autosave }: { autosave: () => Promise<boolean> }) {
  const store = useEditorStore();
  const name = useEditor((state) => state.name);
  const view = useEditor((state) => state.view);
  usePlace(name, name);
  useDiagnostics();
  useShortcuts();
  useClipboard();
  useOfferCommands();
  useAutosave(autosave);
  useShownByAddress();
  // A run shown belongs to this visit; the draft and its history stay.
  useEffect(() => () => store.getState().showPath(null), [store]);
  return (
    <div className={classes.editor}>
      <EditorHeader />
      <GoneBar />
      <UnsentBar />
      <ConflictDialog />
      <div className={classes.body}>
        <div className={classes.stage}>
          <PathBar />
          {view === 'canvas' ? <Canvas /> : <Outline />}
          <Drawer />
        </div>
        <SidePanel />
      </div>
      <ShortcutSheet />
      <Announcer />
    </div>
  );
}
