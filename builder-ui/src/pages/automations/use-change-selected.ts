/**
 * Changes several automations together. What stays true: each is tried, whatever becomes of the others; those that stay as
 * they were stay selected, and are told with the reason; what was deleted comes back with one Undo.
 */
import type { AutomationSummary } from '@switchboard/shared/automation';
import { useState } from 'react';
import {
  type ChangesOutcome,
  deleteAutomation,
  duplicateAutomation,
  publishAutomation,
  restoreAutomation,
  setPaused,
  useChangeAutomations,
} from '../../api/automations.ts';
import { showDone, showProblem } from '../../app/show-notice.ts';
import { showUndoable } from '../../app/show-undoable.tsx';
import { countWords } from './automation-rows.ts';
import { notDoneWords } from './not-done-words.ts';

type Items = readonly AutomationSummary[];
type Change = (item: AutomationSummary) => Promise<unknown>;

export interface NotDone {
  title: string;
  failed: ChangesOutcome['failed'];
}

/** @param onChanged called when all were tried, with those that stayed as they were */
export function useChangeSelected(onChanged: (left: Items) => void) {
  const { mutateAsync, isPending: isChanging } = useChangeAutomations();
  const [notDone, setNotDone] = useState<NotDone | null>(null);

  /** @returns those that were changed */
  async function changeEach(items: Items, change: Change, not: string): Promise<Items> {
    setNotDone(null);
    const { done, failed } = await mutateAsync({ automations: items, change });
    if (failed.length > 0) setNotDone({ title: notDoneWords(failed.length, items.length, not), failed });
    onChanged(failed.map(({ automation }) => automation));
    return done;
  }

  const changing =
    (change: Change, not: string, said: (count: number) => string) =>
    async (items: Items): Promise<void> => {
      const { length } = await changeEach(items, change, not);
      // Where some were not, that is said of all in one place.
      if (length === items.length) showDone(said(length));
    };

  /** By then the list may be closed: what fails is told wherever one is. */
  async function bringBack(items: Items): Promise<void> {
    const { done, failed } = await mutateAsync({ automations: items, change: ({ id }) => restoreAutomation(id) });
    const [first] = failed;
    if (first !== undefined) showProblem(notDoneWords(failed.length, items.length, 'restored'), first.error);
    if (done.length > 0) showDone(`${countWords(done.length)} ${done.length === 1 ? 'is' : 'are'} back`);
  }

  async function remove(items: Items): Promise<void> {
    const deleted = await changeEach(items, ({ id }) => deleteAutomation(id), 'deleted');
    const { length } = deleted;
    if (length > 0) showUndoable(`${countWords(length)} ${length === 1 ? 'is' : 'are'} deleted`, () => void bringBack(deleted));
  }

  return {
    isChanging,
    notDone,
    closeNotDone: () => setNotDone(null),
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
