/**
 * Deletes an automation at once, and offers to take that back. What stays true: what is said to be deleted decides nothing
 * any more, whether or not this page stays open; what was deleted can be restored for 30 days, here or from the list of
 * deleted ones.
 */
import type { AutomationSummary } from '@switchboard/shared/automation';
import { useDeleteAutomation, useRestoreAutomation } from '../../api/automations.ts';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { showUndoable } from '../../app/show-undoable.tsx';

export function useDelete(): (automation: Pick<AutomationSummary, 'id' | 'name' | 'status'>) => void {
  const remove = useDeleteAutomation();
  const restore = useRestoreAutomation();
  // Promises, not callbacks: the row that asked is gone by the time the answer is there.
  return ({ id, name, status }) => {
    const undo = (): void => {
      restore.mutateAsync(id).then(
        () => showDone(status === 'published' ? `“${name}” is back, and decides again` : `“${name}” is back`),
        (error: unknown) => showProblem(`“${name}” was not restored`, error),
      );
    };
    remove.mutateAsync(id).then(
      () => showUndoable(`“${name}” is deleted`, undo),
      (error: unknown) => showProblem(`“${name}” was not deleted`, error),
    );
  };
}
