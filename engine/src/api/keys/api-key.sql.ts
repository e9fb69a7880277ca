import { createHash } from 'node:crypto';
import type { Sql } from '../../record/database.ts';
import type { Right } from '../principal.ts';

export interface ApiKeyRow {
  id: string;
  name: string;
  scopes: Right[];
  source: 'created' | 'environment';
  created_at: Date;
}

const columns = 'id, name, scopes, source, created_at';

/** What of a key is kept. Keys are long and random, so a slow hash would add nothing. */
export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

export async function findApiKey(sql: Sql, key: string): Promise<ApiKeyRow | null> {
  const { rows } = await sql.query<ApiKeyRow>(`select ${columns} from switchboard.api_key where hash = $1`, [hashKey(key)]);
  return rows[0] ?? null;
}

export async function insertApiKey(
  sql: Sql,
  row: { id: string; name: string; key: string; scopes: readonly Right[]; source: ApiKeyRow['source'] },
): Promise<ApiKeyRow> {
  const { rows } = await sql.query<ApiKeyRow>(
    `insert into switchboard.api_key (id, name, hash, scopes, source) values ($1, $2, $3, $4::jsonb, $5) returning ${columns}`,
    [row.id, row.name, hashKey(row.key), JSON.stringify(row.scopes), row.source],
  );
  return rows[0]!;
}

export async function listApiKeys(sql: Sql, limit: number, after: readonly [string, string] | null): Promise<ApiKeyRow[]> {
  const { rows } = await sql.query<ApiKeyRow>(
    `select ${columns} from switchboard.api_key
      where $2::text is null or (lower(name), id) > (lower($2), $3) order by lower(name), id limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  return rows;
}

export async function deleteApiKey(sql: Sql, id: string): Promise<ApiKeyRow | null> {
  const { rows } = await sql.query<ApiKeyRow>(`delete from switchboard.api_key where id = $1 returning ${columns}`, [id]);
  return rows[0] ?? null;
}
