/**
 * Tries the automation on a message, one written or one that came in, and lights its way. In: the message. Out: what
 * would happen, or null after the reader was told why it could not be tried. What stays true: the draft is saved before
 * it is tried; its errors are shown where they can be mended; nothing about the message is stored or sent.
 */
import type { Graph } from '@switchboard/shared/graph';
import type { MessageInput } from '@switchboard/shared/message';
import { useState } from 'react';
import { type Explanation, type Simulation, simulateAutomation } from '../api/automations.ts';
import { showProblem } from '../app/show-notice.ts';
import { isSameLogic } from '../graph/is-same-logic.ts';
import { useEditor, useEditorStore } from './editor-context.ts';
import type { EditorStore } from './editor-store.ts';
import { refuse } from './refuse.ts';
import { diagnosticsOf, saveDraft } from './save-draft.ts';
import { unsavedWords } from './unsaved-words.ts';
import { useExplain } from './use-show-run.ts';

/** What decides on a message that came in: the draft as it is now, or the version that was in force then. */
export type Deciding = 'draft' | 'in-force';

export function useTrial() {
  const store = useEditorStore();
  const explain = useExplain();
  const graph = useEditor((state) => state.history.present);
  const [isRunning, setIsRunning] = useState(false);
  /** The draft that was tried last. */
  const [tried, setTried] = useState<Graph | null>(null);

  async function attempt<Outcome>(trying: () => Promise<Outcome>): Promise<Outcome | null> {
    setIsRunning(true);
    try {
      return await trying();
    } catch (error) {
      tellFailure(store, error);
      return null;
    } finally {
      setIsRunning(false);
    }
  }

  async function saveToTry(): Promise<boolean> {
    const isSaved = await saveDraft(store);
    if (isSaved) setTried(store.getState().history.present);
    else refuse(`Not tried: ${unsavedWords(store.getState())}`);
    return isSaved;
  }

  return {
    isRunning,
    /** The draft decides otherwise, for all one can see, than when it was tried last. */
    isDraftChanged: tried !== null && !isSameLogic(tried, graph),
    tryWritten: (message: MessageInput): Promise<Simulation | null> =>
      attempt(async () => {
        if (!(await saveToTry())) return null;
        const simulation = await simulateAutomation(store.getState().automationId, message);
        const { steps, matched } = simulation;
        const title = 'Trial of the draft: nothing was stored or sent';
        store.getState().showPath({ kind: 'trial', title, graph: null, steps, matched, runId: null });
        return simulation;
      }),
    tryPast: (messageId: string, deciding: Deciding): Promise<Explanation | null> =>
      attempt(async () => {
        if (deciding === 'in-force') return explain(messageId);
        return (await saveToTry()) ? explain(messageId, 'draft') : null;
      }),
  };
}

function tellFailure(store: EditorStore, error: unknown): void {
  const diagnostics = diagnosticsOf(error);
  if (diagnostics === null) {
    showProblem('The message was not tried', error);
    return;
  }
  store.getState().setDiagnostics(diagnostics);
  store.getState().openDrawer('problems');
  refuse('A draft with errors cannot be tried. They are listed here.');
}
