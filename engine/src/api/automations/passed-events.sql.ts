import type { EventKind } from '@switchboard/shared/facts';
import type { Step } from '@switchboard/shared/run';
import type { Sql } from '../../record/database.ts';
import type { KeptEvent } from './facts-before.ts';

/** The statements that find the events which a version decided on, for the counts on the canvas. */

/** A version of an automation, and what its triggers listen to. */
export interface CountedVersion {
  automationId: string;
  version: number;
  kinds: readonly EventKind[];
}

/** A decided event that the version was in force for. */
export type PassedEvent = KeptEvent & {
  /** Of the run that was recorded; null when it came to none. */
  steps: Step[] | null;
  /** Whether another automation has a run of it. */
  has_others: boolean;
};

/**
 * The first event of a time, found by halving: events stand in the order of their acceptance, give or take the moment
 * in which several processes accept at once.
 * @param since ISO 8601
 * @returns a sequence number; that after the last event's when there is none
 */
export async function findFirstSince(sql: Sql, since: string): Promise<number> {
  const { rows } = await sql.query<{ first: number | null; last: number | null }>(
    'select min(seq) as first, max(seq) as last from switchboard.event',
  );
  let low = rows[0]!.first ?? 0;
  let high = (rows[0]!.last ?? -1) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { rows: found } = await sql.query<{ is_before: boolean }>(
      `select accepted_at < $2::timestamptz as is_before from switchboard.event where seq >= $1 order by seq limit 1`,
      [middle, since],
    );
    if (found[0]?.is_before === true) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How many events there are from a sequence number on, of the kinds that matter.
 * @param atMost more are not counted
 */
export async function countEventsFrom(sql: Sql, first: number, { kinds }: CountedVersion, atMost: number): Promise<number> {
  const { rows } = await sql.query<{ n: number }>(
    `select count(*) as n from (
       select 1 from switchboard.event where seq >= $1 and kind = any($2::text[]) limit $3
     ) as found`,
    [first, kinds, atMost],
  );
  return rows[0]!.n;
}

/**
 * Up to which event everything is decided.
 * @param before ISO 8601: what was accepted by another process at the same time has been seen by then
 */
export async function readSettledThrough(sql: Sql, before: string): Promise<number> {
  const { rows } = await sql.query<{ through: number | null }>(
    `select max(seq) as through from switchboard.event
     where accepted_at < $1::timestamptz
       and seq < coalesce((select seq from switchboard.oldest_pending(array(select lane from switchboard.lane), 1, 1)), 9e18::bigint)`,
    [before],
  );
  return rows[0]!.through ?? 0;
}

/** Events from one sequence number to another, both included; null for all there are. */
export interface Stretch {
  first: number;
  last: number | null;
}

/** The next events that a version decided on, oldest first. */
export async function readPassedEvents(
  sql: Sql,
  { first, last }: Stretch,
  { automationId, version, kinds }: CountedVersion,
  atMost: number,
): Promise<PassedEvent[]> {
  const { rows } = await sql.query<PassedEvent>(
    `select e.kind, e.lane, e.hops, e.seq, e.conversation_id, e.person_key, e.message_id, e.accepted_at, e.payload,
       f.facts, f.decided_at, own.steps,
       exists (select 1 from switchboard.run o where o.seq = e.seq and o.automation_id <> $3) as has_others
     from switchboard.event e
     join switchboard.event_facts f on f.seq = e.seq
     join switchboard.in_force i on i.automation_id = $3 and i.version = $4 and i.from_revision <= f.configuration_revision
       and (i.until_revision is null or i.until_revision > f.configuration_revision)
     left join switchboard.run own on own.seq = e.seq and own.automation_id = $3 and own.version = $4
     where e.seq >= $1 and e.seq <= coalesce($2::bigint, 9e18::bigint) and e.kind = any($5::text[])
     order by e.seq limit $6`,
    [first, last, automationId, version, kinds, atMost],
  );
  return rows;
}
