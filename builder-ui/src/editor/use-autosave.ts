/**
 * Autosave for as long as the editor is open: it keeps unsent edits in this browser and takes up those kept before. They
 * are sent while their author is logged in, by nobody else. For who may not change the automation there are none: nothing
 * is taken up or sent, and what is unsent when the right to it ends gives way to the server's draft. Before unsent edits
 * that cannot be kept are left, it is asked.
 */
import type { Automation } from '@switchboard/shared/automation';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { automationKey } from '../api/automations.ts';
import { type Session, sessionKey, useSession } from '../api/session.ts';
import { useShownAgent } from '../app/shown-agent.ts';
import { useAskBeforeLeaving } from '../app/use-ask-before-leaving.tsx';
import { type Autosave, startAutosave } from './autosave.ts';
import { useEditor, useEditorStore } from './editor-context.ts';
import { isUnsaved } from './editor-store.ts';
import { forgetDraft, keepDraft, keptDrafts, unsentKey } from './kept-drafts.ts';
import { resumeDraft } from './resume-draft.ts';
import { giveWay } from './save-draft.ts';
import { keptDraftOf } from './set-aside.ts';

export function useAutosave(save: () => Promise<boolean>): void {
  const store = useEditorStore();
  const queries = useQueryClient();
  const agentId = useShownAgent()?.id;
  const isHere = useSession().data?.agent.id === agentId;
  const mayChange = useEditor((state) => state.mayChange);
  const unsaved = useEditor(isUnsaved);
  const running = useRef<Autosave | null>(null);
  useAskBeforeLeaving(
    unsaved,
    useCallback(() => !(running.current?.keepNow() ?? store.getState().isKept), [store]),
  );
  useEffect(() => {
    if (agentId === undefined || !isHere) return;
    const { automationId } = store.getState();
    if (!mayChange) {
      // What ran until now has kept what is unsent.
      void giveWay(store, queries.getQueryData<Automation>(automationKey(automationId)));
      return;
    }
    const key = unsentKey(automationId, agentId);
    // Asked when it is sent: the page of who has left stops only after somebody else has come.
    const saveMine = async (): Promise<boolean> =>
      queries.getQueryData<Session | null>(sessionKey)?.agent.id === agentId && (await save());
    const keep = (): boolean => keepDraft(localStorage, key, keptDraftOf(store.getState(), agentId, 'unsent'));
    const taken = resumeDraft(store, keptDrafts(localStorage, automationId, agentId)).filter((former) => former !== key);
    // What was taken up is kept under this page's key before the former is let go.
    if (!isUnsaved(store.getState()) || keep()) for (const former of taken) forgetDraft(localStorage, former);
    const autosave = startAutosave({ store, save: saveMine, keep, forget: () => forgetDraft(localStorage, key) });
    running.current = autosave;

    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') autosave.keepNow();
    };
    window.addEventListener('online', autosave.flush);
    window.addEventListener('pagehide', autosave.keepNow);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      window.removeEventListener('online', autosave.flush);
      window.removeEventListener('pagehide', autosave.keepNow);
      document.removeEventListener('visibilitychange', onHidden);
      running.current = null;
      autosave.stop();
    };
  }, [store, queries, agentId, isHere, mayChange, save]);
}
