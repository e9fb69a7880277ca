import type { Sql } from '../../record/database.ts';

/**
 * Publishable keys: good for /widget/v1 alone, from the origins they name. They are no secrets and are kept as they are,
 * also when they are taken away: all but `findWidgetKey` pass those over.
 */
export interface WidgetKey {
  id: string;
  key: string;
  name: string;
  /** Serialized origins (RFC 6454, section 6.2), such as `https://shop.example`. */
  origins: string[];
  revision: number;
  createdAt: Date;
}

interface WidgetKeyRow {
  id: string;
  key: string;
  name: string;
  origins: string[];
  revision: number;
  created_at: Date;
}

const columns = 'id, key, name, origins, revision, created_at';

/** What a key looks like: anything else is not looked up. */
export const widgetKeyPattern = /^pk_[a-z2-7]{32}$/;

function toKey(row: WidgetKeyRow): WidgetKey {
  const { created_at: createdAt, ...key } = row;
  return { ...key, createdAt };
}

/** What is to be known of a key that somebody speaks with. */
export interface PresentedKey extends Pick<WidgetKey, 'id' | 'origins'> {
  /** True when it was taken away: good for nothing, but its sites may be told so. */
  isGone: boolean;
}

/** @returns the key, or null when there never was one like that */
export async function findWidgetKey(sql: Sql, key: string): Promise<PresentedKey | null> {
  if (!widgetKeyPattern.test(key)) return null;
  const { rows } = await sql.query<PresentedKey>(
    `select id, origins, deleted_at is not null as "isGone" from switchboard.widget_key where key = $1`,
    [key],
  );
  return rows[0] ?? null;
}

export async function insertWidgetKey(sql: Sql, key: Omit<WidgetKey, 'revision' | 'createdAt'>): Promise<WidgetKey> {
  const { rows } = await sql.query<WidgetKeyRow>(
    `insert into switchboard.widget_key (id, key, name, origins) values ($1, $2, $3, $4::jsonb) returning ${columns}`,
    [key.id, key.key, key.name, JSON.stringify(key.origins)],
  );
  return toKey(rows[0]!);
}

/** Holds a key until the transaction's end. @returns null when there is none with this id */
export async function lockWidgetKey(sql: Sql, id: string): Promise<WidgetKey | null> {
  const { rows } = await sql.query<WidgetKeyRow>(
    `select ${columns} from switchboard.widget_key where id = $1 and deleted_at is null for update`,
    [id],
  );
  return rows[0] === undefined ? null : toKey(rows[0]);
}

export async function updateWidgetKey(sql: Sql, key: Pick<WidgetKey, 'id' | 'name' | 'origins'>): Promise<WidgetKey> {
  const { rows } = await sql.query<WidgetKeyRow>(
    `update switchboard.widget_key set name = $2, origins = $3::jsonb, revision = revision + 1 where id = $1 returning ${columns}`,
    [key.id, key.name, JSON.stringify(key.origins)],
  );
  return toKey(rows[0]!);
}

/** By name. @param after name and id of the last of the page before, or null */
export async function listWidgetKeys(sql: Sql, limit: number, after: readonly [string, string] | null): Promise<WidgetKey[]> {
  const { rows } = await sql.query<WidgetKeyRow>(
    `select ${columns} from switchboard.widget_key
     where deleted_at is null and ($2::text is null or (lower(name), id) > (lower($2), $3)) order by lower(name), id limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  return rows.map(toKey);
}

/** @returns the key taken away, or null when there was none with this id */
export async function deleteWidgetKey(sql: Sql, id: string): Promise<WidgetKey | null> {
  const { rows } = await sql.query<WidgetKeyRow>(
    `update switchboard.widget_key set deleted_at = now() where id = $1 and deleted_at is null returning ${columns}`,
    [id],
  );
  return rows[0] === undefined ? null : toKey(rows[0]);
}
