import type { ConversationFacts, Facts } from '@switchboard/shared/facts';
import type { Attributes } from '@switchboard/shared/message';
import type { HeldMail } from '@switchboard/shared/run';
import type { Sql } from './database.ts';
import type { BatchState } from './decide-batch.ts';
import type { EventRow } from './event-facts.ts';

/** A lane that was begun, and how far its batch reaches. */
export interface BegunLane {
  lane: number;
  /** How often its oldest events were begun without being finished, this time included. */
  attempt: number;
  /** The batch's events, oldest first. */
  seqs: number[];
}

/** How a lane stands before it is begun. */
export interface LaneState {
  lane: number;
  /** True when its next event was in a batch that failed: it is taken alone. */
  careful: boolean;
}

/** Lanes among those given that have pending events. */
export async function loadLaneStates(sql: Sql, lanes: readonly number[]): Promise<LaneState[]> {
  const { rows } = await sql.query<LaneState>(
    `select l.lane, (l.attempt > 0 or coalesce(p.first <= l.careful_until, false)) as careful
     from switchboard.lane l
     cross join lateral (select min(seq) as first from switchboard.pending where lane = l.lane) p
     where l.lane = any($1::int[]) and p.first is not null
     order by l.lane`,
    [lanes],
  );
  return rows;
}

/**
 * Raises the attempt of lanes that have pending events, in a commit of its own, so that a batch which takes the process
 * down is known of afterwards. A lane whose batch failed before is given one event at a time up to that batch's end.
 * @param limit events at most, the oldest of all lanes together
 * @param lanesAtWork how many of the lanes are thought to have events: none is looked into for more than twice its share
 */
export async function beginLanes(
  sql: Sql,
  lanes: readonly number[],
  limit: number,
  lanesAtWork = lanes.length,
): Promise<BegunLane[]> {
  const { rows } = await sql.query<BegunLane>(
    // Several lanes are held in their order, as everywhere: an update alone takes them as they come, and deadlocked.
    `with held as materialized (select lane from switchboard.lane where lane = any($1::int[]) order by lane for update)
     update switchboard.lane as l set
       attempt = l.attempt + 1,
       careful_until = case when l.attempt > 0 then greatest(l.careful_until, l.under_way_until) else l.careful_until end,
       under_way_until = case when l.attempt > 0 or p.seqs[1] <= l.careful_until then p.seqs[1] else p.seqs[array_upper(p.seqs, 1)] end
     from (
       select lane, array_agg(seq order by seq) as seqs from switchboard.oldest_pending($1::int[], $2, $3) group by lane
     ) as p, held h
     where l.lane = p.lane and h.lane = p.lane
     returning l.lane, l.attempt,
       case when l.under_way_until = p.seqs[1] then p.seqs[1:1] else p.seqs end as seqs`,
    [lanes, Math.ceil((2 * limit) / Math.max(1, lanesAtWork)), limit],
  );
  return rows;
}

/** Takes back a raised attempt: the batch failed for no fault of its events. */
export async function forgiveLanes(sql: Sql, lanes: readonly number[]): Promise<void> {
  await sql.query('update switchboard.lane set attempt = greatest(attempt - 1, 0) where lane = any($1::int[])', [lanes]);
}

/** The lane's lock, in a statement of its own: in one statement with the read, events already drained were returned. */
export async function lockLanes(sql: Sql, lanes: readonly number[]): Promise<void> {
  await sql.query('select lane from switchboard.lane where lane = any($1::int[]) order by lane for update', [lanes]);
}

/** An event with what is known of its conversation and person. */
type BatchRow = EventRow & {
  revision: number;
  status: ConversationFacts['status'] | null;
  conversation_channel: string;
  group_id: string | null;
  assignee_id: string | null;
  assigned_by: ConversationFacts['assignedBy'];
  queued_at: Date | null;
  opening: number;
  closed_through: number | null;
  last_message_at: Date;
  given_id: string | null;
  person_revision: number | null;
  email: string | null;
  name: string | null;
  country: string | null;
  language: string | null;
  attributes: Attributes;
  answered: Record<string, string> | null;
};

/** One of several things that a conversation has: a tag, a repeat key and when it was marked, or a mail that waits. */
type BelongingRow = { conversation_id: string } & (
  | { kind: 'tag'; name: string }
  | { kind: 'mark'; name: string; at: Date }
  | { kind: 'held'; run_id: string; automation_id: string; seq: number; mail: HeldMail; facts: Facts }
);

export interface Batch {
  events: EventRow[];
  state: BatchState;
  /** Read with the batch: every change answered before one of its events was accepted is in it. */
  configurationRevision: number;
}

