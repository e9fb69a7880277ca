import type { Sql } from './database.ts';
import { partsOf } from './batch-parts.sql.ts';
import type { BatchRecords } from './batch-records.ts';
import type { Batch } from './read-batch.sql.ts';
import { rowSet } from './row-set.ts';

/** Another lane changed a person of this batch since it was read; the batch is read and decided again. */
export class StaleBatchError extends Error {
  override name = 'StaleBatchError';
}

interface Statement {
  text: string;
  parameters: unknown[];
}
/** One that must change so many rows. */
interface CountedStatement extends Statement {
  count: number;
}

/** What keeps a batch, made before anything is held. */
export interface BatchWriting {
  records: BatchRecords;
  people: CountedStatement | null;
  rest: CountedStatement;
}

/**
 * The statements that write a batch's records and take its events off the pending list: one for the people, whose rows
 * other lanes may want too and are locked in order of their keys, and one for all the rest.
 * @param decidedAt ISO 8601
 */
export function writingOf(batch: Batch, records: BatchRecords, decidedAt: string): BatchWriting {
  const parameters: unknown[] = [
    decidedAt,
    batch.configurationRevision,
    batch.events.map((each) => each.lane),
    batch.events.map((each) => each.seq),
  ];
  const text = `with ${partsOf(records, parameters).join(', ')},
       cleared as (
         update switchboard.lane set attempt = 0,
           careful_until = case when careful_until <= under_way_until then null else careful_until end
         where lane = any($3::int[]))
     delete from switchboard.pending p using unnest($3::int[], $4::bigint[]) as d(lane, seq)
     where p.lane = d.lane and p.seq = d.seq`;
  const rest = { text, parameters, count: batch.events.length };
  return { records, people: peopleStatement(records.people), rest };
}

/**
 * Runs the statements that keep a batch; call it in the transaction that read the batch, or in one before which nobody else
 * changed what it was decided by.
 * @throws StaleBatchError when a person was changed, or events were drained, since the batch was read; roll back and begin
 * again
 */
export async function writeBatch(sql: Sql, { people, rest }: BatchWriting): Promise<void> {
  // Sent together, run one after the other.
  const [changed, cleared] = await Promise.all([people, rest].map((each) => each && sql.query(each.text, each.parameters)));
  if (people !== null && changed?.rowCount !== people.count)
    throw new StaleBatchError('A person was changed by another lane meanwhile.');
  if (cleared?.rowCount !== rest.count) throw new StaleBatchError('Events of this batch were drained by another.');
}

/**
 * Writes records that a change beside the stream has made: events it led to, lines of timelines, mails. The caller holds
 * the conversations' lanes.
 */
export async function writeRecords(sql: Sql, records: BatchRecords, at: string): Promise<void> {
  const parameters: unknown[] = [at, null];
  const parts = partsOf(records, parameters);
  if (parts.length > 0) await sql.query(`with ${parts.join(', ')} select $1::timestamptz, $2::bigint`, parameters);
}

const peopleColumns = {
  key: 'text',
  revision: 'int4',
  email: 'text',
  name: 'text',
  country: 'text',
  language: 'text',
  attributes: 'jsonb',
  answered: 'jsonb',
} as const;

function peopleStatement(people: BatchRecords['people']): CountedStatement | null {
  if (people.length === 0) return null;
  const parameters: unknown[] = [];
  const text = `with claimed as (select r.* from ${rowSet(people, peopleColumns, parameters)}), held as materialized (
       select p.key from switchboard.person p where p.key in (select key from claimed) order by p.key for no key update
     )
     update switchboard.person as p set email = r.email, name = r.name, country = r.country, language = r.language,
       attributes = r.attributes, answered = r.answered, revision = p.revision + 1, updated_at = now()
     from held join claimed r on r.key = held.key
     where p.key = r.key and p.revision = r.revision`;
  return { text, parameters, count: people.length };
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
