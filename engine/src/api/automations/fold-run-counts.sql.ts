import type { Sql } from '../../record/database.ts';

/** Where the runs of a day that is over are counted: no lane of the stream has this number. */
const allLanes = -1;

/**
 * Makes one counter of a day's counters by lane, for days that no batch counts in any more, so that what statistics
 * read, and what is kept, does not grow with the number of lanes. Called again and again; any number of processes may.
 */
export async function foldRunCounts(sql: Sql): Promise<void> {
  await sql.query(
    `with gone as (
       delete from switchboard.automation_day
       where lane <> $1 and day < (now() at time zone 'UTC')::date - 1 returning automation_id, day, runs, last_run_at
     )
     insert into switchboard.automation_day as d (automation_id, day, lane, runs, last_run_at)
     select automation_id, day, $1, sum(runs), max(last_run_at) from gone group by 1, 2 order by 1, 2
     on conflict (automation_id, day, lane)
       do update set runs = d.runs + excluded.runs, last_run_at = greatest(d.last_run_at, excluded.last_run_at)`,
    [allLanes],
  );
}
