import type { RecentMessage } from '@switchboard/shared/conversation';
import type { Sql } from '../../record/database.ts';
import type { Principal } from '../principal.ts';
import { eventFoundBy } from '../conversations/conversation-words.sql.ts';
import { personId, personName } from '../person-called.sql.ts';
import { ofVisibleConversation } from '../rights-of-conversations.sql.ts';

interface MessageRow {
  seq: number;
  message_id: string;
  conversation_id: string;
  accepted_at: Date;
  text: string;
  country: string | null;
  language: string | null;
  person_id: string | null;
  person_name: string | null;
}

const textCharacters = 300;

/**
 * What people wrote lately, whatever the conversation, newest first; agents see what is in conversations they may see.
 * @param search words that a message, or the name or e-mail of its author, holds; empty for all
 * @param before only messages accepted before this one; null for the first page
 * @returns at most `limit` + 1 messages: one more tells that there is another page
 */
export async function selectRecentMessages(
  sql: Sql,
  principal: Principal,
  search: string,
  limit: number,
  before: number | null,
): Promise<(RecentMessage & { seq: number })[]> {
  const parameters: unknown[] = [];
  const placeholder = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [`e.kind = 'message'`, 'e.message_id is not null'];
  const visible = ofVisibleConversation(principal, 'e.conversation_id', placeholder);
  if (visible !== null) conditions.push(visible);
  if (search !== '') conditions.push(eventFoundBy(search, 'e.seq', placeholder));
  if (before !== null) conditions.push(`e.seq < ${placeholder(before)}`);
  const { rows } = await sql.query<MessageRow>(
    `select e.seq, e.message_id, e.conversation_id, e.accepted_at, left(e.payload ->> 'text', ${textCharacters}) as text,
       e.payload ->> 'country' as country, e.payload ->> 'language' as language,
       ${personId} as person_id, ${personName} as person_name
     from switchboard.event e left join switchboard.person p on p.key = e.person_key
     where ${conditions.join(' and ')} order by e.seq desc limit ${placeholder(limit + 1)}`,
    parameters,
  );
  return rows.map((row) => ({
    seq: row.seq,
    id: row.message_id,
    conversationId: row.conversation_id,
    text: row.text,
    personId: row.person_id,
    personName: row.person_name,
    country: row.country,
    language: row.language,
    at: row.accepted_at.toISOString(),
  }));
}
