import type { TimelineEntry } from '@switchboard/shared/conversation';
import type { AssignedBy } from '@switchboard/shared/facts';
import type { Sql } from '../../record/database.ts';

/** The statements with which a person changes a conversation; the caller holds its lane (`withLane`). */
export interface LockedConversation {
  id: string;
  status: 'open' | 'snoozed' | 'closed';
  groupId: string | null;
  assigneeId: string | null;
  assignedBy: AssignedBy | null;
  opening: number;
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
  assigned_by: AssignedBy | null;
  opening: number;
  joinable: boolean;
  snoozed_until: Date | null;
  person_key: string;
}

/** @returns the conversation, its row held until the transaction ends, or null when there is none with that id */
export async function lockConversation(sql: Sql, id: string): Promise<LockedConversation | null> {
  const { rows } = await sql.query<ConversationRow>(
    `select id, status, group_id, assignee_id, assigned_by, opening, joinable, snoozed_until, person_key from switchboard.conversation
     where id = $1 for update`,
    [id],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    id: row.id,
    status: row.status,
    groupId: row.group_id,
    assigneeId: row.assignee_id,
    assignedBy: row.assigned_by,
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
     set status = $2, group_id = $3, assignee_id = $4, assigned_by = $5, opening = $6, joinable = $7, snoozed_until = $8,
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
    ],
  );
}

/** Adds a line to a conversation's timeline. */
export async function insertTimelineEntry(
  sql: Sql,
  entry: { conversationId: string; at: Date; kind: TimelineEntry['kind']; by: string; reason: string },
): Promise<void> {
  await sql.query('insert into switchboard.timeline (conversation_id, at, kind, by, reason) values ($1, $2, $3, $4, $5)', [
    entry.conversationId,
    entry.at,
    entry.kind,
    entry.by,
    entry.reason,
  ]);
}
