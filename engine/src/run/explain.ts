/**
 * Why an automation did or did not act on an event; also what it would do, for a test before publishing.
 * In: a plan, draft or live, and the facts kept with the event. Out: every node reached with its reasons, a trigger
 * that did not fire too, and what would be done. Pure: nothing is recorded or sent.
 */
import type { RunOutcome } from '@switchboard/shared/run';
import { runIdOf } from './ids.ts';
import type { RunInput } from './run-input.ts';
import { runPlan } from './run-plan.ts';

/**
 * @param input the run as it was or would be; its ids are those a real run has
 * @returns `matched` (an action was reached), steps, commands and effects
 */
export function explainPlan(input: Omit<RunInput, 'runId'>): RunOutcome {
  return runPlan({ ...input, runId: runIdOf(input.eventId, input.automationId) }).outcome;
}
