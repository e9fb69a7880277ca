/**
 * The requests of who cannot log in: to be mailed a link, and to set a password with it. What stays true: asking is
 * answered before the address is looked up, so that neither words nor time tell whether it has an account; requests
 * and wrong tokens are counted.
 */
import { Type } from 'typebox';
import { Time } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { defineRoute, type Route } from '../route.ts';
import { addressOf, createLastingThrottle } from '../throttle.ts';
import { readPasswordLink, requestPasswordReset, usePasswordLink } from './password-links.ts';
import { passwordCharactersAtLeast } from './passwords.ts';
import { setSessionCookie } from './session-cookie.ts';
import { SessionAnswer } from './session-routes.ts';
import { clientOf } from './sessions.ts';

const Token = Type.String({ minLength: 1, maxLength: 200 });
export const NewPassword = Type.String({ minLength: passwordCharactersAtLeast, maxLength: 1_000 });

const LinkAnswer = Type.Object({
  purpose: Type.Union([Type.Literal('reset'), Type.Literal('invitation')]),
  name: Type.String(),
  email: Type.String(),
  expiresAt: Time,
});
const tag = 'Session';

export function passwordLinkRoutes(dependencies: ApiDependencies): Route[] {
  const { database, settings, logger, changes, wake } = dependencies;
  const requestsPerAddress = createLastingThrottle(database, { name: 'reset-address', tries: 10, seconds: 900 });
  const requestsPerAccount = createLastingThrottle(database, { name: 'reset-account', tries: 5, seconds: 900 });
  const tokensPerAddress = createLastingThrottle(database, { name: 'password-link', tries: 20, seconds: 900 });

  async function sendLink(email: string): Promise<void> {
    try {
      if (!(await requestPasswordReset(database, email, settings.publicUrl))) return;
      changes.publish('emails', { id: null });
      wake?.();
    } catch (error) {
      logger.error({ err: error }, 'A link to set a new password could not be mailed.');
    }
  }

  /** Only tokens that open nothing count. */
  async function countWrong<Result>(ip: string | undefined, work: () => Promise<Result>): Promise<Result> {
    const address = addressOf(ip);
    await tokensPerAddress.count(address);
    const result = await work();
    await tokensPerAddress.giveBack(address);
    return result;
  }

  return [
    defineRoute({
      method: 'post',
      path: '/api/v1/password-reset',
      right: 'public',
      tag,
      summary: 'Ask for a link to set a new password',
      description:
        'When the address has an account, a mail with a link that works once, for an hour, is sent. The answer is the same for every address.',
      body: Type.Object({ email: Type.String({ minLength: 1, maxLength: 254 }) }, { additionalProperties: false }),
      answers: { 202: { description: 'A mail is on its way if the address has an account.', schema: null } },
      problems: [429],
      async handle({ body, request, response }) {
        await requestsPerAddress.count(addressOf(request.ip));
        await requestsPerAccount.count(body.email.toLowerCase());
        response.once('finish', () => void sendLink(body.email));
        return { status: 202 };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/password-link/check',
      right: 'public',
      tag,
      summary: 'Whom a link is for',
      description: 'Looking does not use the link up.',
      body: Type.Object({ token: Token }, { additionalProperties: false }),
      answers: { 200: { description: 'Whom it is for, and until when.', schema: LinkAnswer } },
      problems: [410, 429],
      handle: async ({ body, request }) => ({
        status: 200,
        body: await countWrong(request.ip, () => readPasswordLink(database, body.token)),
      }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/password-link',
      right: 'public',
      tag,
      summary: 'Set a password with a link',
      description: 'Works once; ends all sessions of the agent and begins a new one.',
      body: Type.Object({ token: Token, password: NewPassword }, { additionalProperties: false }),
      answers: { 200: { description: 'Set, and logged in.', schema: SessionAnswer } },
      problems: [410, 429],
      async handle({ body, request, response }) {
        const { agent, token, csrfToken } = await countWrong(request.ip, () =>
          usePasswordLink(database, { ...body, client: clientOf(request) }),
        );
        changes.publish('agents', { id: agent.id });
        changes.publish('sessions', { agentId: agent.id });
        setSessionCookie(response, token, settings.publicUrl);
        return { status: 200, body: { agent, csrfToken } };
      },
    }),
  ];
}
