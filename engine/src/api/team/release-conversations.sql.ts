import type { Sql } from '../../record/database.ts';
import type { Receiver } from './conversations-to.ts';
import { waitsOfGroups } from './waits-of-groups.ts';

/**
 * Locks every lane, in ascending order: whoever holds several conversations of many lanes is taken from all of them
 * while no drain is at work. Rare, and the drains wait only for this one transaction.
 */
export async function lockAllLanes(sql: Sql): Promise<void> {
  await sql.query('select lane from switchboard.lane order by lane for update');
}

/** Why, by whom, and when (ISO 8601) somebody is deleted. */
interface Release {
  reason: string;
  by: string;
  now: string;
}

function reasonWith(receiver: Receiver, reason: string): string {
  return receiver.kind === 'none' ? reason : `${reason} Assigned to ${receiver.name}.`;
}

/** The groups that an agent's open conversations are of once they are released. */
async function findGroupsOfReleased(sql: Sql, agentId: string, groupId: string | null): Promise<string[]> {
  const { rows } = await sql.query<{ group_id: string }>(
    `select distinct coalesce($2::text, group_id) as group_id from switchboard.conversation
     where assignee_id = $1 and status = 'open' and coalesce($2::text, group_id) is not null order by 1`,
    [agentId, groupId],
  );
  return rows.map((row) => row.group_id);
}

/**
 * Takes an agent who is being deleted from their conversations; those not closed go to the receiver, and say so in their
 * timeline. Where a group picks its agents those open wait in its queue, and say why. The caller holds all
 * lanes and the routing row, and has taken the agent from their groups.
 * @returns how many conversations that were not closed lost their assignee
 */
export async function releaseAgent(sql: Sql, agentId: string, receiver: Receiver, release: Release): Promise<number> {
  const groupId = receiver.kind === 'group' ? receiver.id : null;
  const groups = receiver.kind === 'agent' ? [] : await findGroupsOfReleased(sql, agentId, groupId);
  const waits = await waitsOfGroups(sql, groups, release.now);
  const { rows } = await sql.query<{ count: number }>(
    `with released as (
       update switchboard.conversation
       set assignee_id = case when status <> 'closed' then $4::text end,
         group_id = case when status <> 'closed' then coalesce($5::text, group_id) else group_id end,
         assigned_by = case
           when status <> 'closed' and ($4::text is not null or $5::text is not null) then 'person'
           when group_id is not null then assigned_by end,
         queued_at = case when status = 'open' and $4::text is null and exists (
           select 1 from json_to_recordset($6::json) as g("groupId" text)
           where g."groupId" = coalesce($5::text, group_id)) then now() end
       where assignee_id = $1 returning id, status, group_id, queued_at
     ), noted as (
       insert into switchboard.timeline (conversation_id, at, kind, by, reason, candidates)
       select released.id, now(), line.kind, line.by, line.reason, line.candidates from released
       left join json_to_recordset($6::json) as w("groupId" text, reason text, candidates json)
         on w."groupId" = released.group_id and released.queued_at is not null
       cross join lateral (values (1, 'assigned', $2, $3, null::json), (2, 'queued', 'routing', w.reason, w.candidates))
         as line(place, kind, by, reason, candidates)
       where released.status <> 'closed' and line.reason is not null order by released.id, line.place returning 1
     )
     select count(*)::int as count from released where status <> 'closed'`,
    [
      agentId,
      release.by,
      reasonWith(receiver, release.reason),
      receiver.kind === 'agent' ? receiver.id : null,
      groupId,
      JSON.stringify(waits),
    ],
  );
  return rows[0]!.count;
}

/**
 * As `releaseAgent`, for a group: its conversations are without it. Those not closed that nobody has go to the receiver;
 * those that somebody has stay theirs.
 * @returns how many that were not closed lost the group
 */
export async function releaseGroup(sql: Sql, groupId: string, receiver: Receiver, release: Release): Promise<number> {
  const waits = receiver.kind === 'group' ? await waitsOfGroups(sql, [receiver.id], release.now) : [];
  const { rows } = await sql.query<{ count: number }>(
    `with held as (
       select id, status, status <> 'closed' as is_there, status <> 'closed' and assignee_id is null as is_left
       from switchboard.conversation where group_id = $1
     ), released as (
       update switchboard.conversation as c
       set group_id = case when held.is_left then $6::text end,
         assignee_id = case when held.is_left then $5::text else c.assignee_id end,
         assigned_by = case
           when held.is_left and ($5::text is not null or $6::text is not null) then 'person'
           when c.assignee_id is not null then c.assigned_by end,
         queued_at = case
           when held.is_left and held.status = 'open'
             and exists (select 1 from json_to_recordset($7::json) as g("groupId" text)) then now() end
       from held where c.id = held.id returning c.id, held.is_there, held.is_left, c.queued_at
     ), noted as (
       insert into switchboard.timeline (conversation_id, at, kind, by, reason, candidates)
       select released.id, now(), line.kind, line.by, line.reason, line.candidates from released
       left join json_to_recordset($7::json) as w("groupId" text, reason text, candidates json) on released.queued_at is not null
       cross join lateral (values
         (1, 'assigned', $2, case when released.is_left then $4 else $3 end, null::json),
         (2, 'queued', 'routing', w.reason, w.candidates)) as line(place, kind, by, reason, candidates)
       where released.is_there and line.reason is not null order by released.id, line.place returning 1
     )
     select count(*)::int as count from released where is_there`,
    [
      groupId,
      release.by,
      release.reason,
      reasonWith(receiver, release.reason),
      receiver.kind === 'agent' ? receiver.id : null,
      receiver.kind === 'group' ? receiver.id : null,
      JSON.stringify(waits),
    ],
  );
  return rows[0]!.count;
}

/**
 * Puts what is open and nobody has of a group into its queue, since the group picks agents from now on, and says why it
 * waits. The caller holds all lanes and the routing row.
 * @param now ISO 8601
 */
export async function queueUnassigned(sql: Sql, groupId: string, now: string): Promise<void> {
  const [wait] = await waitsOfGroups(sql, [groupId], now);
  if (wait === undefined) return;
  await sql.query(
    `with queued as (
       update switchboard.conversation set queued_at = now()
       where group_id = $1 and assignee_id is null and status = 'open' and queued_at is null returning id
     )
     insert into switchboard.timeline (conversation_id, at, kind, by, reason, candidates)
     select id, now(), 'queued', 'routing', $2, $3::json from queued order by id`,
    [groupId, wait.reason, wait.candidates === null ? null : JSON.stringify(wait.candidates)],
  );
}
