/**
 * Who is behind an Authorization header. In: the header. Out: a principal, or null when the key is not known.
 * What stays true: a key taken away in this process is refused at once, one taken away elsewhere within 5 seconds; keys
 * in steady use are answered from memory, synchronously, and looked up again beside the request; keys themselves are
 * never kept, only their hashes.
 */
import { hash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Database } from '../record/database.ts';
import { type ApiKeyRow, findApiKey } from './keys/api-key.sql.ts';
import type { Principal } from './principal.ts';

const staleAfterMs = 2_000;
const forgottenAfterMs = 5_000;
/** More keys than this in use at once make the cache start afresh: it stays small whatever happens. */
const entriesAtMost = 10_000;

export interface Authenticator {
  /**
   * @param authorization the header as it came, such as `Bearer sb_…`
   * @returns the principal, or null for no header, another scheme or an unknown key; a promise unless the key is cached
   * @throws what the database throws when it cannot be asked
   */
  authenticateHeader(authorization: string | undefined): Principal | null | Promise<Principal | null>;
  /** Forgets all cached keys; called when one is deleted. */
  forget(): void;
}

function principalOf(row: ApiKeyRow): Principal {
  return { kind: 'key', id: row.id, name: row.name, rights: new Set(row.scopes) };
}

/** @param dependencies `now` in ms, for tests; the system's clock by default */
export function createAuthenticator(dependencies: { database: Database; logger: Logger; now?: () => number }): Authenticator {
  const { database, logger, now = Date.now } = dependencies;
  const cached = new Map<string, { principal: Principal; at: number }>();
  const underWay = new Map<string, Promise<Principal | null>>();
  let generation = 0;

  function lookUp(digest: string, key: string): Promise<Principal | null> {
    const present = underWay.get(digest);
    if (present !== undefined) return present;
    const at = now();
    const asked = generation;
    const promise = findApiKey(database, key)
      .then((row) => {
        // An answer from before a deletion is not kept.
        if (asked !== generation) return row === null ? null : principalOf(row);
        if (row === null) {
          cached.delete(digest);
          return null;
        }
        if (cached.size >= entriesAtMost) cached.clear();
        const principal = principalOf(row);
        cached.set(digest, { principal, at });
        return principal;
      })
      .finally(() => {
        if (underWay.get(digest) === promise) underWay.delete(digest);
      });
    underWay.set(digest, promise);
    return promise;
  }

  return {
    authenticateHeader(authorization) {
      const key = /^bearer +([^\s]{1,500})$/i.exec(authorization ?? '')?.[1];
      if (key === undefined) return null;
      const digest = hash('sha256', key, 'base64');
      const entry = cached.get(digest);
      const age = entry === undefined ? Number.POSITIVE_INFINITY : now() - entry.at;
      if (entry === undefined || age >= forgottenAfterMs) return lookUp(digest, key);
      if (age >= staleAfterMs && !underWay.has(digest)) {
        lookUp(digest, key).catch((error: unknown) => {
          // Until the entry is forgotten it still holds; after that the request itself meets the error.
          logger.debug({ err: error }, 'an API key could not be looked up again');
        });
      }
      return entry.principal;
    },
    forget() {
      generation += 1;
      cached.clear();
      underWay.clear();
    },
  };
}
