/**
 * What a node saw and did for a message, in a line: “Country: Germany is not France”, “Assigned to Support France.”. In:
 * a step of a run, a trial or an explanation. Out: texts for people; an output of any form is read without trust.
 */
import type { ActionResult, Step } from '@switchboard/shared/run';
import { asObject } from './json-schema.ts';
import type { Names } from './condition-words.ts';
import { reasonWords } from './reason-words.ts';

export type ToldResult = Pick<ActionResult, 'done' | 'reason'>;

/** What an action did or left undone, as its step tells it. */
export function resultsOf(step: Pick<Step, 'output'>): ToldResult[] {
  const results = asObject(step.output)?.results;
  if (!Array.isArray(results)) return [];
  return results.flatMap((result: unknown) => {
    const { done, reason } = asObject(result) ?? {};
    return typeof reason === 'string' && reason !== '' ? [{ done: done === true, reason }] : [];
  });
}

/** The line for a node's card; empty when the step says nothing. */
export function stepWords(step: Step, names: Names): string {
  if (step.error !== undefined) return step.error;
  const [result] = resultsOf(step);
  if (result !== undefined) return result.reason;
  // What a “no” hangs on is a reason that did not pass; of a “yes” the first one stands for all.
  const decisive = step.port === 'yes' || step.port === 'out' ? undefined : step.why.find(({ passed }) => !passed);
  const why = decisive ?? step.why[0];
  return why === undefined ? '' : reasonWords(why, names);
}
