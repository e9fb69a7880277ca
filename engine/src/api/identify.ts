/**
 * Who sends a request. In: the request. Out: its principal, from the Authorization header if there is one, else from the
 * session's cookie. What stays true: a change sent with a cookie carries the session's CSRF token; a header that is
 * there and wrong is never made up for by a cookie.
 */
import { timingSafeEqual } from 'node:crypto';
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Request } from 'express';
import type { Database } from '../record/database.ts';
import type { Authenticator } from './authenticator.ts';
import { readSessionCookie } from './login/session-cookie.ts';
import { readSession, type Session } from './login/sessions.ts';
import type { Principal } from './principal.ts';

function isSame(given: string, expected: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(expected);
  return one.length === other.length && timingSafeEqual(one, other);
}

/** @throws SwitchboardError `forbidden` when a change comes without the session's CSRF token */
export function checkCsrf(request: Request, session: Session): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
  if (!isSame(request.get('X-CSRF-Token') ?? '', session.csrfToken)) {
    throw new SwitchboardError('forbidden', 'A change made with a session needs its token in the header X-CSRF-Token.');
  }
}

/** @returns the session of a request's cookie, its CSRF token not looked at, or null */
export async function sessionOf(database: Database, request: Request): Promise<Session | null> {
  const token = readSessionCookie(request);
  return token === null ? null : readSession(database, token);
}

/**
 * @throws SwitchboardError `unauthenticated` without valid credentials, `forbidden` without the CSRF token
 */
export async function identify(database: Database, authenticator: Authenticator, request: Request): Promise<Principal> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const principal = await authenticator.authenticateHeader(authorization);
    if (principal === null) throw new SwitchboardError('unauthenticated', 'This API key is not known.');
    return principal;
  }
  const session = await sessionOf(database, request);
  if (session === null) throw new SwitchboardError('unauthenticated', 'Log in, or send an API key as Authorization: Bearer KEY.');
  checkCsrf(request, session);
  return session.principal;
}
