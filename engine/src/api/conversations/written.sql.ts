import type { MessageAuthor } from '@switchboard/shared/conversation';
import type { Sql } from '../../record/database.ts';

/** What an agent wrote, as the stream keeps it: an event that is never pending, so that nothing decides on it. */
export interface Written {
  kind: 'reply' | 'note';
  id: string;
  conversationId: string;
  text: string;
  at: Date;
  by: MessageAuthor;
}

/** @returns false when there is an event with this id already */
export async function insertWritten(sql: Sql, written: Written, where: { lane: number; personKey: string }): Promise<boolean> {
  const { rowCount } = await sql.query(
    `insert into switchboard.event (kind, lane, conversation_id, person_key, message_id, accepted_at, payload)
     values ($1, $2, $3, $4, $5, $6, $7::json)
     on conflict (message_id) where message_id is not null do nothing`,
    [
      written.kind,
      where.lane,
      written.conversationId,
      where.personKey,
      written.id,
      written.at,
      JSON.stringify({ text: written.text, by: written.by }),
    ],
  );
  return rowCount === 1;
}

/** @returns the reply or note with this id, or null when the id is nobody's or a person's message's */
export async function findWritten(sql: Sql, id: string): Promise<Written | null> {
  const { rows } = await sql.query<{
    kind: string;
    conversation_id: string;
    accepted_at: Date;
    payload: { text: string; by: MessageAuthor };
  }>('select kind, conversation_id, accepted_at, payload from switchboard.event where message_id = $1', [id]);
  const row = rows[0];
  if (row === undefined || (row.kind !== 'reply' && row.kind !== 'note')) return null;
  const { text, by } = row.payload;
  return { kind: row.kind, id, conversationId: row.conversation_id, text, at: row.accepted_at, by };
}
