import type { Database } from '../../record/database.ts';
import { audit } from '../audit.ts';
import { rights } from '../principal.ts';
import { randomId } from '../random-id.ts';
import { findApiKey, hashKey, insertApiKey } from './api-key.sql.ts';

/**
 * Puts the environment's API key in force with all scopes; a changed value replaces its predecessor, none removes it.
 * @param key `SWITCHBOARD_API_KEY`, or null when unset
 */
export async function installEnvironmentKey(database: Database, key: string | null): Promise<void> {
  await database.transaction(async (sql) => {
    // Its lock puts processes that start at the same time one after another.
    await sql.query('select 1 from switchboard.configuration where id = 1 for update');
    const removed = await sql.query<{ id: string }>(
      `delete from switchboard.api_key where source = 'environment' and ($1::bytea is null or hash <> $1) returning id`,
      [key === null ? null : hashKey(key)],
    );
    for (const { id } of removed.rows) await audit(sql, 'environment', 'api-key.delete', id);
    if (key === null || (await findApiKey(sql, key)) !== null) return;
    const row = await insertApiKey(sql, {
      id: randomId('k_'),
      name: 'SWITCHBOARD_API_KEY',
      key,
      scopes: rights,
      source: 'environment',
    });
    await audit(sql, 'environment', 'api-key.create', row.id, { scopes: rights });
  });
}
