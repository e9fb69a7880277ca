import type { AutomationVersion } from '@switchboard/shared/automation';
import type { Graph } from '@switchboard/shared/graph';
import type { Sql } from '../../record/database.ts';

/**
 * The statements on published versions. In: an automation's id. Out: its versions, and which was in force when.
 * What stays true: the graph of a version is inserted once and never updated, only what is said of it; a version outlives
 * its automation, since runs point to it.
 */
interface VersionRow {
  automation_id: string;
  version: number;
  graph: Graph;
  published_at: Date;
  published_by: string;
  published_by_name: string | null;
  note: string;
}

const columns = `automation_id, version, graph, published_at, published_by, note,
  coalesce((select p.name from switchboard.agent p where p.id = published_by),
    (select k.name from switchboard.api_key k where k.id = published_by)) as published_by_name`;

function versionOf(row: VersionRow): AutomationVersion {
  return {
    automationId: row.automation_id,
    version: row.version,
    graph: row.graph,
    publishedAt: row.published_at.toISOString(),
    publishedBy: row.published_by,
    publishedByName: row.published_by_name,
    note: row.note,
  };
}

/**
 * Keeps a graph as the automation's next version; the automation is locked by the caller.
 * @param about who publishes it, what they say of it, and what its triggers listen to (see `Plan.listens`)
 * @returns the number of the new version, from 1
 */
export async function insertVersion(
  sql: Sql,
  automationId: string,
  graph: Graph,
  { by, note = '', listens }: { by: string; note?: string; listens: readonly string[] },
): Promise<number> {
  const { rows } = await sql.query<{ version: number }>(
    `insert into switchboard.automation_version (automation_id, version, graph, note, published_by, listens)
     select $1, coalesce(max(version), 0) + 1, $2::jsonb, $3, $4, $5::jsonb from switchboard.automation_version where automation_id = $1
     returning version`,
    [automationId, JSON.stringify(graph), note, by, JSON.stringify(listens)],
  );
  return rows[0]!.version;
}

/** Sets what is said of a version. */
export async function updateNote(sql: Sql, automationId: string, version: number, note: string): Promise<void> {
  await sql.query('update switchboard.automation_version set note = $3 where automation_id = $1 and version = $2', [
    automationId,
    version,
    note,
  ]);
}

/** @returns the version, or null when there is none with that number */
export async function readVersion(sql: Sql, automationId: string, version: number): Promise<AutomationVersion | null> {
  const { rows } = await sql.query<VersionRow>(
    `select ${columns} from switchboard.automation_version where automation_id = $1 and version = $2`,
    [automationId, version],
  );
  return rows[0] === undefined ? null : versionOf(rows[0]);
}

/**
 * A page of an automation's versions, newest first.
 * @param below only versions with a smaller number, or null for the first page
 */
export async function listVersions(
  sql: Sql,
  automationId: string,
  limit: number,
  below: number | null,
): Promise<{ items: AutomationVersion[]; next: number | null }> {
  const { rows } = await sql.query<VersionRow>(
    `select ${columns} from switchboard.automation_version
     where automation_id = $1 and ($2::int is null or version < $2::int)
     order by version desc limit $3`,
    [automationId, below, limit + 1],
  );
  const page = rows.slice(0, limit);
  return { items: page.map(versionOf), next: rows.length > limit ? (page.at(-1)?.version ?? null) : null };
}

/**
 * The version that was in force at a revision of the configuration.
 * @returns its number, or null when the automation was not in force then
 */
export async function readVersionInForce(sql: Sql, automationId: string, configurationRevision: number): Promise<number | null> {
  const { rows } = await sql.query<{ version: number }>(
    `select version from switchboard.in_force
     where automation_id = $1 and from_revision <= $2 and (until_revision is null or until_revision > $2)`,
    [automationId, configurationRevision],
  );
  return rows[0]?.version ?? null;
}
