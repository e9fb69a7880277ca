import type { Sql } from './database.ts';
import type { BatchRecords } from './decide-batch.ts';
import type { Batch } from './read-batch.sql.ts';

/** Another lane changed a person of this batch since it was read; the batch is read and decided again. */
export class StaleBatchError extends Error {
  override name = 'StaleBatchError';
}

interface Part {
  name: string;
  rows: readonly unknown[];
  /** Given the number of its JSON parameter; $1 is the time of deciding, $2 the configuration's revision. */
  statement: (parameter: number) => string;
}

function partsOf(records: BatchRecords): Part[] {
  return [
    {
      name: 'kept_facts',
      rows: records.facts,
      statement: (n) => `insert into switchboard.event_facts (seq, facts, configuration_revision, decided_at)
        select r.seq, r.facts, $2::bigint, $1::timestamptz from json_to_recordset($${n}) as r(seq bigint, facts json)`,
    },
    {
      name: 'kept_runs',
      rows: records.runs,
      statement: (n) => `insert into switchboard.run
          (id, automation_id, version, seq, message_id, conversation_id, status, started_at, finished_at, steps)
        select r.id, r."automationId", r.version, r.seq, r."messageId", r."conversationId", r.status, $1::timestamptz, $1::timestamptz, r.steps
        from json_to_recordset($${n}) as r(id text, "automationId" text, version int, seq bigint, "messageId" text,
          "conversationId" text, status text, steps json)`,
    },
    {
      name: 'planned_effects',
      rows: records.effects,
      statement: (n) => `insert into switchboard.effect
          (id, run_id, node_id, automation_id, conversation_id, seq, kind, content, next_at, created_at)
        select r.id, r."runId", r."nodeId", r."automationId", r."conversationId", r.seq, r.kind, r.content, $1::timestamptz, $1::timestamptz
        from json_to_recordset($${n}) as r(id text, "runId" text, "nodeId" text, "automationId" text, "conversationId" text,
          seq bigint, kind text, content json)`,
    },
    {
      name: 'told',
      rows: records.timeline,
      statement: (n) => `insert into switchboard.timeline (conversation_id, at, kind, by, automation_id, version, run_id, reason)
        select r."conversationId", $1::timestamptz, r.kind, r.by, r."automationId", r.version, r."runId", r.reason
        from json_to_recordset($${n}) as r("conversationId" text, kind text, by text, "automationId" text, version int,
          "runId" text, reason text)`,
    },
    {
      name: 'changed_conversations',
      rows: records.conversations,
      statement: (n) => `update switchboard.conversation as c set status = r.status, group_id = r."groupId",
          assignee_id = r."assigneeId", assigned_by = r."assignedBy", opening = r.opening, last_message_at = r."lastMessageAt"
        from json_to_recordset($${n}) as r(id text, status text, "groupId" text, "assigneeId" text, "assignedBy" text,
          opening int, "lastMessageAt" timestamptz)
        where c.id = r.id`,
    },
    {
      // As deciding left them: with the marks of before, facts would tell how the stream was split into batches.
      name: 'forgotten_marks',
      rows: records.reopened,
      statement: (n) =>
        `delete from switchboard.repeat_mark m using json_to_recordset($${n}) as r(id text) where m.conversation_id = r.id`,
    },
    {
      name: 'marks',
      rows: records.repeats,
      statement: (n) => `insert into switchboard.repeat_mark (conversation_id, key, at)
        select r."conversationId", r.key, r.at from json_to_recordset($${n}) as r("conversationId" text, key text, at timestamptz)
        on conflict (conversation_id, key) do update set at = excluded.at`,
    },
  ];
}

/**
 * Writes a batch's records and takes its events off the pending list; call it in the transaction that read the batch.
 * One statement for the people, whose rows other lanes may want too and are locked in order of their keys, and one for
 * all the rest.
 * @throws StaleBatchError when a person was changed since the batch was read; roll back and begin again
 */
export async function writeBatch(sql: Sql, batch: Batch, records: BatchRecords, decidedAt: string): Promise<void> {
  await writePeople(sql, records.people);
  const parameters: unknown[] = [
    decidedAt,
    batch.configurationRevision,
    batch.events.map((each) => each.lane),
    batch.events.map((each) => each.seq),
  ];
  const statements = partsOf(records).flatMap(({ name, rows, statement }) => {
    if (rows.length === 0) return [];
    parameters.push(JSON.stringify(rows));
    return [`${name} as (${statement(parameters.length)})`];
  });
  const { rowCount } = await sql.query(
    `with ${statements.join(', ')},
       cleared as (
         update switchboard.lane set attempt = 0,
           careful_until = case when careful_until <= under_way_until then null else careful_until end
         where lane = any($3::int[]))
     delete from switchboard.pending p using unnest($3::int[], $4::bigint[]) as d(lane, seq)
     where p.lane = d.lane and p.seq = d.seq`,
    parameters,
  );
  if (rowCount !== batch.events.length) throw new StaleBatchError('Events of this batch were drained by another.');
}

async function writePeople(sql: Sql, people: BatchRecords['people']): Promise<void> {
  if (people.length === 0) return;
  const { rowCount } = await sql.query(
    `with claimed as (
       select r.* from json_to_recordset($1) as r(key text, revision int, email text, name text, country text, language text, attributes jsonb)
     ), held as materialized (
       select p.key from switchboard.person p where p.key in (select key from claimed) order by p.key for update
     )
     update switchboard.person as p set email = r.email, name = r.name, country = r.country, language = r.language,
       attributes = r.attributes, revision = p.revision + 1, updated_at = now()
     from held join claimed r on r.key = held.key
     where p.key = r.key and p.revision = r.revision`,
    [JSON.stringify(people)],
  );
  if (rowCount !== people.length) throw new StaleBatchError('A person was changed by another lane meanwhile.');
}

/**
 * Takes one event off the pending list without deciding it, and says why where people look; the lane is held.
 * @param attempt of the lane when the event was begun: when it has gone down since, another drain went on with the lane
 * @returns false when there was nothing to set aside
 */
export async function setAside(sql: Sql, lane: number, seq: number, attempt: number, reason: string): Promise<boolean> {
  const { rows } = await sql.query(
    `with gone as (
       delete from switchboard.pending p using switchboard.lane l
       where p.lane = $1 and p.seq = $2 and l.lane = p.lane and l.attempt >= $4
       returning p.seq
     ),
       aside as (insert into switchboard.set_aside (seq, lane, reason) select seq, $1, $3 from gone on conflict (seq) do update set reason = excluded.reason),
       told as (insert into switchboard.timeline (conversation_id, at, kind, by, reason)
         select e.conversation_id, now(), 'set-aside', 'automation', $3 from switchboard.event e join gone using (seq)),
       cleared as (update switchboard.lane set attempt = 0 where lane in (select $1::int from gone))
     select seq from gone`,
    [lane, seq, reason, attempt],
  );
  return rows.length > 0;
}
