import type { Sql } from '../record/database.ts';

/**
 * Notes a change of state in the change's own transaction: who changed what is recorded exactly when it was changed.
 * @param by id of the agent or API key, as in `Principal.id`
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
