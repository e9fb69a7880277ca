import type { Sql } from '../../record/database.ts';

/**
 * Locks every lane, in ascending order: whoever holds several conversations of many lanes is taken from all of them
 * while no drain is at work. Rare, and the drains wait only for this one transaction.
 */
export async function lockAllLanes(sql: Sql): Promise<void> {
  await sql.query('select lane from switchboard.lane order by lane for update');
}

/**
 * Takes an agent who is being deleted from their conversations; those not closed say so in their timeline.
 * @param by who deletes
 * @returns how many conversations that were not closed lost their assignee
 */
export async function releaseAgent(sql: Sql, agentId: string, reason: string, by: string): Promise<number> {
  const { rows } = await sql.query<{ count: number }>(
    `with released as (
       update switchboard.conversation
       set assignee_id = null, assigned_by = case when group_id is null then null else assigned_by end
       where assignee_id = $1 returning id, status
     ), noted as (
       insert into switchboard.timeline (conversation_id, at, kind, by, reason)
       select id, now(), 'assigned', $2, $3 from released where status <> 'closed' returning 1
     )
     select count(*)::int as count from noted`,
    [agentId, by, reason],
  );
  return rows[0]!.count;
}

/** As `releaseAgent`, for a group. */
export async function releaseGroup(sql: Sql, groupId: string, reason: string, by: string): Promise<number> {
  const { rows } = await sql.query<{ count: number }>(
    `with released as (
       update switchboard.conversation
       set group_id = null, assigned_by = case when assignee_id is null then null else assigned_by end
       where group_id = $1 returning id, status
     ), noted as (
       insert into switchboard.timeline (conversation_id, at, kind, by, reason)
       select id, now(), 'assigned', $2, $3 from released where status <> 'closed' returning 1
     )
     select count(*)::int as count from noted`,
    [groupId, by, reason],
  );
  return rows[0]!.count;
}
