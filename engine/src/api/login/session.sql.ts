import { createHash } from 'node:crypto';
import type { Sql } from '../../record/database.ts';
import { type AgentRow, agentColumns } from '../team/agents.sql.ts';

/** A session ends after so long without use, and after a week whatever happens. */
export const idleHours = 12;
export const absoluteDays = 7;
/** An agent's oldest sessions end when there are more than this. */
const sessionsPerAgent = 20;

export interface SessionRow extends AgentRow {
  session_id: string;
  csrf_token: string;
  /** Whether it was last prolonged more than five minutes ago. */
  is_due: boolean;
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export async function insertSession(
  sql: Sql,
  session: { id: string; token: string; agentId: string; csrfToken: string; userAgent: string | null; address: string | null },
): Promise<void> {
  await sql.query('delete from switchboard.session where expires_at < now()');
  await sql.query(
    `delete from switchboard.session where hash in (
       select hash from switchboard.session where agent_id = $1 order by created_at desc offset $2)`,
    [session.agentId, sessionsPerAgent - 1],
  );
  await sql.query(
    `insert into switchboard.session (hash, id, agent_id, csrf_token, user_agent, address, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + interval '${idleHours} hours')`,
    [hashToken(session.token), session.id, session.agentId, session.csrfToken, session.userAgent, session.address],
  );
}

export async function findSession(sql: Sql, token: string): Promise<SessionRow | null> {
  const { rows } = await sql.query<SessionRow>(
    `select ${agentColumns('agent')}, session.csrf_token, session.id as session_id,
       session.expires_at < now() + interval '${idleHours} hours' - interval '5 minutes' as is_due
     from switchboard.session join switchboard.agent on agent.id = session.agent_id
     where session.hash = $1 and session.expires_at > now()`,
    [hashToken(token)],
  );
  return rows[0] ?? null;
}

/** Lets a session that is in use go on. */
export async function prolongSession(sql: Sql, token: string): Promise<void> {
  await sql.query(
    `update switchboard.session
     set used_at = now(), expires_at = least(now() + interval '${idleHours} hours', created_at + interval '${absoluteDays} days') where hash = $1`,
    [hashToken(token)],
  );
}

export async function deleteSession(sql: Sql, token: string): Promise<void> {
  await sql.query('delete from switchboard.session where hash = $1', [hashToken(token)]);
}

export async function deleteSessionsOf(sql: Sql, agentId: string): Promise<void> {
  await sql.query('delete from switchboard.session where agent_id = $1', [agentId]);
}

/** Ends an agent's sessions but one. @returns how many there were */
export async function deleteOtherSessions(sql: Sql, agentId: string, keptId: string): Promise<number> {
  const { rowCount } = await sql.query('delete from switchboard.session where agent_id = $1 and id <> $2', [agentId, keptId]);
  return rowCount ?? 0;
}

/** Ends one of an agent's sessions. @returns false when the agent has no such session */
export async function deleteSessionById(sql: Sql, agentId: string, id: string): Promise<boolean> {
  const { rowCount } = await sql.query('delete from switchboard.session where agent_id = $1 and id = $2', [agentId, id]);
  return rowCount === 1;
}

export interface ListedSessionRow {
  id: string;
  user_agent: string | null;
  address: string | null;
  created_at: Date;
  used_at: Date;
}

/** An agent's sessions, the last used first; there are at most as many as an agent may have. */
export async function listSessions(sql: Sql, agentId: string): Promise<ListedSessionRow[]> {
  const { rows } = await sql.query<ListedSessionRow>(
    `select id, user_agent, address, created_at, used_at from switchboard.session
     where agent_id = $1 and expires_at > now() order by used_at desc, id`,
    [agentId],
  );
  return rows;
}
