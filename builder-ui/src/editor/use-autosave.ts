/**
 * Autosave for as long as the editor is open: it keeps unsent edits in this browser and takes up those kept before. For who
 * may not change the automation there are none: nothing is kept, taken up or sent.
 */
import { useEffect } from 'react';
import { useSession } from '../api/session.ts';
import { startAutosave } from './autosave.ts';
import { useEditor, useEditorStore } from './editor-context.ts';
import { isUnsaved } from './editor-store.ts';
import { forgetDraft, keepDraft, keptDrafts, unsentKey } from './kept-drafts.ts';
import { resumeDraft } from './resume-draft.ts';
import { keptDraftOf } from './set-aside.ts';

export function useAutosave(save: () => Promise<boolean>): void {
  const store = useEditorStore();
  const agentId = useSession().data?.agent.id;
  const mayChange = useEditor((state) => state.mayChange);
  useEffect(() => {
    if (agentId === undefined || !mayChange) return;
    const { automationId } = store.getState();
    const key = unsentKey(automationId);
    const keep = (): boolean => keepDraft(localStorage, key, keptDraftOf(store.getState(), agentId, 'unsent'));
    const taken = resumeDraft(store, keptDrafts(localStorage, automationId, agentId)).filter((former) => former !== key);
    // What was taken up is kept under this page's key before the former is let go.
    if (!isUnsaved(store.getState()) || keep()) for (const former of taken) forgetDraft(localStorage, former);
    const autosave = startAutosave({ store, save, keep, forget: () => forgetDraft(localStorage, key) });

    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') autosave.keepNow();
    };
    const onBeforeUnload = (event: BeforeUnloadEvent): void => {
      if (!autosave.keepNow()) event.preventDefault();
    };
    window.addEventListener('online', autosave.flush);
    window.addEventListener('beforeunload', onBeforeUnload);
    window.addEventListener('pagehide', autosave.keepNow);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      window.removeEventListener('online', autosave.flush);
      window.removeEventListener('beforeunload', onBeforeUnload);
      window.removeEventListener('pagehide', autosave.keepNow);
      document.removeEventListener('visibilitychange', onHidden);
      autosave.stop();
    };
  }, [store, agentId, mayChange, save]);
}
