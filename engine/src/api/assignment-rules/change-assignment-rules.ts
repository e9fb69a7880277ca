/**
 * Changes to assignment rules. In: what is wanted and who wants it. Out: the rule as it is now. What stays true: every
 * change raises the configuration's revision and is noted in the audit, in its own transaction; a rule names a segment
 * and a group that exist; there are at most `limits.assignmentRules`.
 */
import type { AssignmentRule, AssignmentRuleCreate, AssignmentRuleUpdate } from '@switchboard/shared/assignment-rule';
import { limits } from '@switchboard/shared/limits';
import { SwitchboardError } from '@switchboard/shared/problem';
import { raiseConfiguration } from '../../record/configuration.sql.ts';
import type { Database, Sql } from '../../record/database.ts';
import { audit, changesFrom } from '../audit.ts';
import type { Principal } from '../principal.ts';
import { randomId } from '../random-id.ts';
import { findSegment } from '../segments/segments.sql.ts';
import { checkOrder } from '../check-order.ts';
import { checkRevision } from '../team/check-revision.ts';
import { findGroup } from '../team/groups.sql.ts';
import { invalidInput } from '../validate.ts';
import { deleteRule, findRule, insertRule, readRuleIds, ruleOf, updateRule, updateRuleOrder } from './assignment-rules.sql.ts';

export function noSuchRule(): SwitchboardError {
  return new SwitchboardError('not-found', 'There is no such assignment rule.');
}

async function requireReferences(sql: Sql, { segmentId, groupId }: { segmentId?: string; groupId?: string }): Promise<void> {
  const errors: { pointer: string; detail: string }[] = [];
  if (segmentId !== undefined && (await findSegment(sql, segmentId)) === null)
    errors.push({ pointer: '/segmentId', detail: 'Must be the id of a segment.' });
  if (groupId !== undefined && (await findGroup(sql, groupId)) === null)
    errors.push({ pointer: '/groupId', detail: 'Must be the id of a group.' });
  if (errors.length > 0) throw invalidInput(errors);
}

/**
 * Makes a rule, the last of the list.
 * @throws SwitchboardError `invalid-input` for an unknown segment or group; `conflict` when there are too many rules
 */
export function createRule(database: Database, input: AssignmentRuleCreate, principal: Principal): Promise<AssignmentRule> {
  return database.transaction(async (sql) => {
    await raiseConfiguration(sql);
    await requireReferences(sql, input);
    if ((await readRuleIds(sql)).length >= limits.assignmentRules)
      throw new SwitchboardError('conflict', `There are ${limits.assignmentRules} assignment rules, and no more can be made.`);
    const rule = await insertRule(sql, { enabled: true, ...input, id: randomId('ar_') });
    await audit(sql, principal.id, 'assignment-rule.create', rule.id, input);
    return ruleOf(rule);
  });
}

/** Omitted fields stay as they are. */
export function saveRule(
  database: Database,
  id: string,
  input: AssignmentRuleUpdate,
  principal: Principal,
): Promise<AssignmentRule> {
  return database.transaction(async (sql) => {
    await raiseConfiguration(sql);
    const before = await findRule(sql, id);
    if (before === null) throw noSuchRule();
    const { revision, ...changes } = input;
    checkRevision(before.revision, revision);
    await requireReferences(sql, changes);
    const rule = await updateRule(sql, { ...before, ...changes });
    await audit(sql, principal.id, 'assignment-rule.save', id, changesFrom(before, changes));
    return ruleOf(rule);
  });
}

export function removeRule(database: Database, id: string, principal: Principal): Promise<void> {
  return database.transaction(async (sql) => {
    await raiseConfiguration(sql);
    const rule = await findRule(sql, id);
    if (rule === null) throw noSuchRule();
    await deleteRule(sql, id);
    await audit(sql, principal.id, 'assignment-rule.delete', id, { name: rule.name });
  });
}

/**
 * Sets the order in which rules are asked.
 * @param ids every rule's, exactly once
 * @throws SwitchboardError `invalid-input` naming ids that are unknown or named twice, or that some were left out
 */
export function orderRules(database: Database, ids: readonly string[], principal: Principal): Promise<void> {
  return database.transaction(async (sql) => {
    await raiseConfiguration(sql);
    checkOrder(ids, await readRuleIds(sql), 'assignment rule');
    await updateRuleOrder(sql, ids);
    await audit(sql, principal.id, 'assignment-rule.order', 'assignment-rules', { ids });
  });
}
