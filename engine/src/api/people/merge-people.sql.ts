import { emailKey } from '../../ingest/email-key.ts';
import type { Sql } from '../../record/database.ts';
import type { PersonFields } from './people.sql.ts';

/** The statements of a merge; the caller holds all lanes and both people. */

/** Gives conversations, and messages that are not decided yet, to another person. */
export async function moveConversations(sql: Sql, fromKey: string, toKey: string): Promise<void> {
  // Of two that a person could join on one channel, the one of who stays is joined.
  await sql.query(
    `update switchboard.conversation c set joinable = false
     where c.person_key = $1 and c.joinable and exists (
       select 1 from switchboard.conversation o where o.person_key = $2 and o.channel = c.channel and o.joinable)`,
    [fromKey, toKey],
  );
  await sql.query('update switchboard.conversation set person_key = $2 where person_key = $1', [fromKey, toKey]);
  for (const waiting of ['pending', 'set_aside']) {
    await sql.query(
      `update switchboard.event e set person_key = $2 from switchboard.${waiting} w where w.seq = e.seq and e.person_key = $1`,
      [fromKey, toKey],
    );
  }
}

/**
 * Deletes the merged person; their names lead to who stays, who was answered when they were. The e-mail of who stays becomes one of these names, too: a
 * message under the other one makes that one their e-mail, and the first must not make somebody new then.
 */
export async function replacePerson(sql: Sql, merged: PersonFields, stays: PersonFields): Promise<void> {
  await sql.query('update switchboard.person_alias set person_key = $2 where person_key = $1', [merged.key, stays.key]);
  await sql.query(
    `update switchboard.person p set answered = coalesce(m.answered || p.answered, m.answered, p.answered)
     from switchboard.person m where p.key = $2 and m.key = $1 and m.answered is not null`,
    [merged.key, stays.key],
  );
  await sql.query('delete from switchboard.person where key = $1', [merged.key]);
  const ids = [merged.key, merged.given_id].filter((id) => id !== null && id !== stays.given_id);
  const emails = [merged.email, stays.email].flatMap((email) => (email === null ? [] : [emailKey(email)]));
  await sql.query(
    `insert into switchboard.person_alias (kind, value, person_key)
     select 'id', value, $1 from unnest($2::text[]) as value union all select 'email', value, $1 from unnest($3::text[]) as value
     on conflict (kind, value) do update set person_key = excluded.person_key`,
    [stays.key, ids, [...new Set(emails)]],
  );
}
