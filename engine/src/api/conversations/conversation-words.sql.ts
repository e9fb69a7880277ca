import type { Sql } from '../../record/database.ts';

/**
 * The search of the inbox, of messages and of runs. In: words as somebody types them. Out: a condition for a list. What stays
 * true: words of messages, replies and notes are taken after they were accepted, so ingest and drain pay nothing; what is
 * too new to have been taken is looked through as it is, and both parts are bounded.
 */

/** Sequence numbers commit out of order: an event this old has no younger sibling with a lower number still to come. */
const settledSeconds = 15;
const newestLookedThrough = 2_000;
const foundAtMost = 5_000;
const textCharacters = 4_000;
/** The inbox shows a person without a name by the end of their id. */
const namelessCharacters = 4;

/** What can be found of an event: its text, and who the person says to be, is known as, and without a name is shown as. */
const wordsOf = `to_tsvector('simple', concat_ws(' ', left(e.payload ->> 'text', ${textCharacters}),
  e.payload -> 'person' ->> 'name', e.payload -> 'person' ->> 'email', e.payload -> 'person' -> 'attributes' ->> 'visitorName',
  e.payload -> 'person' -> 'attributes' ->> 'visitorEmail', p.name, p.email, p.given_id,
  case when coalesce(p.name, p.attributes ->> 'visitorName') is null
    then 'Visitor ' || right(coalesce(p.given_id, e.person_key), ${namelessCharacters}) end))`;

type Placeholder = (value: unknown) => string;

/**
 * The condition that a conversation holds all the words in one message, reply or note; the last may be the beginning of one.
 * @param conversationId what the statement calls the conversation's id
 * @param placeholder takes a parameter and answers how the statement names it
 */
export function conversationFoundBy(search: string, conversationId: string, placeholder: Placeholder): string {
  return foundBy(search, conversationId, 'conversation_id', placeholder);
}

/** As `conversationFoundBy`, of one event. */
export function eventFoundBy(search: string, seq: string, placeholder: Placeholder): string {
  return foundBy(search, seq, 'seq', placeholder);
}

function foundBy(search: string, one: string, column: 'conversation_id' | 'seq', placeholder: Placeholder): string {
  const words = placeholder(search);
  // Empty when nothing is left of the words, such as of “!?”: then nothing is found.
  const query = `(select case when plainto_tsquery('simple', ${words}::text)::text = '' then null
    else (plainto_tsquery('simple', ${words}::text)::text || ':*')::tsquery end)`;
  return `${one} in (
    (select w.${column} from switchboard.conversation_words w where w.words @@ ${query} order by w.seq desc limit ${foundAtMost})
    union all
    (select n.${column} from (
       select e.seq, e.conversation_id, e.payload, e.person_key from switchboard.event e
       where e.seq > (select seq from switchboard.conversation_words_position) order by e.seq desc limit ${newestLookedThrough}
     ) e left join switchboard.person p on p.key = e.person_key
       cross join lateral (select e.${column}, ${wordsOf} as words) n
     where n.words @@ ${query}))`;
}

/**
 * Takes the words of the next events. They are held meanwhile, so that erasing a person waits for it, or it for that.
 * @param limit events at most
 * @returns how many were taken; fewer than `limit` when all settled ones are
 */
export async function takeWords(sql: Sql, limit: number): Promise<number> {
  const { rows } = await sql.query<{ taken: number }>(
    `with position as (select seq from switchboard.conversation_words_position where id = 1 for update),
     next as (
       select e.seq, e.conversation_id, e.accepted_at, e.payload, e.person_key from switchboard.event e, position
       where e.seq > position.seq order by e.seq limit $1 for share of e
     ),
     settled as (
       select * from next where accepted_at < now() - interval '${settledSeconds} seconds'
         and seq < coalesce((select min(seq) from next where accepted_at >= now() - interval '${settledSeconds} seconds'), 9223372036854775807)
     ),
     added as (
       insert into switchboard.conversation_words (seq, conversation_id, words)
       select e.seq, e.conversation_id, ${wordsOf} from settled e left join switchboard.person p on p.key = e.person_key
       where e.payload ->> 'text' is not null
       on conflict (seq) do nothing
     ),
     moved as (
       update switchboard.conversation_words_position set seq = (select max(seq) from settled)
       where id = 1 and exists (select 1 from settled)
     )
     select count(*)::int as taken from settled`,
    [limit],
  );
  return rows[0]!.taken;
}
