/**
 * Stages 4 and 5 together: decides one event.
 * In: the index of published automations, the working state, the team, the time. Out: the runs to be recorded, in list
 * order, and the state as they leave it. Pure.
 * What stays true: each automation sees conversation and person as its predecessors left them. One look-up in the index
 * serves all of them until a run changes the person: the index holds nothing of the conversation, so only then are those
 * still to come looked up anew. A run is kept when an action was reached, or when it failed or was stopped; for the rest
 * there is `explainPlan`. An automation that the event came about by does not act on it again.
 */
import { limits } from '@switchboard/shared/limits';
import type { RunOutcome } from '@switchboard/shared/run';
import { type AutomationIndex, matchAutomations } from '../match/index-automations.ts';
import { runIdOf } from './ids.ts';
import { finishRun } from './run-plan.ts';
import { walkPlan } from './walk-plan.ts';
import type { Surroundings, WorkingState } from './working-state.ts';

export interface DecideEventInput extends Surroundings {
  index: AutomationIndex;
  eventId: string;
  state: WorkingState;
  /** Ids of the automations that led to this event, oldest first. */
  chain: readonly string[];
  publicUrl: string;
  /** Mails that the conversation holds already; none when left out. */
  heldBefore?: number;
}

export type DecidedRun = {
  runId: string;
  automationId: string;
  name: string;
  version: number;
  before: WorkingState;
  after: WorkingState;
  /** Why it did not act, when automations went round in a circle; null when they did not. */
  stopReason: string | null;
} & RunOutcome;

/**
 * @param input the event and all that deciding it looks at; not changed
 */
export function decideEvent(input: DecideEventInput): { runs: DecidedRun[]; state: WorkingState } {
  const { index, eventId, chain, directory, now, publicUrl } = input;
  const runs: DecidedRun[] = [];
  let { state, heldBefore = 0 } = input;
  let positions = matchAutomations(index, state.facts);
  for (let next = 0; next < positions.length; next += 1) {
    const position = positions[next]!;
    const { automationId, name, version, plan } = index.automations[position]!;
    const stopReason = whyStopped(automationId, chain);
    const walk = walkPlan(plan, state, { directory, now, stopReason });
    if (!walk.matched && walk.status === 'completed') continue;
    const runId = runIdOf(eventId, automationId);
    const run = { plan, automationId, version, runId, eventId, ...state, directory, now, publicUrl, stopReason, heldBefore };
    const { outcome, state: after } = finishRun(walk, run);
    const stopped = outcome.matched ? stopReason : null;
    runs.push({ runId, automationId, name, version, before: state, after, stopReason: stopped, ...outcome });
    if (after.facts.person !== state.facts.person) {
      positions = matchAutomations(index, after.facts, position + 1);
      next = -1;
    }
    heldBefore += outcome.heldMails.length;
    state = after;
  }
  return { runs, state };
}

/**
 * Why an automation does not act on an event, however well it matches.
 * @param chain ids of the automations that led to the event
 */
export function whyStopped(automationId: string, chain: readonly string[]): string | null {
  if (chain.includes(automationId))
    return 'Stopped: this automation led to what started it here, and does not start itself again.';
  if (chain.length >= limits.hops) return `Stopped: ${limits.hops} automations in a row led here.`;
  return null;
}
