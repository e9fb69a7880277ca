import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { Database } from '../record/database.ts';
import { createAuthenticator } from './authenticator.ts';
import { hashKey } from './keys/api-key.sql.ts';

/** A table of keys that counts how often it is asked. */
function createKeys() {
  const keys = new Map<string, string>([[hashKey('the-key').toString('hex'), 'k_1']]);
  const state = { asked: 0, isGone: false };
  const database = {
    async query(_text: string, [hash]: [Buffer]) {
      state.asked += 1;
      if (state.isGone) throw new Error('gone');
      const id = keys.get(hash.toString('hex'));
      return { rows: id === undefined ? [] : [{ id, name: 'one', scopes: ['read'] }], rowCount: 0 };
    },
  } as unknown as Database;
  return { keys, state, database };
}

function create() {
  const table = createKeys();
  const clock = { ms: 0 };
  const authenticator = createAuthenticator({ database: table.database, logger: pino({ enabled: false }), now: () => clock.ms });
  return { ...table, clock, authenticator, ask: (header?: string) => authenticator.authenticateHeader(header) };
}

describe('the authenticator', () => {
  it("finds a key's principal, and answers from memory afterwards", async () => {
    const { ask, state } = create();
    expect(await ask('Bearer the-key')).toMatchObject({ kind: 'key', id: 'k_1', rights: new Set(['read']) });
    expect(ask('bearer the-key')).toMatchObject({ id: 'k_1' });
    expect(state.asked).toBe(1);
  });
  it('knows nobody without a header, with another scheme or with an unknown key', async () => {
    const { ask } = create();
    for (const header of [undefined, '', 'Basic the-key', 'Bearer', 'Bearer a b']) expect(ask(header)).toBeNull();
    expect(await ask('Bearer another')).toBeNull();
  });
  it('asks once for many requests at the same time', async () => {
    const { ask, state } = create();
    await Promise.all(Array.from({ length: 50 }, () => ask('Bearer the-key')));
    expect(state.asked).toBe(1);
  });
  it('refuses a key that was taken away elsewhere within 5 seconds', async () => {
    const { ask, keys, clock } = create();
    await ask('Bearer the-key');
    keys.clear();
    clock.ms = 4_999;
    expect(ask('Bearer the-key')).toMatchObject({ id: 'k_1' });
    clock.ms = 5_000;
    expect(await ask('Bearer the-key')).toBeNull();
  });
  it('refuses a key that was taken away here at once, even while it is being looked up', async () => {
    const { ask, keys, authenticator } = create();
    const early = ask('Bearer the-key');
    keys.clear();
    authenticator.forget();
    await early;
    expect(await ask('Bearer the-key')).toBeNull();
  });
  it('keeps keys in use answered from memory by looking them up beside the requests', async () => {
    const { ask, clock, state } = create();
    await ask('Bearer the-key');
    for (let ms = 0; ms < 20_000; ms += 1_000) {
      clock.ms = ms;
      expect(ask('Bearer the-key')).not.toBeInstanceOf(Promise);
      await Promise.resolve()
        .then(() => undefined)
        .then(() => undefined)
        .then(() => undefined)
        .then(() => undefined);
    }
    expect(state.asked).toBeGreaterThan(5);
  });
  it('fails when the database is gone, and holds no failure against a key', async () => {
    const { ask, state } = create();
    state.isGone = true;
    await expect(ask('Bearer the-key')).rejects.toThrow('gone');
    state.isGone = false;
    expect(await ask('Bearer the-key')).toMatchObject({ id: 'k_1' });
  });
});
