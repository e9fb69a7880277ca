import type { AssignedBy, ConversationFacts, PersonFacts } from '@switchboard/shared/facts';
import type { Attributes } from '@switchboard/shared/message';
import type { Sql } from '../../record/database.ts';

/** The statements with which a simulated message finds its person and conversation as they are. */
interface PersonRow {
  key: string;
  given_id: string | null;
  email: string | null;
  name: string | null;
  country: string | null;
  language: string | null;
  attributes: Attributes;
  answered: Record<string, string> | null;
}

interface ConversationRow {
  id: string;
  channel: string;
  status: ConversationFacts['status'];
  group_id: string | null;
  assignee_id: string | null;
  assigned_by: AssignedBy | null;
  queued_at: Date | null;
  tags: string[];
  opening: number;
  repeats: Record<string, string> | null;
}

/** @returns the person, or null when there is none with that key */
export async function readPersonFacts(sql: Sql, key: string): Promise<{ givenId: string | null; facts: PersonFacts } | null> {
  const { rows } = await sql.query<PersonRow>(
    'select key, given_id, email, name, country, language, attributes, answered from switchboard.person where key = $1',
    [key],
  );
  const row = rows[0];
  if (row === undefined) return null;
  const { given_id: givenId, email, name, country, language, attributes, answered } = row;
  const facts = { id: givenId ?? key, email, name, country, language, attributes, ...(answered === null ? {} : { answered }) };
  return { givenId, facts };
}

/** @returns the conversation, or null when there is none with that id */
export async function readConversationFacts(sql: Sql, id: string): Promise<ConversationFacts | null> {
  const { rows } = await sql.query<ConversationRow>(
    `select c.id, c.channel, c.status, c.group_id, c.assignee_id, c.assigned_by, c.queued_at, c.opening,
       array(select t.tag from switchboard.conversation_tag t where t.conversation_id = c.id order by t.tag collate "C") as tags,
       (select json_object_agg(m.key, m.at) from switchboard.repeat_mark m where m.conversation_id = c.id) as repeats
     from switchboard.conversation c where c.id = $1`,
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
    opening: row.opening,
    repeats: row.repeats ?? {},
  };
}
