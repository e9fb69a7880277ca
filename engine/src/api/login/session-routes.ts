/**
 * Logging in and out. What stays true: tries are counted before a password is hashed; an unknown account and a wrong
 * password get the same answer after the same work.
 */
import { SwitchboardError } from '@switchboard/shared/problem';
import { Type } from 'typebox';
import type { ApiDependencies } from '../dependencies.ts';
import { checkCsrf, sessionOf } from '../identify.ts';
import { defineRoute, type Route } from '../route.ts';
import { findAccount } from '../team/agents.sql.ts';
import { AgentAnswer } from '../team/team-answers.ts';
import { addressOf, createLastingThrottle } from '../throttle.ts';
import { verifyPassword } from './passwords.ts';
import { deleteSession } from './session.sql.ts';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.ts';
import { beginSession, clientOf } from './sessions.ts';

export const SessionAnswer = Type.Object({
  agent: AgentAnswer,
  csrfToken: Type.String({ description: 'Sent with every change as X-CSRF-Token.' }),
});

const LogIn = Type.Object(
  { email: Type.String({ minLength: 1, maxLength: 254 }), password: Type.String({ minLength: 1, maxLength: 1_000 }) },
  { additionalProperties: false },
);

const path = '/api/v1/session';

export function sessionRoutes(dependencies: ApiDependencies): Route[] {
  const { database, settings, changes } = dependencies;
  const perAddress = createLastingThrottle(database, { name: 'login-address', tries: 10, seconds: 900 });
  const perAccount = createLastingThrottle(database, { name: 'login-account', tries: 10, seconds: 900 });

  return [
    defineRoute({
      method: 'post',
      path,
      right: 'public',
      tag: 'Session',
      summary: 'Log in',
      description: 'At most 10 tries in 15 minutes per account and per address.',
      body: LogIn,
      answers: { 200: { description: 'Logged in; the cookie carries the session.', schema: SessionAnswer } },
      problems: [401, 429],
      async handle({ body, request, response }) {
        const address = addressOf(request.ip);
        const accountKey = body.email.toLowerCase();
        await perAddress.count(address);
        await perAccount.count(accountKey);
        const account = await findAccount(database, body.email);
        if (!(await verifyPassword(account?.passwordHash ?? null, body.password)) || account === null) {
          throw new SwitchboardError('unauthenticated', 'E-mail or password is wrong.');
        }
        await perAddress.giveBack(address);
        await perAccount.giveBack(accountKey);
        const { token, csrfToken } = await database.transaction((sql) => beginSession(sql, account.agent.id, clientOf(request)));
        setSessionCookie(response, token, settings.publicUrl);
        return { status: 200, body: { agent: account.agent, csrfToken } };
      },
    }),
    defineRoute({
      method: 'get',
      path,
      right: 'public',
      tag: 'Session',
      summary: 'Who is logged in',
      answers: { 200: { description: 'The session.', schema: SessionAnswer } },
      problems: [401],
      async handle({ request }) {
        const session = await sessionOf(database, request);
        if (session === null) throw new SwitchboardError('unauthenticated', 'Nobody is logged in.');
        return { status: 200, body: { agent: session.agent, csrfToken: session.csrfToken } };
      },
    }),
    defineRoute({
      method: 'delete',
      path,
      right: 'public',
      tag: 'Session',
      summary: 'Log out',
      answers: { 204: { description: 'Logged out.', schema: null } },
      problems: [401, 403],
      async handle({ request, response }) {
        const token = readSessionCookie(request);
        const session = await sessionOf(database, request);
        if (session === null || token === null) throw new SwitchboardError('unauthenticated', 'Nobody is logged in.');
        checkCsrf(request, session);
        await deleteSession(database, token);
        changes.publish('sessions', { agentId: session.agent.id });
        clearSessionCookie(response, settings.publicUrl);
        return { status: 204 };
      },
    }),
  ];
}
