/**
 * Stage 5: runs one plan on one event.
 * In: plan, working state, team, time, ids. Out: what the run comes to (steps, commands, rendered effects) and the state
 * as it leaves it. Pure and deterministic: the same input gives the same output, nothing given is changed, and nothing
 * has happened yet.
 */
import type { RunOutcome } from '@switchboard/shared/run';
import { planEffects } from './plan-effects.ts';
import type { RunInput } from './run-input.ts';
import { type Walk, walkPlan } from './walk-plan.ts';
import type { WorkingState } from './working-state.ts';

/**
 * @param input the run
 * @returns what it comes to, and the state afterwards
 */
export function runPlan(input: RunInput): { outcome: RunOutcome; state: WorkingState } {
  const { plan, facts, load } = input;
  return finishRun(walkPlan(plan, { facts, load }, input), input);
}

/**
 * Turns a walk into an outcome; apart, because most walks reach no action and need neither ids nor mails.
 * @param walk what walking the plan came to
 * @param input the run
 */
export function finishRun(walk: Walk, input: RunInput): { outcome: RunOutcome; state: WorkingState } {
  const { conversation, person, status, ...resolved } = planEffects(walk, input);
  const { matched, steps, commands, state } = walk;
  const { facts, load } = state;
  const isSame = conversation === facts.conversation && person === facts.person;
  return {
    outcome: { matched, status, steps, commands, ...resolved },
    state: isSame ? state : { facts: { ...facts, conversation, person }, load },
  };
}
