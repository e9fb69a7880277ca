import type { Sql } from '@switchboard/engine/record/database';
import { SwitchboardError } from '@switchboard/shared/problem';

/** PostgreSQL 14, as `server_version_num` counts. */
const oldestVersion = 140_000;

/** The server's name and port; never the password that may stand beside them. */
function placeOf(databaseUrl: string): string {
  const host = URL.canParse(databaseUrl) ? new URL(databaseUrl).host : '';
  return host === '' ? 'DATABASE_URL' : `${host} (DATABASE_URL)`;
}

/**
 * Looks, before anything is made there, whether PostgreSQL can be used: what is wrong is told in a sentence.
 * @param sql the database just opened
 * @param databaseUrl where it is
 * @throws SwitchboardError `unavailable` when it does not answer or lets nobody in; `conflict` when it is too old
 */
export async function checkPostgres(sql: Sql, databaseUrl: string): Promise<void> {
  const place = placeOf(databaseUrl);
  let version: number;
  try {
    const { rows } = await sql.query<{ version: number }>("select current_setting('server_version_num')::int as version");
    version = rows[0]!.version;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SwitchboardError('unavailable', `PostgreSQL at ${place} cannot be used: ${reason}`, { cause: error });
  }
  if (version >= oldestVersion) return;
  throw new SwitchboardError(
    'conflict',
    `Switchboard needs PostgreSQL 14 or newer; the one at ${place} is ${Math.floor(version / 10_000)}.`,
  );
}
