/**
 * Changes to agents. In: what is wanted and who wants it. Out: the agent as it is now. What stays true: every change
 * raises the configuration's revision and is noted in the audit, in its own transaction; no two agents share an e-mail;
 * an agent who is deleted is nobody's assignee and in no group; the last administrator who can log in stays.
 */
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Agent, AgentCreate, AgentUpdate } from '@switchboard/shared/team';
import { raiseConfiguration } from '../../record/configuration.sql.ts';
import type { Database, Sql } from '../../record/database.ts';
import { lockRouting } from '../../record/team-load.sql.ts';
import { audit, changesFrom } from '../audit.ts';
import { endPasswordLinks } from '../login/password-link.sql.ts';
import { sendPasswordLink } from '../login/password-links.ts';
import { deleteSessionsOf } from '../login/session.sql.ts';
import { type Principal, requireRight } from '../principal.ts';
import { randomId } from '../random-id.ts';
import { deletePresence } from '../live/presence.sql.ts';
import { isRestricted } from '../rights-of-conversations.sql.ts';
import { type AgentFields, findAccount, findAgent, findPasswordHash, insertAgent, updateAgent } from './agents.sql.ts';
import { checkHours } from './check-hours.ts';
import { findReceiver, toNone } from './conversations-to.ts';
import { checkRevision } from './check-revision.ts';
import { removeFromGroups } from './groups.sql.ts';
import { lockAllLanes, releaseAgent } from './release-conversations.sql.ts';

export function noSuchAgent(): SwitchboardError {
  return new SwitchboardError('not-found', 'There is no such agent.');
}

async function requireFreeEmail(sql: Sql, email: string, ownId: string | null): Promise<void> {
  const account = await findAccount(sql, email);
  if (account === null || account.agent.id === ownId) return;
  throw new SwitchboardError('conflict', `${account.agent.name} has this e-mail already.`, {
    errors: [{ pointer: '/email', detail: 'Must be an e-mail that no other agent has.' }],
  });
}

/** Roles need the right `admin`, and so does whatever would let somebody else be an administrator. */
function requireRightFor(principal: Principal, before: Agent | null, after: Pick<Agent, 'role'>): void {
  if (before?.isAdministrator || after.role === 'administrator') requireRight(principal, 'admin');
}

/**
 * Makes an agent, and invites them if asked to.
 * @param publicUrl what the invitation's link begins with
 */
export function createAgent(database: Database, input: AgentCreate, principal: Principal, publicUrl: string): Promise<Agent> {
  const isInvited = input.invite === true;
  const fields: AgentFields = {
    id: randomId('a_'),
    name: input.name,
    email: input.email,
    role: input.role ?? 'agent',
    languages: input.languages ?? [],
    availability: input.availability ?? 'online',
    maxOpenConversations: input.maxOpenConversations ?? null,
    workingHours: input.workingHours ?? null,
  };
  requireRightFor(principal, null, fields);
  checkHours(fields.workingHours, '/workingHours');
  if (isInvited) requireRight(principal, 'admin');
  return database.transaction(async (sql) => {
    await raiseConfiguration(sql);
    await requireFreeEmail(sql, fields.email, null);
    const agent = await insertAgent(sql, fields);
    await audit(sql, principal.id, 'agent.create', agent.id, { name: agent.name, email: agent.email, role: agent.role });
    if (!isInvited) return agent;
    await invite(sql, agent, principal, publicUrl);
    return { ...agent, login: 'invited' };
  });
}

async function invite(sql: Sql, agent: Agent, principal: Principal, publicUrl: string): Promise<Date> {
  const by = principal.kind === 'agent' ? principal.name : null;
  const expiresAt = await sendPasswordLink(sql, { agent, purpose: 'invitation', by, publicUrl });
  await audit(sql, principal.id, 'invitation.send', agent.id, { email: agent.email });
  return expiresAt;
}

/**
 * Mails an agent a link to set a first password; the ones before it end.
 * @returns the agent, and when the link ends
 * @throws SwitchboardError `not-found`; `conflict` when the agent has a password
 */
