/**
 * Changes several automations together. What stays true: each is tried, whatever becomes of the others, and of those that
 * stay as they were it is said which they are and why; what was deleted comes back with one Undo.
 */
import type { AutomationSummary } from '@switchboard/shared/automation';
import {
  deleteAutomation,
  duplicateAutomation,
  publishAutomation,
  restoreAutomation,
  setPaused,
  useChangeAutomations,
} from '../../api/automations.ts';
import { showDone, showProblems } from '../../app/show-notice.ts';
import { showUndoable } from '../../app/show-undoable.tsx';
import { countWords } from './automation-rows.ts';

type Items = readonly AutomationSummary[];

/** @param onChanged called when all were tried */
export function useChangeSelected(onChanged: () => void) {
  const { mutateAsync, isPending: isChanging } = useChangeAutomations();

  /** @returns those that were changed */
  async function changeEach(items: Items, change: (item: AutomationSummary) => Promise<unknown>, not: string): Promise<Items> {
    const { done, failed } = await mutateAsync({ automations: items, change });
    if (failed.length > 0) {
      const problems = failed.map(({ automation: { name }, error }) => ({ name, error }));
      showProblems(`${countWords(failed.length)} ${failed.length === 1 ? 'was' : 'were'} not ${not}`, problems);
    }
    return done;
  }

  const changing =
    (change: (item: AutomationSummary) => Promise<unknown>, not: string, said: (count: number) => string) =>
    async (items: Items): Promise<void> => {
      const { length } = await changeEach(items, change, not);
      if (length > 0) showDone(said(length));
      onChanged();
    };

  async function bringBack(items: Items): Promise<void> {
    const { length } = await changeEach(items, ({ id }) => restoreAutomation(id), 'restored');
    if (length > 0) showDone(`${countWords(length)} ${length === 1 ? 'is' : 'are'} back`);
  }

  async function remove(items: Items): Promise<void> {
    const deleted = await changeEach(items, ({ id }) => deleteAutomation(id), 'deleted');
    const { length } = deleted;
    if (length > 0) showUndoable(`${countWords(length)} ${length === 1 ? 'is' : 'are'} deleted`, () => void bringBack(deleted));
    onChanged();
  }

  return {
    isChanging,
    pause: changing(
      ({ id }) => setPaused(id, true),
      'paused',
      (count) => `${countWords(count)} ${count === 1 ? 'is' : 'are'} paused`,
    ),
    resume: changing(
      ({ id }) => setPaused(id, false),
      'resumed',
      (count) => `${countWords(count)} ${count === 1 ? 'runs' : 'run'} again`,
    ),
    publish: changing(
      ({ id, revision }) => publishAutomation(id, revision),
      'published',
      (count) => `${countWords(count)} ${count === 1 ? 'is' : 'are'} published`,
    ),
    duplicate: changing(
      ({ id }) => duplicateAutomation(id),
      'duplicated',
      (count) =>
        `${count === 1 ? 'One copy is the last' : `${count} copies are the last`} in the list, ${count === 1 ? 'a draft' : 'drafts'}`,
    ),
    remove,
  };
}
