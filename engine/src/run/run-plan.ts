/**
 * Stage 5: runs one plan on one event.
 * In: plan, facts, team, time, ids. Out: what the run comes to (steps, commands, rendered effects) and the
 * conversation as it leaves it. Pure and deterministic: the same input gives the same output, nothing given is
 * changed, and nothing has happened yet.
 */
import type { ConversationFacts } from '@switchboard/shared/facts';
import type { RunOutcome } from '@switchboard/shared/run';
import { planEffects } from './plan-effects.ts';
import type { RunInput } from './run-input.ts';
import { type Walk, walkPlan } from './walk-plan.ts';

/**
 * @param input the run
 * @returns what it comes to, and the conversation afterwards
 */
export function runPlan(input: RunInput): { outcome: RunOutcome; conversation: ConversationFacts } {
  return finishRun(walkPlan(input.plan, input.facts, input.directory, input.now), input);
}

/**
 * Turns a walk into an outcome; apart, because most walks reach no action and need neither ids nor mails.
 * @param walk what walking the plan came to
 * @param input the run
 */
export function finishRun(walk: Walk, input: RunInput): { outcome: RunOutcome; conversation: ConversationFacts } {
  const { status, effects, skippedEffects, conversation } = planEffects(walk, input);
  return {
    outcome: { matched: walk.matched, status, steps: walk.steps, commands: walk.commands, effects, skippedEffects },
    conversation,
  };
}
