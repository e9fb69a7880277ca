/** What the header's buttons and the keyboard do: save, publish, pause and resume, each telling how it went. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { automationKey, automationsKey, readAutomation, usePauseAutomation } from '../api/automations.ts';
import { showDone, showProblem } from '../app/show-notice.ts';
import { useEditorStore } from './editor-context.ts';
import { refuse } from './refuse.ts';
import { publishDraft, saveDraft } from './save-draft.ts';
import { unsavedWords } from './unsaved-words.ts';

export interface EditorActions {
  /** Saves because the reader asked for it. */
  save: () => Promise<void>;
  /** Saves by itself: the header says how that went. @returns as `saveDraft` */
  autosave: () => Promise<boolean>;
  /** @param note what the author says of the version */
  publish: (note?: string) => Promise<void>;
  setPaused: (paused: boolean) => Promise<void>;
  isPublishing: boolean;
  isPausing: boolean;
}

export function useEditorActions(): EditorActions {
  const store = useEditorStore();
  const queries = useQueryClient();
  const pause = usePauseAutomation();
  const [isPublishing, setIsPublishing] = useState(false);

  const refreshList = useCallback(() => queries.invalidateQueries({ queryKey: automationsKey, exact: true }), [queries]);

  const autosave = useCallback(async (): Promise<boolean> => {
    const isSaved = await saveDraft(store);
    if (isSaved) await refreshList();
    return isSaved;
  }, [store, refreshList]);

  const save = useCallback(async (): Promise<void> => {
    if (!(await autosave())) refuse(`Not saved: ${unsavedWords(store.getState())}`);
  }, [store, autosave]);

  const publish = useCallback(
    async (note = ''): Promise<void> => {
      setIsPublishing(true);
      try {
        const wasPaused = store.getState().status === 'paused';
        const publishing = await publishDraft(store, note);
        if (publishing.outcome === 'published') {
          const state = wasPaused ? 'published, and no longer paused' : 'published';
          showDone(`Version ${publishing.version} is ${state}. Messages from now on are decided by it.`);
          await queries.invalidateQueries({ queryKey: [...automationKey(store.getState().automationId), 'versions'] });
          await refreshList();
        } else if (publishing.outcome === 'refused') {
          store.getState().setDiagnostics(publishing.diagnostics);
          store.getState().openDrawer('problems');
          refuse('Not published: some nodes need your attention first.');
        } else if (publishing.outcome === 'overtaken') {
          refuse('Not published: a colleague changed this automation meanwhile. Look at what it is now, then publish.');
        } else if (publishing.outcome === 'failed') {
          refuse(`Not published. ${publishing.reason}`);
        } else {
          refuse(`Not published: ${unsavedWords(store.getState())}`);
        }
      } catch (error) {
        showProblem('Not published', error);
      } finally {
        setIsPublishing(false);
      }
    },
    [store, queries, refreshList],
  );

  const setPaused = useCallback(
    async (paused: boolean): Promise<void> => {
      const { automationId } = store.getState();
      try {
        await pause.mutateAsync({ id: automationId, paused });
        store.getState().setPublication(await readAutomation(automationId));
        showDone(paused ? 'Paused. New messages pass it by.' : 'It decides on new messages again.');
      } catch (error) {
        showProblem(paused ? 'Not paused' : 'Not resumed', error);
      }
    },
    [store, pause],
  );

  return { save, autosave, publish, setPaused, isPublishing, isPausing: pause.isPending };
}
