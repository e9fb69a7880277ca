import type { Group, GroupUse } from '@switchboard/shared/team';
import type { Sql } from '../../record/database.ts';

interface GroupRow {
  id: string;
  name: string;
  permission: Group['permission'];
  agent_ids: string[];
  routing: Group['routing'];
  hours: Group['hours'];
  revision: number;
  created_at: Date;
  updated_at: Date;
}

const columns = 'id, name, permission, agent_ids, routing, hours, revision, created_at, updated_at';

function toGroup(row: GroupRow): Group {
  return {
    id: row.id,
    name: row.name,
    permission: row.permission,
    agentIds: row.agent_ids,
    routing: row.routing,
    hours: row.hours,
    revision: row.revision,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

export type GroupFields = Pick<Group, 'id' | 'name' | 'permission' | 'agentIds' | 'routing' | 'hours'>;

function parametersOf(group: GroupFields): unknown[] {
  return [
    group.id,
    group.name,
    group.permission,
    JSON.stringify(group.agentIds),
    JSON.stringify(group.routing),
    group.hours === null ? null : JSON.stringify(group.hours),
  ];
}

export async function insertGroup(sql: Sql, group: GroupFields): Promise<Group> {
  const { rows } = await sql.query<GroupRow>(
    `insert into switchboard.agent_group (id, name, permission, agent_ids, routing, hours)
     values ($1, $2, $3, $4::jsonb, $5::jsonb, $6::jsonb) returning ${columns}`,
    parametersOf(group),
  );
  return toGroup(rows[0]!);
}

export async function updateGroup(sql: Sql, group: GroupFields): Promise<Group> {
  const { rows } = await sql.query<GroupRow>(
    `update switchboard.agent_group set name = $2, permission = $3, agent_ids = $4::jsonb, routing = $5::jsonb, hours = $6::jsonb,
       revision = revision + 1, updated_at = now()
     where id = $1 returning ${columns}`,
    parametersOf(group),
  );
  return toGroup(rows[0]!);
}

export async function findGroup(sql: Sql, id: string): Promise<Group | null> {
  const { rows } = await sql.query<GroupRow>(`select ${columns} from switchboard.agent_group where id = $1`, [id]);
  return rows[0] === undefined ? null : toGroup(rows[0]);
}

/** The id of the group of a name, in any case. */
export async function findGroupIdByName(sql: Sql, name: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>('select id from switchboard.agent_group where lower(name) = lower($1)', [
    name,
  ]);
  return rows[0]?.id ?? null;
}

/** What names a group and keeps it from being deleted: assignment rules, in their order, then groups that overflow into it. */
export async function findGroupUses(sql: Sql, id: string): Promise<GroupUse[]> {
  const { rows } = await sql.query<GroupUse>(
    `select 'assignment-rule' as kind, id, name, position from switchboard.assignment_rule where group_id = $1
     union all
     select 'group', id, name, null from switchboard.agent_group where routing ->> 'overflowGroupId' = $1 and id <> $1
     order by kind, position, name, id`,
    [id],
  );
  return rows.map(({ kind, id: useId, name }) => ({ kind, id: useId, name }));
}

/** How many of a group's conversations are not closed and nobody has. */
export async function countWaiting(sql: Sql, id: string): Promise<number> {
  const { rows } = await sql.query<{ count: number }>(
    `select count(*)::int as count from switchboard.conversation
     where group_id = $1 and assignee_id is null and status <> 'closed'`,
    [id],
  );
  return rows[0]!.count;
}

/** All groups, each with the one it overflows into, by id. */
export async function readOverflows(sql: Sql): Promise<Map<string, { name: string; overflowGroupId: string | null }>> {
  const { rows } = await sql.query<{ id: string; name: string; overflow: string | null }>(
    `select id, name, routing ->> 'overflowGroupId' as overflow from switchboard.agent_group`,
  );
  return new Map(rows.map(({ id, name, overflow }) => [id, { name, overflowGroupId: overflow }]));
}

/** Which of the agents there are. */
export async function findAgentIds(sql: Sql, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql.query<{ id: string }>('select id from switchboard.agent where id = any($1::text[])', [ids]);
  return new Set(rows.map((row) => row.id));
}

/** Takes an agent out of all groups. @returns the groups' ids */
export async function removeFromGroups(sql: Sql, agentId: string): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `update switchboard.agent_group set agent_ids = agent_ids - $1::text, revision = revision + 1, updated_at = now()
     where agent_ids ? $1::text returning id`,
    [agentId],
  );
  return rows.map((row) => row.id);
}

/** By name. @param after sort key of the last group of the page before */
export async function listGroups(sql: Sql, limit: number, after: readonly [string, string] | null): Promise<Group[]> {
  const { rows } = await sql.query<GroupRow>(
    `select ${columns} from switchboard.agent_group
     where $2::text is null or (lower(name), id) > (lower($2), $3) order by lower(name), id limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  return rows.map(toGroup);
}
