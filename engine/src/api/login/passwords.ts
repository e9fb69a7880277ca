/**
 * Passwords, hashed with argon2id (RFC 9106) at the parameters OWASP names as the least: 19 MiB, 2 passes, 1 lane.
 * What stays true: asking for an account that does not exist costs the same as a wrong password.
 */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Shortest password that is taken, in characters. */
export const passwordCharactersAtLeast = 10;

const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
let nobodysHash: Promise<string> | null = null;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), options);
}

/** @param passwordHash as kept, or null when there is no such account or it has no password: then never true */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword(randomBytes(24).toString('base64'));
  const nobody = await nobodysHash;
  const isRight = await verify(passwordHash ?? nobody, password.normalize('NFC'));
  return isRight && passwordHash !== null;
}
