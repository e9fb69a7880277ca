/**
 * The statements on effects. In: times and numbers. Out: rows. What stays true: a claim is one committed conditional
 * update, and an outcome is written only by whoever still holds the claim, so no two workers own an effect at once.
 *
 * Of a row that is waiting, `next_at` is when it is due; of one being sent, when its lease ends. One index serves both.
 */
import { type EventRow, type KeptFacts, factsOfEvent } from '@switchboard/engine/record/event-facts';
import { agentFacts } from '@switchboard/engine/record/load-configuration';
import type { Sql } from '@switchboard/engine/record/database';
import type { AgentFacts, Facts } from '@switchboard/shared/facts';
import type { MailContent } from '@switchboard/shared/run';
import type { Settlement } from './effect-outcome.ts';

interface ClaimBase {
  id: string;
  runId: string;
  conversationId: string;
  /** From 1; with the state it is what holding the claim means. */
  attempt: number;
  /** Whether an earlier attempt ended without an answer. */
  unansweredBefore: boolean;
  plannedAt: Date;
}

/** An effect this worker holds. */
export type ClaimedEffect = ClaimBase &
  (
    | { kind: 'email'; messageIdHeader: string; content: MailContent }
    | { kind: 'act'; content: { type: string; version: number; input: unknown }; facts: Facts | null; agent: AgentFacts | null }
  );

interface ClaimedRow {
  id: string;
  run_id: string;
  conversation_id: string;
  kind: 'email' | 'act';
  attempts: number;
  unanswered: boolean;
  message_id_header: string | null;
  content: never;
  created_at: Date;
  event: (EventRow & { accepted_at: string; facts: KeptFacts | null }) | null;
  agent: AgentFacts | null;
}

export interface ClaimLimits {
  /** At most so many effects of each kind. */
  email: number;
  act: number;
  /** The time to count with, and when the lease ends. */
  now: Date;
  leaseUntil: Date;
  /** The right side of Message-IDs. */
  domain: string;
}

const due = (kind: string, parameter: string): string => `
  select id, state from switchboard.effect
  where state in ('planned', 'sending') and next_at <= $1 and kind = '${kind}'
  order by next_at limit ${parameter}
  for update skip locked`;

/** Fixed by the first attempt (RFC 5322, section 3.6.4); effects' ids are made of letters, digits, `-` and `_`. */
const messageIdHeader = (domain: string): string => `coalesce(e.message_id_header, '<' || e.id || '@' || ${domain}::text || '>')`;

/**
 * Claims what is due, oldest first: planned and its time has come, or sending under a lease that ran out, which counts
 * as an attempt without an answer. The Message-ID is fixed by the first claim.
 * @returns the effects now held
 */
export async function claimDueEffects(sql: Sql, limits: ClaimLimits): Promise<ClaimedEffect[]> {
  const { rows } = await sql.query<ClaimedRow>(
    `with due_emails as (${due('email', '$2')}),
       due_acts as (${due('act', '$3')}),
       due as (select * from due_emails union all select * from due_acts),
       claimed as (
         update switchboard.effect as e set
           state = 'sending', attempts = e.attempts + 1, lease_until = $4, next_at = $4,
           answer = case when due.state = 'sending' then '{"unanswered":true}'::json else e.answer end,
           message_id_header = case when e.kind = 'email' then ${messageIdHeader('$5')} end
         from due where e.id = due.id
         returning e.id, e.run_id, e.conversation_id, e.seq, e.kind, e.attempts, e.content, e.created_at, e.message_id_header,
           e.answer is not null as unanswered)
     select c.id, c.run_id, c.conversation_id, c.kind, c.attempts, c.content, c.created_at, c.message_id_header, c.unanswered,
       case when ev.seq is not null then json_build_object('kind', ev.kind, 'lane', ev.lane, 'hops', ev.hops,
         'seq', ev.seq, 'conversation_id', ev.conversation_id, 'person_key', ev.person_key,
         'message_id', ev.message_id, 'accepted_at', ev.accepted_at, 'payload', ev.payload, 'facts', f.facts) end as event,
       case when a.id is not null then ${agentFacts('a')} end as agent
     from claimed c
     left join switchboard.event ev on c.kind = 'act' and ev.seq = c.seq
     left join switchboard.event_facts f on f.seq = ev.seq
     left join switchboard.conversation cv on c.kind = 'act' and cv.id = c.conversation_id
     left join switchboard.agent a on a.id = cv.assignee_id
     order by c.created_at, c.id`,
    [limits.now, limits.email, limits.act, limits.leaseUntil, limits.domain],
  );
  return rows.map(claimedEffectOf);
}

