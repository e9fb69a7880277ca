/**
 * Visitors' tokens and ids. In: the installation's key. Out: tokens that only we can make, and ids that nobody can guess.
 * What stays true: a token carries its visitor's id, and all that a visitor may reach is derived from that id, so no
 * token reaches another's; ids begin with `v_` and `w_` and hold 130 bits that developers' ids cannot meet by accident.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { base32, randomId } from '../random-id.ts';
import { validate } from '../validate.ts';

/** What a token says; short names, since it travels with every request. */
export const VisitorClaims = Type.Object(
  {
    /** The visitor's id. */
    v: Type.String({ pattern: '^v_[a-z2-7]{26}$' }),
    /** Made at, in seconds since 1970. */
    t: Type.Integer(),
    /** Claimed name and e-mail, unverified. */
    n: Type.Optional(Type.String({ maxLength: 200 })),
    e: Type.Optional(Type.String({ maxLength: 254 })),
    /** Country and language chosen, where that was allowed. */
    c: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    l: Type.Optional(Type.String({ maxLength: 35 })),
    /** Id of the widget's key it was begun with; none for our own pages. */
    k: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
);
export type VisitorClaims = Static<typeof VisitorClaims>;

const lifetimeSeconds = 90 * 86_400;
const tokenCharactersAtMost = 4_000;

function mac(key: Buffer, purpose: string, text: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\n${text}`).digest();
}

function derivedId(key: Buffer, purpose: string, text: string): string {
  return `w_${base32(mac(key, purpose, text)).slice(0, 26)}`;
}

export function newVisitorId(): string {
  return randomId('v_', 16);
}

/** The one conversation of a visitor. */
export function conversationIdOf(key: Buffer, visitorId: string): string {
  return derivedId(key, 'conversation', visitorId);
}

/** The same message of the same visitor has the same id, however often it is sent. */
export function messageIdOf(key: Buffer, visitorId: string, clientId: string): string {
  return derivedId(key, 'message', `${visitorId} ${clientId}`);
}

export function signToken(key: Buffer, claims: VisitorClaims): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${payload}.${mac(key, 'token', payload).toString('base64url')}`;
}

/**
 * @param nowMs milliseconds since 1970
 * @returns what the token says, or null when it is not one of ours, was changed in any character, or is 90 days old
 */
export function readToken(key: Buffer, token: string, nowMs: number): VisitorClaims | null {
  if (token.length > tokenCharactersAtMost) return null;
  const [payload, signature, ...rest] = token.split('.');
  if (payload === undefined || signature === undefined || rest.length > 0) return null;
  // Compared as texts: two texts may stand for the same bytes, and only ours is right.
  const expected = Buffer.from(mac(key, 'token', payload).toString('base64url'));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const claims = validate(VisitorClaims, JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  return claims.t * 1_000 + lifetimeSeconds * 1_000 > nowMs ? claims : null;
}
