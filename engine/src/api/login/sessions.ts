/**
 * Sessions of agents who are logged in. In: a token from the cookie. Out: who it is and the CSRF token of the session.
 * What stays true: tokens are random and kept as hashes only; a session ends after 12 hours without use, after 7 days
 * whatever happens, and with its agent.
 */
import { randomBytes } from 'node:crypto';
import type { Agent } from '@switchboard/shared/team';
import type { Request } from 'express';
import type { Sql } from '../../record/database.ts';
import { type Principal, rights } from '../principal.ts';
import { randomId } from '../random-id.ts';
import { toAgent } from '../team/agents.sql.ts';
import { findSession, insertSession, prolongSession } from './session.sql.ts';

export interface Session {
  /** By which its agent ends it. */
  id: string;
  agent: Agent;
  csrfToken: string;
  principal: Principal;
}

/**
 * An administrator, by role or as a member of a group of administrators, may all; an agent may read and write what the
 * table of rights lets them (`rights.ts`).
 */
export function principalOfAgent(agent: Agent): Principal {
  return {
    kind: 'agent',
    id: agent.id,
    name: agent.name,
    rights: new Set(agent.isAdministrator ? rights : (['read', 'write'] as const)),
  };
}

/** What lets an agent recognise a session. */
export interface SessionClient {
  /** As the browser names itself, or null. */
  userAgent: string | null;
  /** The network address it came from, or null. */
  address: string | null;
}

export function clientOf(request: Request): SessionClient {
  return { userAgent: request.get('User-Agent')?.slice(0, 300) ?? null, address: request.ip ?? null };
}

/** Begins a session. @returns the token for the cookie, to be seen once, and the CSRF token */
export async function beginSession(
  sql: Sql,
  agentId: string,
  client: SessionClient,
): Promise<{ token: string; csrfToken: string }> {
  const token = randomBytes(32).toString('base64url');
  const csrfToken = randomBytes(32).toString('base64url');
  await insertSession(sql, { ...client, id: randomId('s_'), token, agentId, csrfToken });
  return { token, csrfToken };
}

/** @returns the session of a token, or null when there is none or it has ended */
export async function readSession(sql: Sql, token: string): Promise<Session | null> {
  const row = await findSession(sql, token);
  if (row === null) return null;
  if (row.is_due) await prolongSession(sql, token);
  const agent = toAgent(row);
  return { id: row.session_id, agent, csrfToken: row.csrf_token, principal: principalOfAgent(agent) };
}
