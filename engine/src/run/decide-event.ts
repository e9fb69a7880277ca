/**
 * Stages 4 and 5 together: decides one event.
 * In: the index of published automations, the event's facts, the team, the time. Out: the runs to be recorded, in list
 * order, and the facts as they leave them. Pure.
 * What stays true: each automation sees the conversation as its predecessors left it. One look-up in the index serves
 * all of them, because commands change only the conversation and the index holds nothing of it. A run is kept when an
 * action was reached, or when it failed or was stopped; for the rest there is `explainPlan`.
 */
import type { Directory, Facts } from '@switchboard/shared/facts';
import type { RunOutcome } from '@switchboard/shared/run';
import { type AutomationIndex, matchAutomations } from '../match/index-automations.ts';
import { runIdOf } from './ids.ts';
import { finishRun } from './run-plan.ts';
import { walkPlan } from './walk-plan.ts';

export interface DecideEventInput {
  index: AutomationIndex;
  eventId: string;
  facts: Facts;
  directory: Directory;
  /** ISO 8601. */
  now: string;
  publicUrl: string;
}

export type DecidedRun = { runId: string; automationId: string; version: number } & RunOutcome;

/**
 * @param input the event and all that deciding it looks at; not changed
 */
export function decideEvent(input: DecideEventInput): { runs: DecidedRun[]; facts: Facts } {
  const { index, eventId, directory, now, publicUrl } = input;
  const runs: DecidedRun[] = [];
  let { facts } = input;
  for (const { automationId, version, plan } of matchAutomations(index, facts)) {
    const walk = walkPlan(plan, facts, directory, now);
    if (!walk.matched && walk.status === 'completed') continue;
    const runId = runIdOf(eventId, automationId);
    const { outcome, conversation } = finishRun(walk, {
      plan,
      automationId,
      version,
      runId,
      eventId,
      facts,
      directory,
      now,
      publicUrl,
    });
    runs.push({ runId, automationId, version, ...outcome });
    if (conversation !== facts.conversation) facts = { message: facts.message, person: facts.person, conversation };
  }
  return { runs, facts };
}
