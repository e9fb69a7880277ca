/**
 * Tries the automation on a message, one written or one that came in, and lights its way. In: the message. Out: what
 * would happen, or null after the reader was told why it could not be tried. What stays true: the draft is saved before
 * it is tried; its errors are shown where they can be mended; nothing about the message is stored or sent.
 */
import type { MessageInput } from '@switchboard/shared/message';
import { useState } from 'react';
import { type Explanation, type Simulation, simulateAutomation } from '../api/automations.ts';
import { showProblem } from '../app/show-notice.ts';
import { useEditorStore } from './editor-context.ts';
import type { EditorStore } from './editor-store.ts';
import { refuse } from './refuse.ts';
import { diagnosticsOf, saveDraft } from './save-draft.ts';
import { useExplain } from './use-show-run.ts';

/** What decides on a message that came in: the draft as it is now, or the version that was in force then. */
export type Deciding = 'draft' | 'in-force';

export function useTrial() {
  const store = useEditorStore();
  const explain = useExplain();
  const [isRunning, setIsRunning] = useState(false);

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

  return {
    isRunning,
    tryWritten: (message: MessageInput): Promise<Simulation | null> =>
      attempt(async () => {
        if (!(await saveDraft(store))) return null;
        const simulation = await simulateAutomation(store.getState().automationId, message);
        const { steps, matched } = simulation;
        const title = 'Trial of the draft: nothing was stored or sent';
        store.getState().showPath({ kind: 'trial', title, graph: null, steps, matched, runId: null });
        return simulation;
      }),
    tryPast: (messageId: string, deciding: Deciding): Promise<Explanation | null> =>
      attempt(async () => {
        if (deciding === 'in-force') return explain(messageId);
        return (await saveDraft(store)) ? explain(messageId, 'draft') : null;
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
