import type { TeamLoad } from '@switchboard/shared/facts';
import { turnsOf } from '../routing/team-load.ts';
import type { Sql } from './database.ts';
import type { Picks } from './configuration-snapshot.ts';

/**
 * Holds the one row that whoever picks an agent holds, until the transaction ends; so does whoever changes whom one may
 * pick: availability, maximum, members, and the status and assignee of conversations. Taken after lanes and the
 * configuration's row, before rows of conversations and people; what is read after it is as the last holder left it.
 */
export async function lockRouting(sql: Sql): Promise<void> {
  await sql.query('select 1 from switchboard.routing where id = 1 for update');
}

/** The team as it stands while the routing row is held. */
export interface Team {
  /** Of the configuration. */
  revision: number;
  load: TeamLoad;
  /** How far it was read. */
  picks: Picks;
}

/** How busy the team is, as far as picks can ask. The caller holds the routing row. */
export async function loadTeamLoad(sql: Sql, picks: Picks): Promise<TeamLoad> {
  return (await loadTeam(sql, picks)).load;
}

/** The team, as far as picks can ask, and the configuration's revision in the same moment. The caller holds the routing row. */
export async function loadTeam(sql: Sql, picks: Picks): Promise<Team> {
  const { groupIds, agentIds } = picks;
  const { rows } = await sql.query<{
    revision: number;
    next_turn: number;
    open: Record<string, number> | null;
    turns: { groupId: string; agentId: string; turn: number }[] | null;
    waiting: Record<string, number> | null;
  }>(
    `select (select revision from switchboard.configuration) as revision, r.turn as next_turn,
       (select json_object_agg(assignee_id, n) from (
          select c.assignee_id, count(*) as n from switchboard.conversation c
          where c.status = 'open' and c.assignee_id is not null and c.assignee_id = any($2::text[]) group by 1) as o) as open,
       (select json_agg(json_build_object('groupId', t.group_id, 'agentId', t.agent_id, 'turn', t.turn))
          from switchboard.routing_turn t where t.group_id = any($1::text[])) as turns,
       (select json_object_agg(group_id, n) from (
          select c.group_id, count(*) as n from switchboard.conversation c
          where c.queued_at is not null and c.status = 'open' and c.group_id = any($1::text[]) group by 1) as w) as waiting
     from switchboard.routing r where r.id = 1`,
    [groupIds, agentIds],
  );
  const { revision, next_turn: nextTurn, open, turns, waiting } = rows[0]!;
  const load = {
    open: new Map(Object.entries(open ?? {})),
    turns: turnsOf(turns ?? []),
    nextTurn,
    waiting: new Map(Object.entries(waiting ?? {})),
    groups: new Set(groupIds),
    agents: new Set(agentIds),
  };
  return { revision, load, picks };
}
