import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Sql } from '../../record/database.ts';
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts';
import { startMs } from '../serve-in-memory.ts';
import { importRows } from './import-rows.ts';
import type { RowClaims } from './read-row.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
}, startMs);
afterAll(() => test?.remove());

const row = (claims: Partial<RowClaims>): RowClaims => ({
  id: null,
  email: null,
  name: null,
  country: null,
  language: null,
  attributes: {},
  ...claims,
});

interface Seed {
  key: string;
  id: string | null;
  email: string | null;
}

class RollBack extends Error {}

const nobodyErased = { isAnybody: false, hasId: () => false, hasEmail: () => false };

/** @returns the people that batches of rows leave of those who were there; nothing of it stays */
async function after(
  seeds: readonly Seed[],
  aliases: [email: string, key: string][],
  batches: RowClaims[][],
): Promise<unknown[]> {
  let people: unknown[] = [];
  const run = async (sql: Sql) => {
    for (const [age, { key, id, email }] of seeds.entries()) {
      await sql.query(
        `insert into switchboard.person (key, given_id, email, created_at) values ($1, $2, $3, now() - make_interval(days => $4))`,
        [key, id, email, 100 - age],
      );
    }
    for (const alias of aliases)
      await sql.query(`insert into switchboard.person_alias (kind, value, person_key) values ('email', $1, $2)`, alias);
    for (const batch of batches) await importRows(sql, batch, nobodyErased);
    const { rows } = await sql.query<{ kept: string }>(
      `select json_build_array(case when key like 'per\\_seed%' then key end, given_id, email, name)::text as kept
       from switchboard.person order by 1`,
      [],
    );
    people = rows.map(({ kept }) => JSON.parse(kept));
    throw new RollBack();
  };
  await test.database.transaction(run).catch((error: unknown) => {
    if (!(error instanceof RollBack)) throw error;
  });
  return people;
}

describe('rows of a file', () => {
  it('find whoever has an e-mail now, not who had it earlier in the batch', async () => {
    const seeds = [{ key: 'per_seed1', id: 'k1', email: 'k1@example.com' }];
    const rows = [row({ id: 'k1', email: 'k1new@example.com', name: 'K1' }), row({ email: 'k1@example.com', name: 'Other' })];
    expect(await after(seeds, [], [rows])).toEqual([
      ['per_seed1', 'k1', 'k1new@example.com', 'K1'],
      [null, null, 'k1@example.com', 'Other'],
    ]);
  });

  it('that know somebody by an e-mail of one merged into them leave theirs as it is', async () => {
    const seeds = [{ key: 'per_seed1', id: 'c', email: 'c@example.com' }];
    const rows = [row({ email: 'b@example.com', name: 'Cleo' })];
    expect(await after(seeds, [['b@example.com', 'per_seed1']], [rows])).toEqual([['per_seed1', 'c', 'c@example.com', 'Cleo']]);
    const without = [{ key: 'per_seed1', id: 'c', email: null }];
    expect(await after(without, [['b@example.com', 'per_seed1']], [rows])).toEqual([['per_seed1', 'c', 'b@example.com', 'Cleo']]);
  });

  it('leave the same people wherever batches end', async () => {
    const ids = fc.constantFrom('k1', 'k2', 'k3', 'per_seed0', 'per_seed2');
    const emails = fc.constantFrom('a@example.com', 'b@example.com', 'B@example.com', 'c@example.com');
    const seedsOf = fc.array(fc.record({ id: fc.option(ids), email: fc.option(emails) }), { maxLength: 4 });
    const rowsOf = fc.array(
      fc.tuple(fc.option(ids), fc.option(emails), fc.boolean()).filter(([id, email]) => id !== null || email !== null),
      { minLength: 2, maxLength: 8 },
    );
    const aliasesOf = fc.uniqueArray(fc.tuple(fc.constantFrom('a@example.com', 'b@example.com'), fc.nat(3)), {
      selector: ([email]) => email,
    });
    const property = fc.asyncProperty(seedsOf, aliasesOf, rowsOf, async (seeded, named, claimed) => {
      const taken = new Set<string>();
      const seeds = seeded.map(({ id, email }, place) => {
        const isFree = id !== null && !id.startsWith('per_') && !taken.has(id);
        // Of those known by an e-mail alone each has one of their own.
        const name = isFree ? id : (email?.toLowerCase() ?? '');
        const isOwn = isFree || !taken.has(name);
        taken.add(name);
        return { key: `per_seed${place}`, id: isFree ? id : null, email: isOwn ? email : null };
      });
      const aliases = named.flatMap(([email, place]): [string, string][] =>
        place < seeds.length ? [[email, `per_seed${place}`]] : [],
      );
      const rows = claimed.map(([id, email, last], place) =>
        row({ id, email, name: `Row ${place}`, ...(last ? { country: 'FR' } : {}) }),
      );
      const apart = await after(
        seeds,
        aliases,
        rows.map((each) => [each]),
      );
      expect(await after(seeds, aliases, [rows])).toEqual(apart);
      expect(await after(seeds, aliases, [rows.slice(0, 3), rows.slice(3)])).toEqual(apart);
    });
    await fc.assert(property, { numRuns: 100 });
  }, 60_000);
});
