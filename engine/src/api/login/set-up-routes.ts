/** The set-up page's two requests. Tries at the code are counted, per address and altogether. */
import { Email } from '@switchboard/shared/message';
import { Type } from 'typebox';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { addressOf, createLastingThrottle } from '../throttle.ts';
import { passwordCharactersAtLeast } from './passwords.ts';
import { setSessionCookie } from './session-cookie.ts';
import { SessionAnswer } from './session-routes.ts';
import { clientOf } from './sessions.ts';
import { isSetUpNeeded, setUp } from './set-up.ts';

const SetUp = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 100 }),
    name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    email: Email,
    password: Type.String({ minLength: passwordCharactersAtLeast, maxLength: 1_000 }),
  },
  { additionalProperties: false },
);

const path = '/api/v1/set-up';

export function setUpRoutes({ database, settings, changes }: ApiDependencies): Route[] {
  const perAddress = createLastingThrottle(database, { name: 'set-up-address', tries: 10, seconds: 900 });
  const altogether = createLastingThrottle(database, { name: 'set-up', tries: 100, seconds: 900 });
  return [
    defineRoute({
      method: 'get',
      path,
      right: 'public',
      tag: 'Session',
      summary: 'Whether the first administrator is still to be made',
      answers: {
        200: { description: 'Whether the set-up page is to be shown.', schema: Type.Object({ needed: Type.Boolean() }) },
      },
      handle: async () => ({ status: 200, body: { needed: await isSetUpNeeded(database) } }),
    }),
    defineRoute({
      method: 'post',
      path,
      right: 'public',
      tag: 'Session',
      summary: 'Make the first administrator',
      description: 'Asks for the one-time code that is printed on the console while nobody can log in. Works once.',
      body: SetUp,
      answers: { 200: { description: 'Made and logged in.', schema: SessionAnswer } },
      problems: [403, 409, 429],
      async handle({ body, request, response }) {
        await perAddress.count(addressOf(request.ip));
        await altogether.count('everybody');
        const { agent, token, csrfToken } = await setUp(database, body, clientOf(request));
        changes.publish('agents', { id: agent.id });
        setSessionCookie(response, token, settings.publicUrl);
        return { status: 200, body: { agent, csrfToken } };
      },
    }),
  ];
}
