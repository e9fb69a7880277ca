import type { Sql } from './database.ts';

/**
 * Raises the configuration's revision in the change's own transaction: every event accepted after the change was
 * answered is decided with it. Every change to a published automation, an agent, a group or their order calls it.
 * The row's lock also puts changes of configuration one after another.
 * @returns the new revision
 */
export async function raiseConfiguration(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ revision: number }>(
    'update switchboard.configuration set revision = revision + 1 where id = 1 returning revision',
  );
  return rows[0]!.revision;
}

/**
 * Puts a version of an automation in force from a revision on, or (version null) takes it out of force.
 * @param revision as `raiseConfiguration` returned it, in the same transaction
 */
export async function putInForce(sql: Sql, automationId: string, version: number | null, revision: number): Promise<void> {
  await sql.query('update switchboard.in_force set until_revision = $2 where automation_id = $1 and until_revision is null', [
    automationId,
    revision,
  ]);
  if (version === null) return;
  await sql.query('insert into switchboard.in_force (automation_id, version, from_revision) values ($1, $2, $3)', [
    automationId,
    version,
    revision,
  ]);
}
