import type {
  ConversationMessage,
  ConversationNote,
  MessageAuthor,
  SaidPage,
  TimelineEntry,
  VisitorContext,
} from '@switchboard/shared/conversation';
import { limits } from '@switchboard/shared/limits';
import type { Attributes } from '@switchboard/shared/message';
import type { UnfitAttribute } from '@switchboard/shared/person';
import type { Candidate } from '@switchboard/shared/run';
import type { Sql } from '../../record/database.ts';
import { pageOfRows } from '../page-of-rows.ts';

/**
 * What happened in a conversation. In: its id. Out: its newest messages, its newest notes and its timeline, each oldest
 * first. What stays true: all are bounded, the newest are kept; a note is never among the messages.
 */
interface SaidRow {
  seq: number;
  kind: 'message' | 'reply' | 'note';
  message_id: string | null;
  accepted_at: Date;
  text: string | null;
  country: string | null;
  language: string | null;
  unfit: UnfitAttribute[] | null;
  without_room: string[] | null;
  claimed: Attributes | null;
  author: MessageAuthor | null;
  decided: boolean;
}

interface TimelineRow {
  at: Date;
  kind: TimelineEntry['kind'];
  by: string;
  automation_id: string | null;
  version: number | null;
  run_id: string | null;
  rule_id: string | null;
  reason: string;
  candidates: Candidate[] | null;
}

const timelineEntriesAtMost = 500;

/** Who wrote it, by the name they have now, else by the one they had then; null for a person, and for what was erased. */
const author = `case when e.payload -> 'by' ->> 'id' is not null then json_build_object(
    'kind', e.payload -> 'by' ->> 'kind', 'id', e.payload -> 'by' ->> 'id',
    'name', coalesce((select a.name from switchboard.agent a where a.id = e.payload -> 'by' ->> 'id'), e.payload -> 'by' ->> 'name'))
  end as author`;

/** Who wrote a note that was erased. */
const nobody: MessageAuthor = { kind: 'agent', id: '', name: '' };

/**
 * What was said, newest first. A message's language is the one it was decided with, which falls back on the person's last;
 * until then the one that came with it.
 * @param before what was said from this place in the stream on is left out; null leaves nothing out
 */
async function readRows(
  sql: Sql,
  conversationId: string,
  kinds: readonly SaidRow['kind'][],
  limit: number,
  before: number | null,
): Promise<SaidRow[]> {
  const { rows } = await sql.query<SaidRow>(
    `select e.seq, e.kind, e.message_id, e.accepted_at, e.payload ->> 'text' as text, e.payload ->> 'country' as country,
       coalesce(f.facts ->> 'language', e.payload ->> 'language') as language, e.payload -> 'unfit' as unfit,
       f.facts -> 'withoutRoom' as without_room,
       case when f.facts -> 'withoutRoom' is not null then e.payload -> 'person' -> 'attributes' end as claimed, ${author},
       f.seq is not null or not (
         exists (select 1 from switchboard.pending p where p.lane = e.lane and p.seq = e.seq)
         or exists (select 1 from switchboard.set_aside s where s.seq = e.seq)) as decided
     from switchboard.event e left join switchboard.event_facts f on f.seq = e.seq
     where e.conversation_id = $1 and e.kind = any($2::text[]) and e.seq < $3
     order by e.seq desc limit $4`,
    [conversationId, kinds, before ?? Number.MAX_SAFE_INTEGER, limit],
  );
  return rows;
}

function messageOf(row: SaidRow): ConversationMessage {
  return {
    id: row.message_id ?? String(row.seq),
    text: row.text ?? '',
    from: row.kind === 'message' ? 'person' : 'agent',
    author: row.author,
    at: row.accepted_at.toISOString(),
    country: row.country,
    language: row.language,
    unfit: [...(row.unfit ?? []), ...(row.without_room ?? []).map((name) => withoutRoom(name, row.claimed))],
    decided: row.decided,
  };
}

