/**
 * Links that open a login once. In: an agent, or a token from a mail. Out: a mail with a link, or a password that is
 * set. What stays true: a link works once, for an hour (seven days for an invitation), and no longer than until the
 * next one; using it ends every session of the agent; only hashes of tokens are kept, and the mails that carry them
 * lose them when the link ends.
 */
import { randomBytes } from 'node:crypto';
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Agent } from '@switchboard/shared/team';
import type { Database, Sql } from '../../record/database.ts';
import { audit, notLoggedIn } from '../audit.ts';
import { randomId } from '../random-id.ts';
import { findAccount, findAgent, setPasswordHash } from '../team/agents.sql.ts';
import { composeAccountMail, planAccountMail } from './account-mail.ts';
import {
  endPasswordLinks,
  findPasswordLink,
  insertPasswordLink,
  type LinkPurpose,
  takePasswordLink,
} from './password-link.sql.ts';
import { hashPassword } from './passwords.ts';
import { deleteSessionsOf } from './session.sql.ts';
import { beginSession, type SessionClient } from './sessions.ts';

interface SendLinkInput {
  agent: Agent;
  purpose: LinkPurpose;
  /** Name of the agent who invites, if one does. */
  by: string | null;
  publicUrl: string;
}

/** Mails an agent a link, in the place of those there are. @returns when it ends */
export async function sendPasswordLink(sql: Sql, { agent, purpose, by, publicUrl }: SendLinkInput): Promise<Date> {
  const token = randomBytes(32).toString('base64url');
  const effectId = randomId('mail_');
  await endPasswordLinks(sql, agent.id);
  const link = await insertPasswordLink(sql, { token, agentId: agent.id, purpose, effectId });
  await planAccountMail(sql, effectId, composeAccountMail({ purpose, agent, by, publicUrl, token }));
  return link.expires_at;
}

/**
 * Mails a link to whoever has this address and a password. Who asked learns nothing of it.
 * @returns whether a mail was planned
 */
export function requestPasswordReset(database: Database, email: string, publicUrl: string): Promise<boolean> {
  return database.transaction(async (sql) => {
    const account = await findAccount(sql, email);
    if (account === null || account.passwordHash === null) return false;
    await sendPasswordLink(sql, { agent: account.agent, purpose: 'reset', by: null, publicUrl });
    await audit(sql, notLoggedIn, 'password.request-reset', account.agent.id);
    return true;
  });
}

function noSuchLink(): SwitchboardError {
  return new SwitchboardError('gone', 'This link was used already, or has ended. Ask for another one.');
}

/** Whom a token is for. @throws SwitchboardError `gone` */
export async function readPasswordLink(
  sql: Sql,
  token: string,
): Promise<{ purpose: LinkPurpose; name: string; email: string; expiresAt: string }> {
  const link = await findPasswordLink(sql, token);
  const agent = link === null ? null : await findAgent(sql, link.agent_id);
  if (link === null || agent === null) throw noSuchLink();
  return { purpose: link.purpose, name: agent.name, email: agent.email, expiresAt: link.expires_at.toISOString() };
}

/**
 * Sets the password a link was for, ends all the agent's sessions and begins a new one.
 * @throws SwitchboardError `gone` when the link was used or has ended, whoever raced for it
 */
export async function usePasswordLink(
  database: Database,
  given: { token: string; password: string; client: SessionClient },
): Promise<{ agent: Agent; token: string; csrfToken: string }> {
  if ((await findPasswordLink(database, given.token)) === null) throw noSuchLink();
  const passwordHash = await hashPassword(given.password);
  return database.transaction(async (sql) => {
    const link = await takePasswordLink(sql, given.token);
    const agent = link === null ? null : await setPasswordHash(sql, link.agent_id, passwordHash);
    if (link === null || agent === null) throw noSuchLink();
    await endPasswordLinks(sql, agent.id);
    await deleteSessionsOf(sql, agent.id);
    await audit(sql, agent.id, link.purpose === 'reset' ? 'password.reset' : 'invitation.accept', agent.id);
    return { agent, ...(await beginSession(sql, agent.id, given.client)) };
  });
}
