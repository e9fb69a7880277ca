/**
 * Why an assignment rule did or did not assign a past message's conversation. In: the message. Out: each rule there is now,
 * in order, with its reasons. What stays true: evaluated on the facts kept with the message, by the rules and segments as
 * they are; rules after the one that assigned were not asked, and none was when the conversation had been assigned before.
 */
import type { RuleExplanation } from '@switchboard/shared/assignment-rule';
import { evaluateCondition } from '../../condition/evaluate-condition.ts';
import { factsOfPerson } from '../../condition/facts-of-person.ts';
import type { Sql } from '../../record/database.ts';
import { loadDirectory } from '../../record/load-configuration.ts';
import { type DecidedEvent, readDecidedEvent } from '../automations/decided-event.ts';
import { listRules, type PlacedRule } from './assignment-rules.sql.ts';

/** Explained at most; as many as there can be. */
const rulesAtMost = 1_000;

/** @throws as `readDecidedEvent` */
export async function explainRules(sql: Sql, messageId: string, pause: () => Promise<void>): Promise<RuleExplanation[]> {
  const event = await readDecidedEvent(sql, messageId, pause);
  const { segments } = await loadDirectory(sql);
  const rules = await listRules(sql, rulesAtMost, null);
  const assigningPlace = rules.findIndex(({ id }) => id === event.facts.ruleId);
  return rules.map((rule, place): RuleExplanation => {
    const named = { ruleId: rule.id, name: rule.name };
    const unasked = whyUnasked(rule, event, assigningPlace !== -1 && place > assigningPlace);
    if (unasked !== null) return { ...named, outcome: 'not-asked', reason: unasked, why: [] };
    const segment = segments.get(rule.segmentId);
    if (segment === undefined) return { ...named, outcome: 'no-match', reason: 'Its segment does not exist any more.', why: [] };
    const { passed, why } = evaluateCondition(segment.condition, factsOfPerson(event.facts.person));
    if (place === assigningPlace)
      return { ...named, outcome: 'assigned', reason: `The person was in ${segment.name}, and this rule came first.`, why };
    const reason = passed
      ? `By now the person would be in ${segment.name}: the rule or its segment was changed since.`
      : `The person was not in ${segment.name}.`;
    return { ...named, outcome: 'no-match', reason, why };
  });
}

function whyUnasked(rule: PlacedRule, { facts }: DecidedEvent, isAfterAssigning: boolean): string | null {
  if (isAfterAssigning) return 'A rule before it had assigned the conversation.';
  const { groupId, assigneeId } = facts.conversation;
  if (facts.ruleId === undefined && (groupId !== null || assigneeId !== null)) return 'The conversation was assigned already.';
  return rule.enabled || rule.id === facts.ruleId ? null : 'It is switched off.';
}
