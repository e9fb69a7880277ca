import type { Graph } from '@switchboard/shared/graph';
import type { Step } from '@switchboard/shared/run';
import type { KeptFacts, MessageEventRow } from '../../record/event-facts.ts';
import type { Sql } from '../../record/database.ts';

/** The statements that find what a past message was decided on, and what was recorded of it. */
export interface ExplainedEvent extends MessageEventRow {
  /** Null while it waits, when it was set aside, and when the person was erased. */
  facts: KeptFacts | null;
  configuration_revision: number | null;
  decided_at: Date | null;
  is_pending: boolean;
  set_aside_reason: string | null;
}

/** @returns the message's event, or null when there is none with that id */
export async function readExplainedEvent(sql: Sql, messageId: string): Promise<ExplainedEvent | null> {
  const { rows } = await sql.query<ExplainedEvent>(
    `select e.kind, e.lane, e.hops, e.seq, e.conversation_id, e.person_key, e.message_id, e.accepted_at, e.payload,
       f.facts, f.configuration_revision, f.decided_at,
       exists (select 1 from switchboard.pending p where p.lane = e.lane and p.seq = e.seq) as is_pending,
       (select s.reason from switchboard.set_aside s where s.seq = e.seq) as set_aside_reason
     from switchboard.event e left join switchboard.event_facts f on f.seq = e.seq
     where e.message_id = $1 and e.kind in ('message', 'erased')`,
    [messageId],
  );
  return rows[0] ?? null;
}

/** What an automation did about an event, as it was recorded. */
export interface RecordedRun {
  id: string;
  automation_id: string;
  version: number;
  steps: Step[];
  graph: Graph;
}

/**
 * The runs recorded of an event, in the order of the list, those of deleted automations first.
 * @param until the automation that is explained: only its own run and those of automations before it
 */
export async function readRecordedRuns(sql: Sql, seq: number, until: string): Promise<RecordedRun[]> {
  const { rows } = await sql.query<RecordedRun>(
    `select r.id, r.automation_id, r.version, r.steps, v.graph
     from switchboard.run r
     join switchboard.automation_version v on v.automation_id = r.automation_id and v.version = r.version
     left join switchboard.automation a on a.id = r.automation_id and a.deleted_at is null
     join switchboard.automation own on own.id = $2
     where r.seq = $1 and (a.id is null or (a.position, a.id) <= (own.position, own.id))
     order by a.position nulls first, r.automation_id`,
    [seq, until],
  );
  return rows;
}
