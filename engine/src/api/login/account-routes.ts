/**
 * What agents change of themselves: name, languages, availability, password, sessions. In: a session. Out: the account
 * as it is now. What stays true: it is the session's own agent and nobody else's; a password is changed by who knows
 * the one before, which ends all other sessions; API keys have no account.
 */
import { AgentUpdate } from '@switchboard/shared/team';
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Request } from 'express';
import { Type } from 'typebox';
import { Time } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { sessionOf } from '../identify.ts';
import type { Principal } from '../principal.ts';
import { defineRoute, type Route } from '../route.ts';
import { AgentAnswer } from '../team/team-answers.ts';
import { createLastingThrottle } from '../throttle.ts';
import { changePassword, endAllSessions, endSession, saveProfile } from './account.ts';
import { NewPassword } from './password-link-routes.ts';
import { listSessions } from './session.sql.ts';
import { clearSessionCookie } from './session-cookie.ts';
import type { Session } from './sessions.ts';

const Profile = Type.Object(
  {
    name: AgentUpdate.properties.name,
    languages: AgentUpdate.properties.languages,
    availability: AgentUpdate.properties.availability,
  },
  { additionalProperties: false },
);
const PasswordChange = Type.Object(
  { currentPassword: Type.String({ minLength: 1, maxLength: 1_000 }), newPassword: NewPassword },
  { additionalProperties: false },
);
const SessionList = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      isThisOne: Type.Boolean(),
      userAgent: Type.Union([Type.String(), Type.Null()], { description: 'As the browser named itself.' }),
      address: Type.Union([Type.String(), Type.Null()], { description: 'The network address it was begun from.' }),
      createdAt: Time,
      usedAt: Type.String({ format: 'date-time', description: 'To within five minutes.' }),
    }),
  ),
  nextCursor: Type.Null(),
});

const tag = 'Account';

export function accountRoutes({ database, changes, settings }: ApiDependencies): Route[] {
  const passwordTries = createLastingThrottle(database, { name: 'password-change', tries: 10, seconds: 900 });

  async function ownSession(principal: Principal, request: Request): Promise<Session> {
    const session = principal.kind === 'agent' ? await sessionOf(database, request) : null;
    if (session === null) throw new SwitchboardError('forbidden', 'An account is for who is logged in; an API key has none.');
    return session;
  }

  return [
    defineRoute({
      method: 'put',
      path: '/api/v1/account',
      right: 'read',
      tag,
      summary: 'Change what I am called and speak, and whether I am available',
      description: 'Omitted fields stay as they are.',
      body: Profile,
      answers: { 200: { description: 'Changed.', schema: AgentAnswer } },
      async handle({ body, principal, request }) {
        const session = await ownSession(principal, request);
        const agent = await saveProfile(database, session.agent.id, body);
        changes.publish('agents', { id: agent.id });
        return { status: 200, body: agent };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/v1/account/password',
      right: 'read',
      tag,
      summary: 'Change my password',
      description: 'Ends all other sessions. At most 10 tries in 15 minutes.',
      body: PasswordChange,
      answers: { 204: { description: 'Changed.', schema: null } },
      problems: [429],
      async handle({ body, principal, request }) {
        const session = await ownSession(principal, request);
        await passwordTries.count(session.agent.id);
        await changePassword(database, session, body);
        await passwordTries.giveBack(session.agent.id);
        changes.publish('sessions', { agentId: session.agent.id });
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/account/sessions',
      right: 'read',
      tag,
      summary: 'Where I am logged in',
      answers: { 200: { description: 'My sessions, the last used first.', schema: SessionList } },
      async handle({ principal, request }) {
        const session = await ownSession(principal, request);
        const rows = await listSessions(database, session.agent.id);
        const items = rows.map((row) => ({
          id: row.id,
          isThisOne: row.id === session.id,
          userAgent: row.user_agent,
          address: row.address,
          createdAt: row.created_at.toISOString(),
          usedAt: row.used_at.toISOString(),
        }));
        return { status: 200, body: { items, nextCursor: null } };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/v1/account/sessions/:id',
      right: 'read',
      tag,
      summary: 'End one of my sessions',
      answers: { 204: { description: 'Ended.', schema: null } },
      problems: [404],
      async handle({ parameters, principal, request, response }) {
        const session = await ownSession(principal, request);
        const id = parameters['id']!;
        await endSession(database, session.agent.id, id);
        changes.publish('sessions', { agentId: session.agent.id });
        if (id === session.id) clearSessionCookie(response, settings.publicUrl);
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/v1/account/sessions',
      right: 'read',
      tag,
      summary: 'Log out everywhere',
      description: 'Ends all my sessions, the one that asks included.',
      answers: { 204: { description: 'Ended.', schema: null } },
      async handle({ principal, request, response }) {
        const session = await ownSession(principal, request);
        await endAllSessions(database, session.agent.id);
        changes.publish('sessions', { agentId: session.agent.id });
        clearSessionCookie(response, settings.publicUrl);
        return { status: 204 };
      },
    }),
  ];
}
