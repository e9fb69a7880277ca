/** The automation was deleted while it is open here: what becomes of what one draws, and the way to have it back. */
import { useRestoreAutomation } from '../api/automations.ts';
import { showDone, showProblem } from '../app/show-notice.ts';
import { useEditor, useEditorStore } from './editor-context.ts';
import { isUnsaved } from './editor-store.ts';
import { ReminderBar } from './reminder-bar.tsx';
import { takeNews } from './save-draft.ts';

export function GoneBar() {
  const store = useEditorStore();
  const automationId = useEditor((state) => state.automationId);
  const isGone = useEditor((state) => state.saveState === 'gone');
  const mayChange = useEditor((state) => state.mayChange);
  const unsaved = useEditor(isUnsaved);
  const isKept = useEditor((state) => state.isKept);
  const restoration = useRestoreAutomation();
  if (!isGone) return null;
  if (!mayChange) return <ReminderBar words="This automation was deleted. Administrators can restore it." />;
  const restore = (): void =>
    restoration.mutate(automationId, {
      onSuccess: (automation) => {
        takeNews(store, automation);
        showDone('It is restored, as it was.');
      },
      onError: (error) => showProblem('Not restored', error),
    });
  return (
    <ReminderBar
      words={
        !unsaved
          ? 'This automation was deleted. Restore it to go on with it.'
          : isKept
            ? 'This automation was deleted. What you changed is kept in this browser: restore the automation to save it.'
            : 'This automation was deleted, and what you changed could not be kept in this browser. Leave this page open, and restore the automation to save it.'
      }
      action={{ label: 'Restore automation', isBusy: restoration.isPending, run: restore }}
    />
  );
}
