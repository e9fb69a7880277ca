import type { AutomationStatus, DeletedAutomation } from '@switchboard/shared/automation';
import type { Sql } from '../../record/database.ts';

/**
 * The statements on automations that were deleted. In: ids. Out: what can be brought back. What stays true: a deleted
 * automation is in nobody's list and decides nothing; it is kept whole for `keptDays`, its versions for ever, since runs
 * point to them.
 */
interface DeletedRow {
  id: string;
  name: string;
  status: AutomationStatus;
  published_version: number | null;
  deleted_at: Date;
}

const keptDays = 30;
const listedAtMost = 200;

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

/** The automations that can be brought back, the last deleted first. */
export async function listDeleted(sql: Sql): Promise<DeletedAutomation[]> {
  const { rows } = await sql.query<DeletedRow>(
    `select id, name, status, published_version, deleted_at from switchboard.automation
     where deleted_at >= now() - interval '${keptDays} days' order by deleted_at desc, id limit ${listedAtMost}`,
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    status: row.status,
    publishedVersion: row.published_version,
    deletedAt: row.deleted_at.toISOString(),
  }));
}
