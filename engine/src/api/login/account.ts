/**
 * An agent's changes to their own account. In: the agent and what is wanted. Out: what is there now. What stays true:
 * each change is noted in the audit in its own transaction; role and e-mail are not changed here.
 */
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Agent } from '@switchboard/shared/team';
import { raiseConfiguration } from '../../record/configuration.sql.ts';
import type { Database } from '../../record/database.ts';
import { audit, changesFrom } from '../audit.ts';
import { findAgent, findPasswordHash, setPasswordHash, updateAgent } from '../team/agents.sql.ts';
import { endPasswordLinks } from './password-link.sql.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { deleteOtherSessions, deleteSessionById, deleteSessionsOf } from './session.sql.ts';
import type { Session } from './sessions.ts';

/** Omitted fields stay as they are. */
export function saveProfile(
  database: Database,
  agentId: string,
  changes: Partial<Pick<Agent, 'name' | 'languages' | 'availability'>>,
): Promise<Agent> {
  return database.transaction(async (sql) => {
    await raiseConfiguration(sql);
    const before = await findAgent(sql, agentId);
    if (before === null) throw new SwitchboardError('not-found', 'There is no such agent.');
    const agent = await updateAgent(sql, { ...before, ...changes });
    await audit(sql, agentId, 'account.save', agentId, changesFrom(before, changes));
    return agent;
  });
}

/**
 * Sets another password, and ends all sessions but the one that asks, and all links to set one.
 * @throws SwitchboardError `invalid-input` when the present password is not the one given
 */
export async function changePassword(
  database: Database,
  session: Pick<Session, 'id' | 'agent'>,
  given: { currentPassword: string; newPassword: string },
): Promise<void> {
  const agentId = session.agent.id;
  const present = await findPasswordHash(database, agentId);
  if (!(await verifyPassword(present, given.currentPassword))) {
    const detail = 'This is not your present password.';
    throw new SwitchboardError('invalid-input', detail, { errors: [{ pointer: '/currentPassword', detail }] });
  }
  const passwordHash = await hashPassword(given.newPassword);
  await database.transaction(async (sql) => {
    await setPasswordHash(sql, agentId, passwordHash);
    await endPasswordLinks(sql, agentId);
    const ended = await deleteOtherSessions(sql, agentId, session.id);
    await audit(sql, agentId, 'password.change', agentId, { otherSessionsEnded: ended });
  });
}

/** @throws SwitchboardError `not-found` when it is none of the agent's */
export async function endSession(database: Database, agentId: string, id: string): Promise<void> {
  await database.transaction(async (sql) => {
    if (!(await deleteSessionById(sql, agentId, id))) throw new SwitchboardError('not-found', 'You have no such session.');
    await audit(sql, agentId, 'session.end', agentId);
  });
}

/** Logs an agent out everywhere. */
export async function endAllSessions(database: Database, agentId: string): Promise<void> {
  await database.transaction(async (sql) => {
    await deleteSessionsOf(sql, agentId);
    await audit(sql, agentId, 'session.end-all', agentId);
  });
}
