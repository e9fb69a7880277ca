/**
 * What makes adding to large tables of the embedded database cheaper. In: a database. Out: a free-space map for each index
 * of the tables that every message is added to, when nothing was written to them yet. What stays true: no row is ever seen.
 *
 * PostgreSQL looks for the map of an index with each page that it adds, and makes one only once a VACUUM has freed a page.
 * Tables that only grow never have one, so each look is for a file that is not there: on the embedded database, which asks
 * the file system through JavaScript, that was a thirtieth of all it costs to take a message.
 */
import type { Database } from './database.ts';

/** Several pages of each index. */
const rows = 2_000;

/** Rows that are taken back at once; ids below zero leave those that count to the stream. */
const additions: Record<string, string> = {
  event: `(seq, kind, lane, conversation_id, person_key, message_id, accepted_at, payload) overriding system value
    select -i, 'message', 0, md5(i::text), md5(i::text), md5(i::text), now(), '{}'`,
  event_facts: `(seq, facts, configuration_revision, decided_at) select -i, '{}', 0, now()`,
  person: `(key, given_id, email) select md5(i::text), md5(i::text), md5(i::text)`,
  conversation: `(id, person_key, channel, group_id, assignee_id, last_message_at, created_at)
    select md5(i::text), md5(i::text), 'api', 'none', 'none', now(), now()`,
  run: `(id, automation_id, version, seq, conversation_id, status, started_at, steps)
    select md5(i::text), 'none', 0, -i, md5(i::text), 'completed', now(), '[]'`,
  timeline: `(id, conversation_id, at, kind, by, reason) overriding system value
    select -i, md5(i::text), now(), 'assigned', 'automation', ''`,
  effect: `(id, run_id, node_id, automation_id, conversation_id, seq, kind, content, created_at)
    select md5(i::text), md5(i::text), '', 'none', md5(i::text), -i, 'email', '{}', now()`,
};

/** Once for pages to be given up, once more for them to be noted as free. */
const rounds = 2;

class TakenBack extends Error {}

/** @returns false when something was written before, or the maps are there */
export async function makeFreeSpaceMaps(database: Database): Promise<boolean> {
  const { rows: found } = await database.query<{ is_fresh: boolean }>(
    `select pg_relation_size('switchboard.event_pkey', 'fsm') = 0 and not exists (select 1 from switchboard.event) as is_fresh`,
  );
  if (!found[0]!.is_fresh) return false;
  const tables = Object.entries(additions);
  try {
    await database.transaction(async (sql) => {
      for (const [table, addition] of tables)
        await sql.query(`insert into switchboard.${table} ${addition} from generate_series(1, ${rows}) i`);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  for (let round = 0; round < rounds; round += 1)
    for (const [table] of tables) await database.query(`vacuum (index_cleanup on) switchboard.${table}`);
  return true;
}
