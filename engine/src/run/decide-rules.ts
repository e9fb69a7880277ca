/**
 * Assignment rules, which come before all automations. In: the rules in order, the working state, the team. Out: the
 * first rule that matches, what it came to, and the state afterwards. Pure. What stays true: rules act on customers'
 * messages in conversations that have neither group nor assignee, and on nothing else.
 */
import type { Directory, Facts } from '@switchboard/shared/facts';
import type { Candidate } from '@switchboard/shared/run';
import { conditionHolds } from '../condition/evaluate-condition.ts';
import { applyAssignment } from './apply-assignment.ts';
import type { Surroundings, WorkingState } from './working-state.ts';

/** A rule that is switched on, as deciding sees it. */
export interface RuleFacts {
  id: string;
  name: string;
  segmentId: string;
  groupId: string;
}

export interface RuleDecision {
  ruleId: string;
  /** A sentence for the conversation's timeline. */
  reason: string;
  candidates?: Candidate[];
  state: WorkingState;
}

/** True when rules look at the event at all. */
export function rulesAsk({ event, conversation }: Facts): boolean {
  return event.kind === 'message' && conversation.groupId === null && conversation.assigneeId === null;
}

/** The first rule whose segment the person is in. */
export function findRule(rules: readonly RuleFacts[], facts: Facts, directory: Directory): RuleFacts | null {
  if (!rulesAsk(facts)) return null;
  for (const rule of rules) {
    const segment = directory.segments.get(rule.segmentId);
    if (segment !== undefined && conditionHolds(segment.condition, facts)) return rule;
  }
  return null;
}

/**
 * @param rules those switched on, in order
 * @param state the working state; not changed
 * @param surroundings team and time
 * @returns null when no rule assigned it
 */
export function decideRules(rules: readonly RuleFacts[], state: WorkingState, surroundings: Surroundings): RuleDecision | null {
  const rule = findRule(rules, state.facts, surroundings.directory);
  if (rule === null) return null;
  const command = { kind: 'assign-group' as const, groupId: rule.groupId, replace: false };
  const { applied, reason, candidates, state: after } = applyAssignment(state, command, surroundings, 'rule');
  if (!applied) return null;
  const segment = surroundings.directory.segments.get(rule.segmentId)?.name ?? rule.segmentId;
  return {
    ruleId: rule.id,
    reason: `Rule “${rule.name}”: the person is in ${segment}. ${reason}`,
    ...(candidates === undefined ? {} : { candidates }),
    state: after,
  };
}