export function inviteAgent(
  database: Database,
  id: string,
  principal: Principal,
  publicUrl: string,
): Promise<{ agent: Agent; expiresAt: Date }> {
  return database.transaction(async (sql) => {
    const agent = await findAgent(sql, id);
    if (agent === null) throw noSuchAgent();
    if ((await findPasswordHash(sql, id)) !== null)
      throw new SwitchboardError(
        'conflict',
        `${agent.name} has a password already, and can have a new one mailed on the login page.`,
      );
    const expiresAt = await invite(sql, agent, principal, publicUrl);
    return { agent: { ...agent, login: 'invited' }, expiresAt };
  });
}

/** Omitted fields stay as they are. Agents who are no administrators change their own availability, and no more, here. */
export function saveAgent(database: Database, id: string, input: AgentUpdate, principal: Principal): Promise<Agent> {
  return database.transaction(async (sql) => {
    await raiseConfiguration(sql);
    await lockRouting(sql);
    const before = await findAgent(sql, id);
    if (before === null) throw noSuchAgent();
    const { revision, ...changes } = input;
    // Whoever is named available or not by hand stays so.
    const awayByItself = before.awayByItself && changes.availability === undefined;
    const after = { ...before, ...changes, awayByItself };
    const isOwnAvailability = principal.id === id && Object.keys(changes).every((name) => name === 'availability');
    if (!isOwnAvailability) {
      if (isRestricted(principal)) throw new SwitchboardError('forbidden', 'Only administrators may change more than that.');
      requireRightFor(principal, before, after);
    }
    checkRevision(before.revision, revision);
    checkHours(changes.workingHours, '/workingHours');
    if (after.role !== 'administrator') await requireOtherAdministrator(sql, before, 'made an agent');
    if (after.email !== before.email) await requireFreeEmail(sql, after.email, id);
    // A link in the mailbox of the address before must not open the login any more.
    if (after.email !== before.email) await endPasswordLinks(sql, id);
    const agent = await updateAgent(sql, after);
    await audit(sql, principal.id, 'agent.save', id, changesFrom(before, changes));
    return agent;
  });
}

async function requireOtherAdministrator(sql: Sql, agent: Agent, what: string): Promise<void> {
  if (agent.role !== 'administrator') return;
  const { rows } = await sql.query<{ is_last: boolean }>(
    `select exists (select 1 from switchboard.agent where id = $1 and password_hash is not null)
       and not exists (select 1 from switchboard.agent where id <> $1 and role = 'administrator' and password_hash is not null) as is_last`,
    [agent.id],
  );
  if (rows[0]!.is_last)
    throw new SwitchboardError('conflict', `${agent.name} is the only administrator who can log in, and cannot be ${what}.`);
}

/**
 * @param conversationsTo where their conversations go, see `findReceiver`
 * @returns how many conversations that were not closed lost their assignee
 */
export function removeAgent(
  database: Database,
  id: string,
  conversationsTo: string | undefined,
  principal: Principal,
): Promise<number> {
  return database.transaction(async (sql) => {
    await lockAllLanes(sql);
    await raiseConfiguration(sql);
    await lockRouting(sql);
    const agent = await findAgent(sql, id);
    if (agent === null) throw noSuchAgent();
    requireRightFor(principal, agent, agent);
    await requireOtherAdministrator(sql, agent, 'deleted');
    const receiver = await findReceiver(sql, conversationsTo, { kind: 'agent', id });
    const groups = await removeFromGroups(sql, id);
    const now = new Date().toISOString();
    const released = await releaseAgent(sql, id, receiver, { reason: `${agent.name} was deleted.`, by: principal.id, now });
    await deleteSessionsOf(sql, id);
    await endPasswordLinks(sql, id);
    await deletePresence(sql, id);
    await sql.query('delete from switchboard.agent where id = $1', [id]);
    await audit(sql, principal.id, 'agent.delete', id, {
      name: agent.name,
      email: agent.email,
      groups,
      conversations: released,
      conversationsTo: conversationsTo ?? toNone.agent,
    });
    return released;
  });
}
