import type { AutomationStatus, DeletedAutomation } from '@switchboard/shared/automation';
import type { Sql } from '../../record/database.ts';

/**
 * The statements on automations that were deleted. In: ids. Out: what can be brought back. What stays true: a deleted
 * automation is in nobody's list and decides nothing; it is kept whole for `keptDays`, its versions for ever, since runs
 * point to them.
 */
export interface DeletedRow {
  id: string;
  name: string;
  status: AutomationStatus;
  published_version: number | null;
  deleted_at: Date;
  /** Microseconds since 1970, since a Date would cut what PostgreSQL keeps. */
  deleted_at_us: number;
}

const keptDays = 30;

/** Puts a locked automation out of sight, and forgets those that were long ago. */
export async function markDeleted(sql: Sql, id: string): Promise<void> {
  await sql.query('update switchboard.automation set deleted_at = now(), revision = revision + 1 where id = $1', [id]);
  await sql.query(`delete from switchboard.automation where deleted_at < now() - interval '${keptDays} days'`);
}

/**
 * Brings a deleted automation back into sight; its place in the list is the one it had.
 * @returns false when there is none deleted with that id
 */
export async function unmarkDeleted(sql: Sql, id: string): Promise<boolean> {
  const { rowCount } = await sql.query(
    `update switchboard.automation set deleted_at = null, revision = revision + 1, updated_at = now()
     where id = $1 and deleted_at >= now() - interval '${keptDays} days'`,
    [id],
  );
  return rowCount === 1;
}

/** The automations that can be brought back, the last deleted first. @param after where the page before ended, or null */
export async function listDeleted(sql: Sql, limit: number, after: readonly [number, string] | null): Promise<DeletedRow[]> {
  const { rows } = await sql.query<DeletedRow>(
    `select id, name, status, published_version, deleted_at, (extract(epoch from deleted_at) * 1000000)::bigint as deleted_at_us
     from switchboard.automation
     where deleted_at >= now() - interval '${keptDays} days'
       and ($2::bigint is null or (deleted_at, id) < (timestamptz 'epoch' + $2::bigint * interval '1 microsecond', $3::text))
     order by deleted_at desc, id desc limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  return rows;
}

export function deletedOf(row: DeletedRow): DeletedAutomation {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    publishedVersion: row.published_version,
    deletedAt: row.deleted_at.toISOString(),
  };
}
