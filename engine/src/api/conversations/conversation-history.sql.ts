import type {
  ConversationMessage,
  ConversationNote,
  MessageAuthor,
  TimelineEntry,
  VisitorContext,
} from '@switchboard/shared/conversation';
import { limits } from '@switchboard/shared/limits';
import type { Attributes } from '@switchboard/shared/message';
import type { UnfitAttribute } from '@switchboard/shared/person';
import type { Candidate } from '@switchboard/shared/run';
import type { Sql } from '../../record/database.ts';

/**
 * What happened in a conversation. In: its id. Out: its newest messages, its newest notes and its timeline, each oldest
 * first. What stays true: all are bounded, the newest are kept; a note is never among the messages.
 */
interface MessageRow {
  seq: number;
  kind: 'message' | 'reply';
  message_id: string | null;
  accepted_at: Date;
  text: string;
  country: string | null;
  language: string | null;
  unfit: UnfitAttribute[] | null;
  without_room: string[] | null;
  claimed: Attributes | null;
  author: MessageAuthor | null;
  decided: boolean;
}

interface NoteRow {
  message_id: string;
  accepted_at: Date;
  text: string;
  author: MessageAuthor | null;
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
 * The newest messages, of the person and of agents, oldest first. A message's language is the one it was decided with,
 * which falls back on the person's last; until then the one that came with it.
 */
export async function readMessages(sql: Sql, conversationId: string): Promise<ConversationMessage[]> {
  const { rows } = await sql.query<MessageRow>(
    `select e.seq, e.kind, e.message_id, e.accepted_at, e.payload ->> 'text' as text, e.payload ->> 'country' as country,
       coalesce(f.facts ->> 'language', e.payload ->> 'language') as language, e.payload -> 'unfit' as unfit,
       f.facts -> 'withoutRoom' as without_room,
       case when f.facts -> 'withoutRoom' is not null then e.payload -> 'person' -> 'attributes' end as claimed, ${author},
       f.seq is not null or not (
         exists (select 1 from switchboard.pending p where p.lane = e.lane and p.seq = e.seq)
         or exists (select 1 from switchboard.set_aside s where s.seq = e.seq)) as decided
     from switchboard.event e left join switchboard.event_facts f on f.seq = e.seq
     where e.conversation_id = $1 and e.kind in ('message', 'reply')
     order by e.seq desc limit $2`,
    [conversationId, limits.conversationMessages],
  );
  return rows.reverse().map((row) => ({
    id: row.message_id ?? String(row.seq),
    text: row.text ?? '',
    from: row.kind === 'message' ? 'person' : 'agent',
    author: row.author,
    at: row.accepted_at.toISOString(),
    country: row.country,
    language: row.language,
    unfit: [...(row.unfit ?? []), ...(row.without_room ?? []).map((name) => withoutRoom(name, row.claimed))],
    decided: row.decided,
  }));
}

/** As told of what means nothing by its type; it would have been of the right one. */
function withoutRoom(name: string, claimed: Attributes | null): UnfitAttribute {
  return { name, value: claimed?.[name] ?? null, type: null };
}

/** The newest notes, oldest first. */
export async function readNotes(sql: Sql, conversationId: string): Promise<ConversationNote[]> {
  const { rows } = await sql.query<NoteRow>(
    `select e.message_id, e.accepted_at, e.payload ->> 'text' as text, ${author}
     from switchboard.event e where e.conversation_id = $1 and e.kind = 'note' order by e.seq desc limit $2`,
    [conversationId, limits.conversationMessages],
  );
  return rows.reverse().map((row) => ({
    id: row.message_id,
    text: row.text ?? '',
    at: row.accepted_at.toISOString(),
    author: row.author ?? nobody,
  }));
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