/** Reads the begun lanes' batches with all that deciding needs, in order of acceptance. */
export async function readBatch(sql: Sql, begun: readonly BegunLane[]): Promise<Batch> {
  const seqs = begun.flatMap((each) => each.seqs);
  // Asked together. What conversations have several of is looked for in one go: most have none of it, and looking in each
  // table for each event took half of the whole read.
  const [{ rows }, { rows: belongings }] = await Promise.all([
    sql.query<BatchRow>(
      `select (select revision from switchboard.configuration) as revision,
         p.lane, e.kind, e.hops, e.seq, e.conversation_id, e.person_key, e.message_id, e.accepted_at, e.payload,
         c.status, c.channel as conversation_channel, c.group_id, c.assignee_id, c.assigned_by, c.queued_at, c.opening, c.closed_through, c.last_message_at,
         h.given_id, h.revision as person_revision, h.email, h.name, h.country, h.language, h.attributes, h.answered
       from unnest($1::int[], $2::bigint[]) as b(lane, seq)
       join switchboard.pending p on p.lane = b.lane and p.seq = b.seq
       join switchboard.event e on e.seq = p.seq
       left join switchboard.conversation c on c.id = e.conversation_id
       left join switchboard.person h on h.key = e.person_key
       order by e.seq`,
      [begun.flatMap((each) => each.seqs.map(() => each.lane)), seqs],
    ),
    sql.query<BelongingRow>(
      `with c as materialized (
         select distinct e.conversation_id as id from unnest($1::bigint[]) as b(seq) join switchboard.event e on e.seq = b.seq
       )
       select c.id as conversation_id, 'tag' as kind, t.tag collate "C" as name, null::timestamptz as at,
         null::text as run_id, null::text as node_id, null::text as automation_id, null::bigint as seq, null::json as mail, null::json as facts
       from c join switchboard.conversation_tag t on t.conversation_id = c.id
       union all
       select c.id, 'mark', m.key collate "C", m.at, null, null, null, null, null, null
       from c join switchboard.repeat_mark m on m.conversation_id = c.id
       union all
       select c.id, 'held', null, null, w.run_id, w.node_id, w.automation_id, w.seq, w.mail, w.facts
       from c join switchboard.held_mail w on w.conversation_id = c.id
       order by seq, run_id, node_id, name`,
      [seqs],
    ),
  ]);
  return { events: rows, state: stateOf(rows, belongings), configurationRevision: rows[0]?.revision ?? 0 };
}

function stateOf(rows: readonly BatchRow[], belongings: readonly BelongingRow[]): BatchState {
  const state: BatchState = { people: new Map(), conversations: new Map() };
  for (const row of rows) {
    if (row.status !== null && !state.conversations.has(row.conversation_id)) {
      state.conversations.set(row.conversation_id, {
        lastMessageAt: row.last_message_at.toISOString(),
        closedThrough: row.closed_through,
        heldMails: undefined,
        facts: {
          id: row.conversation_id,
          channel: row.conversation_channel,
          status: row.status,
          groupId: row.group_id,
          assigneeId: row.assignee_id,
          assignedBy: row.assigned_by,
          queuedAt: row.queued_at?.toISOString() ?? null,
          tags: [],
          opening: row.opening,
          repeats: {},
        },
      });
    }
    if (row.person_revision !== null && !state.people.has(row.person_key)) {
      state.people.set(row.person_key, {
        key: row.person_key,
        revision: row.person_revision,
        mayChangeEmail: row.given_id !== null,
        facts: {
          id: row.given_id ?? row.person_key,
          email: row.email,
          name: row.name,
          country: row.country,
          language: row.language,
          attributes: row.attributes,
          ...(row.answered === null ? {} : { answered: row.answered }),
        },
      });
    }
  }
  for (const belonging of belongings) addBelonging(state, belonging);
  return state;
}

function addBelonging({ conversations }: BatchState, belonging: BelongingRow): void {
  const conversation = conversations.get(belonging.conversation_id);
  if (conversation === undefined) return;
  const { facts } = conversation;
  if (belonging.kind === 'tag') facts.tags.push(belonging.name);
  else if (belonging.kind === 'mark') facts.repeats[belonging.name] = belonging.at.toISOString();
  else if (facts.assigneeId === null) {
    const { run_id: runId, automation_id: automationId, seq, mail, facts: heldFacts } = belonging;
    conversation.heldMails ??= [];
    conversation.heldMails.push({ runId, automationId, seq, mail, facts: heldFacts });
  }
}
