import { isDeepStrictEqual } from 'node:util';
import type { Sql } from '../record/database.ts';

/** Who made a change that takes no login. */
export const notLoggedIn = 'not-logged-in';

/**
 * Notes a change of state in the change's own transaction: who changed what is recorded exactly when it was changed.
 * @param by id of the agent or API key, as in `Principal.id`, or `notLoggedIn`
 * @param action such as `agent.create`, `automation.publish`
 * @param subject id of what was changed
 * @param detail plain JSON; no secrets
 */
export async function audit(sql: Sql, by: string, action: string, subject: string, detail: unknown = null): Promise<void> {
  await sql.query('insert into switchboard.audit (by, action, subject, detail) values ($1, $2, $3, $4::jsonb)', [
    by,
    action,
    subject,
    detail === null ? null : JSON.stringify(detail),
  ]);
}

/**
 * What a save changes, as its detail in the audit: the fields that are something else from now on, each with what it was.
 * @param changes those that were given, the same as before among them
 */
export function changesFrom<Fields extends object>(
  before: Fields,
  changes: Partial<Fields>,
): Record<string, { from: unknown; to: unknown }> {
  const now = Object.entries(changes) as [keyof Fields & string, unknown][];
  return Object.fromEntries(
    now.filter(([name, to]) => !isDeepStrictEqual(before[name], to)).map(([name, to]) => [name, { from: before[name], to }]),
  );
}

/** How many lines back, and for how long, a further save joins the one before. */
const joinedLines = 50;
const joinedMinutes = 10;

/**
 * As `audit`, for what is saved again and again by itself while somebody works on it: saves in a row by the same person
 * are one line, with the detail and time of the last.
 */
export async function auditSave(sql: Sql, by: string, action: string, subject: string, detail: unknown): Promise<void> {
  const { rowCount } = await sql.query(
    `with latest as (
       select id, by, action, at from switchboard.audit
       where id > (select max(id) from switchboard.audit) - $5::int and subject = $3 order by id desc limit 1
     )
     update switchboard.audit a set detail = $4::jsonb, at = now() from latest l
     where a.id = l.id and l.by = $1 and l.action = $2 and l.at > now() - make_interval(mins => $6::int)`,
    [by, action, subject, JSON.stringify(detail), joinedLines, joinedMinutes],
  );
  if (rowCount === 0) await audit(sql, by, action, subject, detail);
}
