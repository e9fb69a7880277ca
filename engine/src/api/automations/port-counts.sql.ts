import type { PortCount } from '@switchboard/shared/automation';
import type { Sql } from '../../record/database.ts';

/** The statements of the counts on the canvas; `write-batch.sql.ts` writes them. */

/** Where folded counts stand: no lane of the stream has this number. */
const folded = -1;

/**
 * How many runs left each node of a version by each port.
 * @param since steps of five minutes that began at this time or later, ISO 8601
 */
export async function readPortCounts(sql: Sql, automationId: string, version: number, since: string): Promise<PortCount[]> {
  const { rows } = await sql.query<PortCount>(
    `select node_id as "nodeId", port, sum(count)::float8 as count from switchboard.port_count
     where automation_id = $1 and version = $2 and bucket >= $3 group by 1, 2 order by 1, 2`,
    [automationId, version, since],
  );
  return rows;
}

/**
 * Makes one row an hour of what is older than two hours, in which no batch counts any more, and forgets what is older
 * than eight days. Called again and again; any number of processes may.
 */
export async function foldPortCounts(sql: Sql): Promise<void> {
  await sql.query(
    `with gone as (
       delete from switchboard.port_count where lane >= 0 and bucket < now() - interval '2 hours'
       returning automation_id, version, date_bin('1 hour', bucket, timestamptz 'epoch') as hour, node_id, port, count
     )
     insert into switchboard.port_count as c (automation_id, version, bucket, node_id, port, lane, count)
     select automation_id, version, hour, node_id, port, $1, sum(count) from gone group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
     on conflict (automation_id, version, bucket, node_id, port, lane) do update set count = c.count + excluded.count`,
    [folded],
  );
  await sql.query(`delete from switchboard.port_count where lane < 0 and bucket < now() - interval '8 days'`);
}
