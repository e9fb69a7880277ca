import type { Sql } from './database.ts';

/** Lanes whose oldest pending event was accepted longer than `asleepMs` ago and that nobody holds just now. */
export async function loadSleepingLanes(sql: Sql, asleepMs: number): Promise<number[]> {
  const { rows } = await sql.query<{ lane: number }>(
    `select l.lane from switchboard.lane l
     cross join lateral (select seq from switchboard.pending where lane = l.lane order by seq limit 1) oldest
     join switchboard.event e on e.seq = oldest.seq
     where e.accepted_at < now() - $1::int * interval '1 millisecond'
     order by l.lane for update of l skip locked`,
    [asleepMs],
  );
  return rows.map((row) => row.lane);
}

/** True when an effect is due: planned and its time has come, or sending under a lease that ran out. */
export async function loadDueEffects(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query<{ due: boolean }>(
    `select exists (select 1 from switchboard.effect where state = 'planned' and next_at <= now())
       or exists (select 1 from switchboard.effect where state = 'sending' and lease_until < now()) as due`,
  );
  return rows[0]!.due;
}
