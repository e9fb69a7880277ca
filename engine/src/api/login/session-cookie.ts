/** The browser's session cookie: HttpOnly, SameSite=Lax, and Secure when the product is reached over https. */
import type { IncomingMessage } from 'node:http';
import type { CookieOptions, Response } from 'express';
import { absoluteDays } from './session.sql.ts';

const cookieName = 'switchboard_session';

function options(publicUrl: string): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:'), path: '/' };
}

/** The session's token that a request brings, or null. */
export function readSessionCookie(request: IncomingMessage): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.split('=', 2).map((text) => text.trim());
    if (name === cookieName && value !== undefined && /^[A-Za-z0-9_-]{20,100}$/.test(value)) return value;
  }
  return null;
}

/** How long the session lives is the server's business; the browser keeps the cookie as long as it may. */
export function setSessionCookie(response: Response, token: string, publicUrl: string): void {
  response.cookie(cookieName, token, { ...options(publicUrl), maxAge: absoluteDays * 86_400_000 });
}

export function clearSessionCookie(response: Response, publicUrl: string): void {
  response.clearCookie(cookieName, options(publicUrl));
}