/** As told of what means nothing by its type; it would have been of the right one. */
function withoutRoom(name: string, claimed: Attributes | null): UnfitAttribute {
  return { name, value: claimed?.[name] ?? null, type: null };
}

function noteOf({ message_id: id, seq, text, accepted_at: at, author: by }: SaidRow): ConversationNote {
  return { id: id ?? String(seq), text: text ?? '', at: at.toISOString(), author: by ?? nobody };
}

/** The newest of a conversation, oldest first. */
export interface Newest<Item> {
  items: Item[];
  /** The place in the stream of the first; null when there are none before it. */
  begin: number | null;
}

async function readNewest<Item>(
  sql: Sql,
  conversationId: string,
  kinds: readonly SaidRow['kind'][],
  itemOf: (row: SaidRow) => Item,
): Promise<Newest<Item>> {
  const most = limits.conversationMessages;
  const rows = await readRows(sql, conversationId, kinds, most + 1, null);
  const newest = rows.slice(0, most);
  return { items: newest.toReversed().map(itemOf), begin: rows.length > most ? newest.at(-1)!.seq : null };
}

/** The newest messages, of the person and of agents. */
export function readMessages(sql: Sql, conversationId: string): Promise<Newest<ConversationMessage>> {
  return readNewest(sql, conversationId, ['message', 'reply'], messageOf);
}

export function readNotes(sql: Sql, conversationId: string): Promise<Newest<ConversationNote>> {
  return readNewest(sql, conversationId, ['note'], noteOf);
}

/**
 * A page of all that was said, newest first: its messages, and apart from them the notes written between them.
 * @param before where the page before ended; null for the first page
 */
export async function readSaid(sql: Sql, conversationId: string, limit: number, before: number | null): Promise<SaidPage> {
  const rows = await readRows(sql, conversationId, ['message', 'reply', 'note'], limit + 1, before);
  const { items: page, nextCursor } = pageOfRows(rows, limit, ({ seq }) => [seq]);
  return {
    items: page.filter(({ kind }) => kind !== 'note').map(messageOf),
    notes: page.filter(({ kind }) => kind === 'note').map(noteOf),
    nextCursor,
  };
}

/** Where the visitor is, as their newest message told. */
export async function readVisitorContext(sql: Sql, conversationId: string): Promise<VisitorContext> {
  const { rows } = await sql.query<VisitorContext>(
    `select e.payload ->> 'country' as country, coalesce(f.facts ->> 'language', e.payload ->> 'language') as language,
       e.payload -> 'context' ->> 'url' as url, e.payload -> 'context' ->> 'timezone' as timezone,
       e.payload -> 'context' ->> 'userAgent' as "userAgent"
     from switchboard.event e left join switchboard.event_facts f on f.seq = e.seq
     where e.conversation_id = $1 and e.kind = 'message' order by e.seq desc limit 1`,
    [conversationId],
  );
  return rows[0] ?? { country: null, language: null, url: null, timezone: null, userAgent: null };
}

/** The newest lines of a conversation's timeline, oldest first. */
export async function readTimeline(sql: Sql, conversationId: string): Promise<TimelineEntry[]> {
  const { rows } = await sql.query<TimelineRow>(
    `select at, kind, by, automation_id, version, run_id, rule_id, reason, candidates from switchboard.timeline
     where conversation_id = $1 order by id desc limit $2`,
    [conversationId, timelineEntriesAtMost],
  );
  return rows.reverse().map((row) => ({
    at: row.at.toISOString(),
    kind: row.kind,
    by: row.by,
    reason: row.reason,
    ...(row.automation_id === null ? {} : { automationId: row.automation_id }),
    ...(row.version === null ? {} : { version: row.version }),
    ...(row.run_id === null ? {} : { runId: row.run_id }),
    ...(row.rule_id === null ? {} : { ruleId: row.rule_id }),
    ...(row.candidates === null ? {} : { candidates: row.candidates }),
  }));
}
