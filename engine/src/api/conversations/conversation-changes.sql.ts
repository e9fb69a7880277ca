import type { ConversationFacts } from '@switchboard/shared/facts';
import type { Sql } from '../../record/database.ts';

/** The statements with which a person changes a conversation; the caller holds its lane (`withLane`). */
export interface LockedConversation extends ConversationFacts {
  joinable: boolean;
  /** Without meaning unless the status is `snoozed`. */
  snoozedUntil: Date | null;
  personKey: string;
}

interface ConversationRow {
  id: string;
  status: LockedConversation['status'];
  group_id: string | null;
  assignee_id: string | null;
  channel: string;
  assigned_by: ConversationFacts['assignedBy'];
  queued_at: Date | null;
  tags: string[];
  repeats: Record<string, string> | null;
  opening: number;
  joinable: boolean;
  snoozed_until: Date | null;
  person_key: string;
}

/** @returns the conversation, its row held until the transaction ends, or null when there is none with that id */
export async function lockConversation(sql: Sql, id: string): Promise<LockedConversation | null> {
  const { rows } = await sql.query<ConversationRow>(
    `select c.id, c.channel, c.status, c.group_id, c.assignee_id, c.assigned_by, c.queued_at, c.opening, c.joinable, c.snoozed_until,
       c.person_key,
       array(select t.tag from switchboard.conversation_tag t where t.conversation_id = c.id order by t.tag collate "C") as tags,
       (select json_object_agg(m.key, m.at) from switchboard.repeat_mark m where m.conversation_id = c.id) as repeats
     from switchboard.conversation c where c.id = $1 for update of c`,
    [id],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    id: row.id,
    channel: row.channel,
    status: row.status,
    groupId: row.group_id,
    assigneeId: row.assignee_id,
    assignedBy: row.assigned_by,
    queuedAt: row.queued_at?.toISOString() ?? null,
    tags: row.tags,
    repeats: row.repeats ?? {},
    opening: row.opening,
    joinable: row.joinable,
    snoozedUntil: row.snoozed_until,
    personKey: row.person_key,
  };
}

/** Writes a held conversation back; closing notes which messages came before. */
export async function updateConversation(sql: Sql, conversation: LockedConversation): Promise<void> {
  await sql.query(
    `update switchboard.conversation
     set status = $2, group_id = $3, assignee_id = $4, assigned_by = $5, opening = $6, joinable = $7, snoozed_until = $8, queued_at = $9,
       closed_through = case
         when $2 <> 'closed' then null
         when status = 'closed' then closed_through
         else (select max(seq) from switchboard.event where conversation_id = $1) end
     where id = $1`,
    [
      conversation.id,
      conversation.status,
      conversation.groupId,
      conversation.assigneeId,
      conversation.assignedBy,
      conversation.opening,
      conversation.joinable,
      conversation.snoozedUntil,
      conversation.queuedAt,
    ],
  );
}
