/**
 * Changes to groups. In: what is wanted and who wants it. Out: the group as it is now. What stays true: every change
 * raises the configuration's revision and is noted in the audit, in its own transaction; members are agents that exist;
 * overflow leads to groups that exist and never in a circle;
 * a group's permission and the members of an administrators' group are changed by administrators only.
 */
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Group, GroupCreate, GroupUpdate } from '@switchboard/shared/team';
import { raiseConfiguration } from '../../record/configuration.sql.ts';
import type { Database, Sql } from '../../record/database.ts';
import { lockRouting } from '../../record/team-load.sql.ts';
import { audit, changesFrom } from '../audit.ts';
import { inUse } from '../in-use.ts';
import { type Principal, requireRight } from '../principal.ts';
import { randomId } from '../random-id.ts';
import { invalidInput } from '../validate.ts';
import { checkHours } from './check-hours.ts';
import { checkOverflow } from './check-overflow.ts';
import { checkRevision } from './check-revision.ts';
import { findReceiver, toNone } from './conversations-to.ts';
import {
  findAgentIds,
  findGroup,
  findGroupIdByName,
  findGroupUses,
  type GroupFields,
  insertGroup,
  updateGroup,
} from './groups.sql.ts';
import { lockAllLanes, queueUnassigned, releaseGroup } from './release-conversations.sql.ts';

export function noSuchGroup(): SwitchboardError {
  return new SwitchboardError('not-found', 'There is no such group.');
}

async function requireFreeName(sql: Sql, name: string, ownId: string | null): Promise<void> {
  const id = await findGroupIdByName(sql, name);
  if (id === null || id === ownId) return;
  throw new SwitchboardError('conflict', 'Another group has this name.', {
    errors: [{ pointer: '/name', detail: 'Must be a name that no other group has.' }],
  });
}

async function requireAgents(sql: Sql, agentIds: readonly string[]): Promise<void> {
  const known = await findAgentIds(sql, agentIds);
  const errors = agentIds.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/agentIds/${index}`, detail: 'Must be the id of an agent.' }],
  );
  if (errors.length > 0) throw invalidInput(errors.slice(0, 50));
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

function requireRightFor(
  principal: Principal,
  before: Pick<GroupFields, 'permission' | 'agentIds'>,
  after: Pick<GroupFields, 'permission' | 'agentIds'>,
): void {
  if (before.permission !== after.permission) requireRight(principal, 'admin');
  if (after.permission === 'administrators' && !isSameSet(before.agentIds, after.agentIds)) requireRight(principal, 'admin');
}

export function createGroup(database: Database, input: GroupCreate, principal: Principal): Promise<Group> {
  const fields: GroupFields = {
    id: randomId('g_'),
    name: input.name,
    permission: input.permission ?? 'agents',
    agentIds: input.agentIds ?? [],
    routing: input.routing ?? { strategy: 'none' },
    hours: input.hours ?? null,
  };
  requireRightFor(principal, { permission: 'agents', agentIds: [] }, fields);
  checkHours(fields.hours, '/hours');
  return database.transaction(async (sql) => {
    await raiseConfiguration(sql);
    await requireFreeName(sql, fields.name, null);
    await requireAgents(sql, fields.agentIds);
    await checkOverflow(sql, fields);
    const group = await insertGroup(sql, fields);
    await audit(sql, principal.id, 'group.create', group.id, {
      name: group.name,
      permission: group.permission,
      agentIds: group.agentIds,
    });
    return group;
  });
}

/** Omitted fields stay as they are. */
export function saveGroup(database: Database, id: string, input: GroupUpdate, principal: Principal): Promise<Group> {
  return database.transaction(async (sql) => {
    // Whoever begins to pick agents takes what lies unassigned in the group into its queue: no drain may be at work there.
    if (input.routing !== undefined) await lockAllLanes(sql);
    await raiseConfiguration(sql);
    await lockRouting(sql);
    const before = await findGroup(sql, id);
    if (before === null) throw noSuchGroup();
    const { revision, ...changes } = input;
    const after = { ...before, ...changes };
    requireRightFor(principal, before, after);
    checkRevision(before.revision, revision);
    checkHours(changes.hours, '/hours');
    await requireFreeName(sql, after.name, id);
    if (changes.agentIds !== undefined) await requireAgents(sql, changes.agentIds);
    if (changes.routing !== undefined) await checkOverflow(sql, after);
    const group = await updateGroup(sql, after);
    if (before.routing.strategy === 'none' && after.routing.strategy !== 'none')
      await queueUnassigned(sql, id, new Date().toISOString());
    await audit(sql, principal.id, 'group.save', id, changesFrom(before, changes));
    return group;
  });
}

/**
 * Automations that name the group say so by a diagnostic.
 * @param conversationsTo where what nobody has goes, see `findReceiver`
 * @returns how many conversations that were not closed lost it
 * @throws SwitchboardError `conflict` with `usedBy` while an assignment rule or another group's overflow names it
 */
export function removeGroup(
  database: Database,
  id: string,
  conversationsTo: string | undefined,
  principal: Principal,
): Promise<number> {
  return database.transaction(async (sql) => {
    await lockAllLanes(sql);
    await raiseConfiguration(sql);
    await lockRouting(sql);
    const group = await findGroup(sql, id);
    if (group === null) throw noSuchGroup();
    if (group.permission === 'administrators') requireRight(principal, 'admin');
    const usedBy = await findGroupUses(sql, id);
    if (usedBy.length > 0) throw inUse('group', usedBy);
    const receiver = await findReceiver(sql, conversationsTo, { kind: 'group', id });
    const now = new Date().toISOString();
    const reason = `The group ${group.name} was deleted.`;
    const released = await releaseGroup(sql, id, receiver, { reason, by: principal.id, now });
    await sql.query('delete from switchboard.agent_group where id = $1', [id]);
    await audit(sql, principal.id, 'group.delete', id, {
      name: group.name,
      conversations: released,
      conversationsTo: conversationsTo ?? toNone.group,
    });
    return released;
  });
}
