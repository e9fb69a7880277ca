import type { Sql } from '../../record/database.ts';

/**
 * The statements on who has a browser open. In: agents' ids, how long a browser may be gone, and the time; without a
 * time the database's, which all processes share. Out: whom a change concerns. What stays true: only agents who had a
 * browser change by themselves, between online and away, and never one whose availability was set by hand.
 */
export interface PresenceClock {
  /** Null: the database's own. */
  now: Date | null;
  graceMs: number;
}

const time = 'coalesce($1::timestamptz, now())';
const seen = '(select max(p.seen_at) from switchboard.agent_presence p where p.agent_id = a.id)';
const isGone = `a.availability = 'online' and ${seen} < ${time} - make_interval(secs => $2::float8 / 1000)`;
const isBack = `a.away_by_itself and ${seen} >= ${time} - make_interval(secs => $2::float8 / 1000)`;

/** Notes that a process sees browsers of these agents now; agents who are not there are left out. */
export async function notePresence(sql: Sql, process: string, agentIds: readonly string[], now: Date | null): Promise<void> {
  await sql.query(
    `insert into switchboard.agent_presence (agent_id, process, seen_at)
     select a.id, $2, ${time} from switchboard.agent a where a.id = any($3::text[]) order by a.id
     on conflict (agent_id, process) do update set seen_at = excluded.seen_at`,
    [now, process, agentIds],
  );
}

/** Whose availability would change now. */
export async function findPresenceChanges(
  sql: Sql,
  { now, graceMs }: PresenceClock,
): Promise<{ gone: string[]; back: string[] }> {
  const { rows } = await sql.query<{ id: string; is_back: boolean }>(
    `select a.id, a.away_by_itself as is_back from switchboard.agent a where (${isGone}) or (${isBack}) order by a.id`,
    [now, graceMs],
  );
  return {
    gone: rows.filter((row) => !row.is_back).map((row) => row.id),
    back: rows.filter((row) => row.is_back).map((row) => row.id),
  };
}

/** Sets agents away whose last browser is gone. @returns those who were online until now */
export async function setAway(sql: Sql, { now, graceMs }: PresenceClock): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `update switchboard.agent a set availability = 'away', away_by_itself = true, updated_at = now() where ${isGone} returning a.id`,
    [now, graceMs],
  );
  return rows.map((row) => row.id);
}

/** Sets agents online who had gone by themselves and have a browser again. @returns their ids */
export async function setBack(sql: Sql, { now, graceMs }: PresenceClock): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `update switchboard.agent a set availability = 'online', away_by_itself = false, updated_at = now() where ${isBack} returning a.id`,
    [now, graceMs],
  );
  return rows.map((row) => row.id);
}

/**
 * Forgets browsers that are gone and were acted on: whoever is set online by hand after that stays online, and rows of
 * processes that are no more do not pile up.
 */
export async function forgetGone(sql: Sql, { now, graceMs }: PresenceClock): Promise<void> {
  await sql.query(
    `delete from switchboard.agent_presence p where p.seen_at < ${time} - make_interval(secs => $2::float8 / 1000)
       and not exists (select 1 from switchboard.agent a where a.id = p.agent_id and ${isGone})`,
    [now, graceMs],
  );
}

/** Forgets an agent who is deleted. */
export async function deletePresence(sql: Sql, agentId: string): Promise<void> {
  await sql.query('delete from switchboard.agent_presence where agent_id = $1', [agentId]);
}
