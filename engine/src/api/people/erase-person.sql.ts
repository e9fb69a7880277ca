import type { Sql } from '../../record/database.ts';

/** The statements that erase a person. In: keys, conversations, events. What is left of each row is said at its statement. */

/** All that names a person: our keys (also of those merged into them), ids given by developers, and e-mails. */
export async function readNames(sql: Sql, key: string): Promise<{ keys: string[]; ids: string[]; emails: string[] }> {
  const { rows } = await sql.query<{ kind: 'id' | 'email'; value: string }>(
    `select kind, value from switchboard.person_alias where person_key = $1
     union all select 'id', given_id from switchboard.person where key = $1 and given_id is not null
     union all select 'email', email from switchboard.person where key = $1 and email is not null`,
    [key],
  );
  const valuesOf = (kind: 'id' | 'email') => rows.flatMap((row) => (row.kind === kind ? [row.value] : []));
  const ids = valuesOf('id');
  // An id that a developer gave may begin as our keys do; it names no event's author, so asking for it too is harmless.
  return { keys: [key, ...ids.filter((id) => id.startsWith('per_'))], ids, emails: valuesOf('email') };
}

export async function readLastSeq(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ seq: number }>('select coalesce(max(seq), 0) as seq from switchboard.event');
  return rows[0]!.seq;
}

/** Messages of the person, whosever conversation they are in, among the next events after one. */
export async function readAuthoredElsewhere(
  sql: Sql,
  keys: readonly string[],
  after: number,
  atMost: number,
): Promise<{ seqs: number[]; reached: number | null }> {
  const { rows } = await sql.query<{ seqs: number[]; reached: number | null }>(
    `select coalesce(json_agg(seq) filter (where person_key = any($1::text[])), '[]') as seqs, max(seq) as reached
     from (select seq, person_key from switchboard.event where seq > $2 order by seq limit $3) as next`,
    [keys, after, atMost],
  );
  return rows[0]!;
}

/** Deletes the conversations of a person with all that hangs on them but events, runs and effects. @returns their ids */
export async function eraseConversations(sql: Sql, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    'delete from switchboard.conversation where person_key = any($1::text[]) returning id',
    [keys],
  );
  const ids = rows.map(({ id }) => id);
  for (const table of ['repeat_mark', 'held_mail', 'timeline', 'conversation_tag', 'conversation_read', 'conversation_words']) {
    await sql.query(`delete from switchboard.${table} where conversation_id = any($1::text[])`, [ids]);
  }
  return ids;
}

/**
 * Empties the events of conversations, which are then of no kind that is shown, counted or decided, and further ones with
 * those that carry their messages on: what they said, what they were decided on and why, what was sent about them. Those
 * that still wait are decided no more, mails and acts that still wait are not carried out.
 * @returns the ids of their messages
 */
export async function eraseEvents(sql: Sql, conversationIds: readonly string[], seqs: readonly number[]): Promise<string[]> {
  const { rows } = await sql.query<{ seq: number; message_id: string | null }>(
    `update switchboard.event set kind = 'erased', person_key = 'erased', cause = null,
       payload = json_build_object('text', '', 'channel', coalesce(payload ->> 'channel', ''), 'sentAt', null, 'country', null,
         'language', null, 'opens', coalesce((payload ->> 'opens')::boolean, false), 'erased', true)
     where conversation_id = any($1::text[]) or seq = any($2::bigint[])
       or (conversation_id in (select e.conversation_id from switchboard.event e where e.seq = any($2::bigint[]))
         and payload -> 'message' ->> 'id' in (select e.message_id from switchboard.event e where e.seq = any($2::bigint[])))
     returning seq, message_id`,
    [conversationIds, seqs],
  );
  const all = rows.map(({ seq }) => seq);
  for (const table of ['pending', 'event_facts', 'set_aside', 'conversation_words']) {
    await sql.query(`delete from switchboard.${table} where seq = any($1::bigint[])`, [all]);
  }
  await sql.query(
    `update switchboard.timeline set reason = 'Erased.', candidates = null
     where run_id in (select id from switchboard.run where seq = any($1::bigint[]))`,
    [all],
  );
  await sql.query(
    `update switchboard.effect set answer = null,
       error = case when state in ('planned', 'sending') then 'The person was erased.' when error is null then null else 'Erased.' end,
       content = case when kind = 'email'
         then json_build_object('agentId', content -> 'agentId', 'toName', content -> 'toName', 'toEmail', content -> 'toEmail',
           'subject', '', 'text', '', 'html', '')
         else json_build_object('type', content -> 'type', 'version', content -> 'version', 'input', null) end,
       finished_at = coalesce(finished_at, now()), next_at = null, lease_until = null,
       state = case when state in ('planned', 'sending') then 'failed' else state end
     where seq = any($1::bigint[]) or conversation_id = any($2::text[])`,
    [all, conversationIds],
  );
  await sql.query('delete from switchboard.held_mail where seq = any($1::bigint[])', [all]);
  await sql.query(`update switchboard.run set steps = '[]' where seq = any($1::bigint[])`, [all]);
  return rows.flatMap(({ message_id: id }) => (id === null ? [] : [id]));
}

/** Deletes the person, and empties what the audit tells of the subjects named. */
export async function erasePersonRows(sql: Sql, key: string, subjects: readonly string[]): Promise<void> {
  await sql.query('delete from switchboard.person_alias where person_key = $1', [key]);
  await sql.query('delete from switchboard.person where key = $1', [key]);
  await sql.query('update switchboard.audit set detail = null where subject = any($1::text[]) and detail is not null', [
    subjects,
  ]);
}
