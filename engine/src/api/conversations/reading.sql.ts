import { conversationViews, type ConversationView, type InboxCounts } from '@switchboard/shared/conversation';
import type { Sql } from '../../record/database.ts';
import type { Principal } from '../principal.ts';
import { visibleConversations } from '../rights-of-conversations.sql.ts';

/**
 * What an agent has read, and how many conversations wait in each list. What stays true: a marker only moves forward;
 * counting looks at a bounded number of conversations; a conversation that nobody marked is unread as long as it is open.
 */
const unreadAtMost = 100;
const countedAtMost = 10_000;

/** Joins the marker of `agent`, a parameter, as `m` to `switchboard.conversation c`. */
export function readBy(agent: string): string {
  return `left join switchboard.conversation_read m on m.agent_id = ${agent}::text and m.conversation_id = c.id`;
}

/** Clocks of several processes may differ by less than this; beyond it a glance at the times is enough. */
const slack = "interval '1 minute'";

/** Whether `c`, with the marker `m`, holds a message of the person that was not read. */
export const hasUnread = `case
    when m.seq is null then c.status = 'open'
    when c.last_message_at < m.at - ${slack} then false
    else exists (select 1 from switchboard.event e where e.conversation_id = c.id and e.seq > m.seq and e.kind = 'message') end`;

/** How many messages of the person in `c` were not read, 100 at most. */
export const unreadCount = `case
    when m.seq is null and c.status <> 'open' then 0
    when c.last_message_at < m.at - ${slack} then 0
    else (select count(*) from (
      select 1 from switchboard.event e where e.conversation_id = c.id and e.seq > coalesce(m.seq, 0) and e.kind = 'message'
      limit ${unreadAtMost}) u)::int end`;

/** The condition of one of the inbox's lists on `c`; null for all. Unassigned is what nobody has, be it in a group or not. */
export function inView(view: ConversationView, agent: string): string | null {
  if (view === 'mine') return `c.assignee_id = ${agent}::text`;
  if (view === 'my-groups')
    return `c.group_id in (select g.id from switchboard.agent_group g where g.agent_ids ? ${agent}::text)`;
  return view === 'unassigned' ? 'c.assignee_id is null' : null;
}

/** Counts the open conversations of each list, as far as `principal` may see them. */
export async function countInbox(sql: Sql, principal: Principal): Promise<InboxCounts> {
  const parameters: unknown[] = [principal.id];
  const visible = visibleConversations(principal, 'c', (value) => `$${parameters.push(value)}`);
  const columns = conversationViews.flatMap((view, index) => [
    `count(*) filter (where ${inView(view, '$1') ?? 'true'})::int as open_${index}`,
    `count(*) filter (where is_unread and ${inView(view, '$1') ?? 'true'})::int as unread_${index}`,
  ]);
  const { rows } = await sql.query<Record<string, number>>(
    `select count(*)::int as counted, ${columns.join(', ')} from (
       select c.group_id, c.assignee_id, ${hasUnread} as is_unread
       from (
         select c.id, c.status, c.group_id, c.assignee_id, c.last_message_at from switchboard.conversation c
         where c.status = 'open' ${visible === null ? '' : `and ${visible}`}
         order by c.last_message_at desc, c.id desc limit ${countedAtMost}
       ) c ${readBy('$1')}
     ) c`,
    parameters,
  );
  const row = rows[0]!;
  const views = Object.fromEntries(
    conversationViews.map((view, index) => [view, { open: row[`open_${index}`]!, unread: row[`unread_${index}`]! }]),
  ) as InboxCounts['views'];
  return { views, isCapped: row['counted'] === countedAtMost };
}

/**
 * Notes that somebody has read a conversation.
 * @param upTo id of the newest message seen; null for all there is
 * @returns false when there is no such conversation
 */
export async function markRead(sql: Sql, readerId: string, conversationId: string, upTo: string | null): Promise<boolean> {
  const { rowCount } = await sql.query('select 1 from switchboard.conversation where id = $1', [conversationId]);
  if (rowCount === 0) return false;
  await sql.query(
    `insert into switchboard.conversation_read as m (agent_id, conversation_id, seq, at)
     select $1, $2, max(e.seq), now() from switchboard.event e
     where e.conversation_id = $2 and ($3::text is null or e.message_id = $3)
     having max(e.seq) is not null
     on conflict (agent_id, conversation_id) do update set seq = excluded.seq, at = excluded.at where m.seq <= excluded.seq`,
    [readerId, conversationId, upTo],
  );
  return true;
}
