/**
 * Whom an import under way must not bring back. In: names of somebody who is erased; rows of a file. Out: which rows name
 * somebody who was erased since their import was started. What stays true: a batch of rows is brought before the erasure,
 * which then takes what it brought, or after it, and knows of it: both hold the import first. Names are kept as hashes
 * that mean nothing for another import, and no longer than the import takes.
 */
import { createHash } from 'node:crypto';
import { emailKey } from '../../ingest/email-key.ts';
import type { Sql } from '../../record/database.ts';

/** All that names a person in a file. */
export interface NamesInFiles {
  ids: readonly string[];
  emails: readonly string[];
}

function hashOf(importId: string, kind: 'id' | 'email', name: string): string {
  return createHash('sha256').update(`${importId}\n${kind}\n${name}`).digest('hex');
}

/**
 * Holds files that are not imported yet and imports under way; call it before people are held.
 * @returns the ids of those under way
 */
export async function holdUnfinishedImports(sql: Sql): Promise<string[]> {
  const { rows } = await sql.query<{ id: string; state: string }>(
    `select id, state from switchboard.person_import where state in ('preview', 'running') order by id for update`,
  );
  return rows.filter(({ state }) => state === 'running').map(({ id }) => id);
}

/** @param importIds of imports that are held */
export async function noteErased(sql: Sql, importIds: readonly string[], names: NamesInFiles): Promise<void> {
  for (const id of importIds) {
    const hashes = [
      ...names.ids.map((name) => hashOf(id, 'id', name)),
      ...names.emails.map((name) => hashOf(id, 'email', emailKey(name))),
    ];
    await sql.query(
      `insert into switchboard.person_import_erased (import_id, name_hash)
       select $1, hash from unnest($2::text[]) as hash on conflict do nothing`,
      [id, hashes],
    );
  }
}

/** Who was erased since an import was started. */
export interface Erased {
  isAnybody: boolean;
  hasId: (id: string) => boolean;
  hasEmail: (email: string) => boolean;
}

/** Holds an import for one of its batches; call it before people are held. */
export async function holdForBatch(sql: Sql, importId: string): Promise<Erased> {
  await sql.query('select 1 from switchboard.person_import where id = $1 for no key update', [importId]);
  const { rows } = await sql.query<{ name_hash: string }>(
    'select name_hash from switchboard.person_import_erased where import_id = $1',
    [importId],
  );
  const hashes = new Set(rows.map((row) => row.name_hash));
  return {
    isAnybody: hashes.size > 0,
    hasId: (id) => hashes.has(hashOf(importId, 'id', id)),
    hasEmail: (email) => hashes.has(hashOf(importId, 'email', emailKey(email))),
  };
}
