/** How it is said that automations stayed as they were, and why. */
import { problemSentence } from '../../app/words/problem-sentence.ts';
import { diagnosticsOf } from '../../editor/save-draft.ts';
import { countWords } from './automation-rows.ts';

/** “2 automations were not published”; of several where others were: “1 of 3 automations was not published”. */
export function notDoneWords(failed: number, tried: number, not: string): string {
  const which = failed === tried ? countWords(failed) : `${failed} of ${countWords(tried)}`;
  return `${which} ${failed === 1 ? 'was' : 'were'} not ${not}`;
}

/** @returns why, and the drawer of the editor that leads to what has to be mended; null when none does */
export function whyNotDone(error: unknown): { words: string; drawer: 'problems' | null } {
  const errors = diagnosticsOf(error)?.filter(({ severity }) => severity === 'error') ?? [];
  const [first] = errors;
  if (first === undefined) return { words: problemSentence(error), drawer: null };
  return { words: errors.length === 1 ? first.message : `${errors.length} problems. ${first.message}`, drawer: 'problems' };
}
