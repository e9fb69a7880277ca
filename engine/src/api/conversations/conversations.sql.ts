import type { ConversationSummary, ConversationView } from '@switchboard/shared/conversation';
import type { AssignedBy } from '@switchboard/shared/facts';
import type { Sql } from '../../record/database.ts';
import type { Principal } from '../principal.ts';
import { personName } from '../person-called.sql.ts';
import { visibleConversations } from '../rights-of-conversations.sql.ts';
import { conversationFoundBy } from './conversation-words.sql.ts';
import { hasUnread, inView, readBy, unreadCount } from './reading.sql.ts';

/**
 * The statements that list and find conversations. In: who asks, a filter and where the page before ended. Out:
 * conversations, newest activity first. What stays true: a person is named by the id developers know (`given_id`), else
 * by ours; what costs something for each conversation (tags, preview, unread) is asked of a page's rows alone.
 */
interface ConversationRow {
  id: string;
  status: ConversationSummary['status'];
  channel: string;
  person_id: string;
  person_name: string | null;
  group_id: string | null;
  assignee_id: string | null;
  queued_at: Date | null;
  assigned_by: AssignedBy | null;
  last_message_at: Date;
  last_message_at_us: number;
  created_at: Date;
  snoozed_until: Date | null;
  tags: string[];
  unread_count: number;
  preview: string | null;
}

export interface ConversationFilter {
  view?: ConversationView;
  status?: ConversationSummary['status'];
  groupId?: string;
  assigneeId?: string;
  /** The public id of a person. */
  personId?: string;
  tag?: string;
  /** True: only those with messages that who asks has not read. */
  unread?: boolean;
  /** Words of messages, of the person's name and e-mail; the last may be the beginning of one. */
  search?: string;
}

/** Where a page ended; microseconds since 1970, since a Date would cut what PostgreSQL keeps. */
export interface ConversationPosition {
  lastMessageAtUs: number;
  id: string;
}

const previewCharacters = 160;

/** What is answered of conversations that `found` names, in the order of the list. */
function selectFound(found: string, agent: string): string {
  return `
  with found as materialized (${found})
  select c.id, c.status, c.channel, coalesce(p.given_id, c.person_key) as person_id,
    ${personName} as person_name, c.group_id, c.assignee_id, c.assigned_by, c.queued_at,
    c.last_message_at, (extract(epoch from c.last_message_at) * 1000000)::bigint as last_message_at_us, c.created_at,
    case when c.status = 'snoozed' then c.snoozed_until end as snoozed_until,
    array(select t.tag from switchboard.conversation_tag t where t.conversation_id = c.id order by t.tag) as tags,
    ${unreadCount} as unread_count,
    (select left(e.payload ->> 'text', ${previewCharacters}) from switchboard.event e
      where e.conversation_id = c.id and e.kind in ('message', 'reply') order by e.seq desc limit 1) as preview
  from found join switchboard.conversation c on c.id = found.id
  left join switchboard.person p on p.key = c.person_key
  ${readBy(agent)}
  order by c.last_message_at desc, c.id desc`;
}

function summaryOf(row: ConversationRow): ConversationSummary {
  return {
    id: row.id,
    status: row.status,
    channel: row.channel,
    personId: row.person_id,
    personName: row.person_name,
    groupId: row.group_id,
    assigneeId: row.assignee_id,
    queuedAt: row.queued_at?.toISOString() ?? null,
    lastMessageAt: row.last_message_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    tags: row.tags,
    unreadCount: row.unread_count,
    preview: row.preview,
  };
}

/**
 * A page of conversations, newest activity first.
 * @param principal who asks; agents are answered what they may see
 * @param after the last of the page before, or null for the first page
 * @returns at most `limit` conversations, and where the next page begins
 */
export async function listConversations(
  sql: Sql,
  principal: Principal,
  filter: ConversationFilter,
  limit: number,
  after: ConversationPosition | null,
): Promise<{ items: ConversationSummary[]; next: ConversationPosition | null }> {
  const conditions: string[] = [];
  const parameters: unknown[] = [];
  const placeholder = (value: unknown): string => `$${parameters.push(value)}`;
  const agent = placeholder(principal.id);
  const add = (condition: string | null): void => {
    if (condition !== null) conditions.push(condition);
  };
  add(visibleConversations(principal, 'c', placeholder));
  if (filter.view !== undefined) add(inView(filter.view, agent));
  if (filter.status !== undefined) add(`c.status = ${placeholder(filter.status)}`);
  if (filter.groupId !== undefined) add(`c.group_id = ${placeholder(filter.groupId)}`);
  if (filter.assigneeId !== undefined) add(`c.assignee_id = ${placeholder(filter.assigneeId)}`);
  if (filter.personId !== undefined) {
    const id = placeholder(filter.personId);
    add(`c.person_key in (
      select key from switchboard.person where given_id = ${id}
      union all select key from switchboard.person where key = ${id} and given_id is null)`);
  }
  if (filter.tag !== undefined) {
    add(
      `c.id in (select conversation_id from switchboard.conversation_tag where tag = ${placeholder(filter.tag.toLowerCase())})`,
    );
  }
  if (filter.unread === true) add(hasUnread);
  if (filter.search !== undefined && filter.search.trim() !== '') add(conversationFoundBy(filter.search, 'c.id', placeholder));
  if (after !== null) {
    const at = placeholder(after.lastMessageAtUs);
    add(`(c.last_message_at, c.id) < (
      timestamptz 'epoch' + ${at}::bigint * interval '1 microsecond', ${placeholder(after.id)}::text)`);
  }
  const found = `select c.id from switchboard.conversation c ${filter.unread === true ? readBy(agent) : ''}
     ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     order by c.last_message_at desc, c.id desc limit ${placeholder(limit + 1)}`;
  const { rows } = await sql.query<ConversationRow>(selectFound(found, agent), parameters);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(summaryOf),
    next: last === undefined ? null : { lastMessageAtUs: last.last_message_at_us, id: last.id },
  };
}

/** @returns the conversation and by whom it was assigned, or null when there is none with that id */
export async function readConversation(
  sql: Sql,
  id: string,
  principal: Principal,
): Promise<(ConversationSummary & { assignedBy: AssignedBy | null }) | null> {
  const { rows } = await sql.query<ConversationRow>(selectFound('select $2::text as id', '$1'), [principal.id, id]);
  const row = rows[0];
  return row === undefined ? null : { ...summaryOf(row), assignedBy: row.assigned_by };
}
