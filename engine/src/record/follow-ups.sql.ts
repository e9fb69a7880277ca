import type { MessageFacts } from '@switchboard/shared/facts';
import { segmentsOfTopics } from '../compile/topic-of.ts';
import type { Sql } from './database.ts';
import { type MessageEventRow, messageFactsOf } from './event-facts.ts';
import type { Listened } from './follow-ups.ts';

/** What published automations listen to now. */
export async function loadListened(sql: Sql): Promise<Listened> {
  const { rows } = await sql.query<{ topic: string }>(
    `select distinct t.topic from switchboard.in_force f
     join switchboard.automation_version v on v.automation_id = f.automation_id and v.version = f.version
     cross join lateral jsonb_array_elements_text(v.listens) as t(topic)
     where f.until_revision is null and v.listens <> '["message"]'`,
  );
  const topics = new Set(rows.map(({ topic }) => topic));
  return { topics, segments: segmentsOfTopics(topics) };
}

/** A conversation's newest message, which events beside the stream happen after. */
export interface NewestMessage {
  conversationId: string;
  lane: number;
  message: MessageFacts;
}

type NewestRow = MessageEventRow & { decided_language: string | null };

const newestColumns = `e.kind, e.lane, e.hops, e.seq, e.conversation_id, e.person_key, e.message_id, e.accepted_at, e.payload,
  f.facts ->> 'language' as decided_language`;

function newestOf(row: NewestRow): NewestMessage {
  const message = messageFactsOf(row, row.decided_language ?? row.payload.language);
  return { conversationId: row.conversation_id, lane: row.lane, message };
}

/** @returns null for a conversation without messages, such as one that was erased */
export async function readNewestMessage(sql: Sql, conversationId: string): Promise<NewestMessage | null> {
  const { rows } = await sql.query<NewestRow>(
    `select ${newestColumns} from switchboard.event e left join switchboard.event_facts f on f.seq = e.seq
     where e.conversation_id = $1 and e.kind = 'message' order by e.seq desc limit 1`,
    [conversationId],
  );
  return rows[0] === undefined ? null : newestOf(rows[0]);
}

/** The newest message of each person's newest conversation, by person; those without any are left out. */
export async function readNewestMessages(sql: Sql, personKeys: readonly string[]): Promise<Map<string, NewestMessage>> {
  const { rows } = await sql.query<NewestRow & { owner_key: string }>(
    `select k.key as owner_key, n.* from unnest($1::text[]) as k(key)
     cross join lateral (
       select c.id from switchboard.conversation c where c.person_key = k.key order by c.last_message_at desc, c.id desc limit 1
     ) c
     cross join lateral (
       select ${newestColumns} from switchboard.event e left join switchboard.event_facts f on f.seq = e.seq
       where e.conversation_id = c.id and e.kind = 'message' order by e.seq desc limit 1
     ) n`,
    [personKeys],
  );
  return new Map(rows.map((row) => [row.owner_key, newestOf(row)]));
}
