/**
 * Assignment rules, which come before all automations. In: the rules' index, the working state, the team. Out: the
 * first rule that matches, what it came to, and the state afterwards. Pure. What stays true: rules act on customers'
 * messages in conversations that have neither group nor assignee, and on nothing else.
 */
import type { Facts } from '@switchboard/shared/facts';
import type { Candidate } from '@switchboard/shared/run';
import { applyAssignment } from './apply-assignment.ts';
import { findRule, type RuleIndex } from './rule-index.ts';
import type { Surroundings, WorkingState } from './working-state.ts';

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

/**
 * @param rules those switched on
 * @param state the working state; not changed
 * @param surroundings team and time
 * @returns null when no rule assigned it
 */
export function decideRules(rules: RuleIndex, state: WorkingState, surroundings: Surroundings): RuleDecision | null {
  const rule = rulesAsk(state.facts) ? findRule(rules, state.facts) : null;
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
