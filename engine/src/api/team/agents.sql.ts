import type { Agent } from '@switchboard/shared/team';
import type { Sql } from '../../record/database.ts';

export interface AgentRow {
  id: string;
  name: string;
  email: string;
  role: Agent['role'];
  is_administrator: boolean;
  languages: string[];
  availability: Agent['availability'];
  away_by_itself: boolean;
  max_open_conversations: number | null;
  working_hours: Agent['workingHours'];
  login: Agent['login'];
  revision: number;
  created_at: Date;
  updated_at: Date;
}

const names = [
  'id',
  'name',
  'email',
  'role',
  'languages',
  'availability',
  'away_by_itself',
  'max_open_conversations',
  'working_hours',
  'revision',
  'created_at',
  'updated_at',
];

/** The columns of an agent that may be shown: whether there is a password, never its hash. */
export function agentColumns(table: string): string {
  const login = `case when ${table}.password_hash is not null then 'active'
    when exists (select 1 from switchboard.password_link link where link.agent_id = ${table}.id
      and link.purpose = 'invitation' and link.expires_at > now()) then 'invited' else 'none' end as login`;
  const administrator = `(${table}.role = 'administrator' or exists (select 1 from switchboard.agent_group administrators
      where administrators.permission = 'administrators' and administrators.agent_ids ? ${table}.id)) as is_administrator`;
  return [...names.map((name) => `${table}.${name}`), administrator, login].join(', ');
}

export function toAgent(row: AgentRow): Agent {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    isAdministrator: row.is_administrator,
    languages: row.languages,
    availability: row.availability,
    awayByItself: row.away_by_itself,
    maxOpenConversations: row.max_open_conversations,
    workingHours: row.working_hours,
    login: row.login,
    revision: row.revision,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

export type AgentFields = Omit<Agent, 'isAdministrator' | 'awayByItself' | 'login' | 'revision' | 'createdAt' | 'updatedAt'>;

function parametersOf(agent: AgentFields): unknown[] {
  return [
    agent.id,
    agent.name,
    agent.email,
    agent.role,
    JSON.stringify(agent.languages),
    agent.availability,
    agent.maxOpenConversations,
    agent.workingHours === null ? null : JSON.stringify(agent.workingHours),
  ];
}

/** @param passwordHash null for an agent who cannot log in */
export async function insertAgent(sql: Sql, agent: AgentFields, passwordHash: string | null = null): Promise<Agent> {
  const { rows } = await sql.query<AgentRow>(
    `insert into switchboard.agent (id, name, email, role, languages, availability, max_open_conversations, working_hours, password_hash)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8::jsonb, $9) returning ${agentColumns('agent')}`,
    [...parametersOf(agent), passwordHash],
  );
  return toAgent(rows[0]!);
}

export async function updateAgent(sql: Sql, agent: AgentFields & Pick<Agent, 'awayByItself'>): Promise<Agent> {
  const { rows } = await sql.query<AgentRow>(
    `update switchboard.agent set name = $2, email = $3, role = $4, languages = $5::jsonb, availability = $6,
       max_open_conversations = $7, working_hours = $8::jsonb, away_by_itself = $9, revision = revision + 1, updated_at = now()
     where id = $1 returning ${agentColumns('agent')}`,
    [...parametersOf(agent), agent.awayByItself],
  );
  return toAgent(rows[0]!);
}

export async function findAgent(sql: Sql, id: string): Promise<Agent | null> {
  const { rows } = await sql.query<AgentRow>(`select ${agentColumns('agent')} from switchboard.agent where id = $1`, [id]);
  return rows[0] === undefined ? null : toAgent(rows[0]);
}

/** The agent of an e-mail in any case, with the password's hash. */
export async function findAccount(sql: Sql, email: string): Promise<{ agent: Agent; passwordHash: string | null } | null> {
  const { rows } = await sql.query<AgentRow & { password_hash: string | null }>(
    `select ${agentColumns('agent')}, agent.password_hash from switchboard.agent where lower(agent.email) = lower($1)`,
    [email],
  );
  return rows[0] === undefined ? null : { agent: toAgent(rows[0]), passwordHash: rows[0].password_hash };
}

/** Makes an agent an administrator who can log in; a password that is there stays. */
export async function promoteAgent(sql: Sql, id: string, passwordHash: string): Promise<Agent> {
  const { rows } = await sql.query<AgentRow>(
    `update switchboard.agent set role = 'administrator', password_hash = coalesce(password_hash, $2),
       revision = revision + 1, updated_at = now()
     where id = $1 returning ${agentColumns('agent')}`,
    [id, passwordHash],
  );
  return toAgent(rows[0]!);
}

/** Sets a password. @returns the agent, or null when there is none with that id */
export async function setPasswordHash(sql: Sql, id: string, passwordHash: string): Promise<Agent | null> {
  const { rows } = await sql.query<AgentRow>(
    `update switchboard.agent set password_hash = $2 where id = $1 returning ${agentColumns('agent')}`,
    [id, passwordHash],
  );
  return rows[0] === undefined ? null : toAgent(rows[0]);
}

/** @returns the hash of an agent's password; null when there is no such agent or no password */
export async function findPasswordHash(sql: Sql, id: string): Promise<string | null> {
  const { rows } = await sql.query<{ password_hash: string | null }>(
    'select password_hash from switchboard.agent where id = $1',
    [id],
  );
  return rows[0]?.password_hash ?? null;
}

export async function hasAccount(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query('select 1 from switchboard.agent where password_hash is not null limit 1');
  return rows.length > 0;
}

/** By name. @param after sort key of the last agent of the page before */
export async function listAgents(sql: Sql, limit: number, after: readonly [string, string] | null): Promise<Agent[]> {
  const { rows } = await sql.query<AgentRow>(
    `select ${agentColumns('agent')} from switchboard.agent
     where $2::text is null or (lower(name), id) > (lower($2), $3) order by lower(name), id limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  return rows.map(toAgent);
}

/** How many open conversations each of the agents has; who has none is left out. */
export async function countOpenConversations(sql: Sql, agentIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql.query<{ assignee_id: string; count: number }>(
    `select assignee_id, count(*)::int as count from switchboard.conversation
     where status = 'open' and assignee_id = any($1::text[]) group by assignee_id`,
    [agentIds],
  );
  return new Map(rows.map(({ assignee_id: id, count }) => [id, count]));
}