function claimedEffectOf(row: ClaimedRow): ClaimedEffect {
  const base = {
    id: row.id,
    runId: row.run_id,
    conversationId: row.conversation_id,
    attempt: row.attempts,
    unansweredBefore: row.unanswered,
    plannedAt: row.created_at,
  };
  if (row.kind === 'email') return { ...base, kind: 'email', messageIdHeader: row.message_id_header!, content: row.content };
  return { ...base, kind: 'act', content: row.content, facts: factsOf(row.event), agent: row.agent };
}

function factsOf(event: ClaimedRow['event']): Facts | null {
  const facts = event?.facts ?? null;
  return event === null || facts === null ? null : factsOfEvent({ ...event, accepted_at: new Date(event.accepted_at), facts });
}

/** A mail that was kept. */
export interface KeptMail {
  id: string;
  runId: string;
  conversationId: string;
}

/**
 * Keeps due mails for good, oldest first: done without being sent. Nothing acts on the world, so no claim is needed, and
 * one statement does what claiming and settling would do twelve times slower (31,000 mails a second on the embedded
 * database, 2 cores).
 * @returns those it kept, at most `atMost`
 */
export async function keepDueEmails(
  sql: Sql,
  limits: Pick<ClaimLimits, 'now' | 'domain'> & { atMost: number },
): Promise<KeptMail[]> {
  const { rows } = await sql.query<{ id: string; run_id: string; conversation_id: string }>(
    `with due as (${due('email', '$2')})
     update switchboard.effect as e set
       state = 'done', delivery = 'kept', attempts = e.attempts + 1, finished_at = $1, next_at = null, lease_until = null, error = null,
       message_id_header = ${messageIdHeader('$3')}
     from due where e.id = due.id
     returning e.id, e.run_id, e.conversation_id`,
    [limits.now, limits.atMost, limits.domain],
  );
  return rows.map((row) => ({ id: row.id, runId: row.run_id, conversationId: row.conversation_id }));
}

/** What becomes of an effect this worker holds. */
export interface RecordedOutcome {
  id: string;
  /** The attempt that was claimed. */
  attempt: number;
  settlement: Settlement;
  /** For a mail, the way it goes. */
  delivery: 'smtp' | 'kept' | null;
}

/**
 * Records outcomes of attempts whose claims are still held.
 * @returns the ids of those; of the others the lease ran out and another worker has them, whose outcome counts
 */
export async function settleEffects(sql: Sql, outcomes: readonly RecordedOutcome[]): Promise<Set<string>> {
  const rows = outcomes.map(({ id, attempt, delivery, settlement: { answer, ...settlement } }) => ({
    id,
    attempt,
    delivery,
    ...settlement,
    // As text within the text, so that an answer with any escape of JSON cannot fail the others.
    answer: answer === null ? null : JSON.stringify(answer),
  }));
  const { rows: settled } = await sql.query<{ id: string }>(
    `update switchboard.effect as e
     set state = r.state, next_at = r."nextAt", finished_at = r."finishedAt", error = r.error, answer = r.answer::json,
       delivery = r.delivery, lease_until = null
     from json_to_recordset($1) as r(id text, attempt int, state text, "nextAt" timestamptz, "finishedAt" timestamptz,
       error text, answer text, delivery text)
     where e.id = r.id and e.state = 'sending' and e.attempts = r.attempt
     returning e.id`,
    [JSON.stringify(rows)],
  );
  return new Set(settled.map(({ id }) => id));
}

/**
 * Ends every lease: what was being sent is due at once. Only right when no other process can be sending, as at the
 * start of the embedded profile, whose data directory is locked.
 */
export async function endAllLeases(sql: Sql, now: Date): Promise<void> {
  await sql.query(`update switchboard.effect set lease_until = $1, next_at = $1 where state = 'sending'`, [now]);
}

/** When the next effect falls due after `now`, those aside that this process has in hand; null when none waits. */
export async function loadNextDueAt(sql: Sql, now: Date, inHand: readonly string[]): Promise<Date | null> {
  const { rows } = await sql.query<{ next_at: Date }>(
    `select next_at from switchboard.effect
     where state in ('planned', 'sending') and next_at > $1 and not (id = any($2::text[]))
     order by next_at limit 1`,
    [now, inHand],
  );
  return rows[0]?.next_at ?? null;
}
