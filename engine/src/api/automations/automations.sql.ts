import type { Automation, AutomationStatus, AutomationSummary } from '@switchboard/shared/automation';
import type { Graph } from '@switchboard/shared/graph';
import { withOwnIds } from '@switchboard/shared/graph-ids';
import type { Sql } from '../../record/database.ts';

/**
 * The statements on automations. In: ids and values already checked. Out: automations as the API shows them.
 * What stays true: every statement that changes what the author sees raises `revision`, so that an edit made from an
 * older one is refused; changes of what is in force are serialized by the configuration's row, which is locked first.
 */
interface AutomationRow {
  id: string;
  name: string;
  description: string;
  status: AutomationStatus;
  position: number;
  revision: number;
  graph: Graph;
  published_version: number | null;
  owner: string | null;
  owner_name: string | null;
  changed_by: string | null;
  changed_by_name: string | null;
  created_at: Date;
  updated_at: Date;
}

/** Where a page of the list ended. */
export interface ListPosition {
  position: number;
  id: string;
}

const nameOf = (column: string): string =>
  `coalesce((select p.name from switchboard.agent p where p.id = automation.${column}),
     (select k.name from switchboard.api_key k where k.id = automation.${column}))`;

const summaryColumns = `id, name, description, status, position, revision, published_version, created_at, updated_at,
  owner, ${nameOf('owner')} as owner_name, changed_by, ${nameOf('changed_by')} as changed_by_name`;
const columns = `${summaryColumns}, graph`;

function automationOf(row: AutomationRow): Automation {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    status: row.status,
    revision: row.revision,
    // Drafts from before ids were checked may have one twice; a list that leaves the graphs out has none here.
    graph: row.graph && withOwnIds(row.graph),
    publishedVersion: row.published_version,
    owner: row.owner === null ? null : { id: row.owner, name: row.owner_name },
    changedBy: row.changed_by === null ? null : { id: row.changed_by, name: row.changed_by_name },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/**
 * Adds a draft at the end of the list.
 * @param by the agent or API key that makes it, its first owner
 */
export async function insertAutomation(
  sql: Sql,
  automation: { id: string; name: string; description: string; graph: Graph },
  by: string,
): Promise<Automation> {
  const { rows } = await sql.query<AutomationRow>(
    `insert into switchboard.automation (id, name, description, status, position, graph, owner, changed_by)
     select $1, $2, $3, 'draft', coalesce(max(position), 0) + 1, $4::jsonb, $5, $5 from switchboard.automation
     returning ${columns}`,
    [automation.id, automation.name, automation.description, JSON.stringify(automation.graph), by],
  );
  return automationOf(rows[0]!);
}

/** @returns the automation, or null when there is none with that id, or none any more */
export async function readAutomation(sql: Sql, id: string): Promise<Automation | null> {
  const { rows } = await sql.query<AutomationRow>(
    `select ${columns} from switchboard.automation where id = $1 and deleted_at is null`,
    [id],
  );
  return rows[0] === undefined ? null : automationOf(rows[0]);
}

/** As `readAutomation`, and holds the row until the transaction ends. */
export async function lockAutomation(sql: Sql, id: string): Promise<Automation | null> {
  const { rows } = await sql.query<AutomationRow>(
    `select ${columns} from switchboard.automation where id = $1 and deleted_at is null for update`,
    [id],
  );
  return rows[0] === undefined ? null : automationOf(rows[0]);
}

/**
 * A page of the automations in list order, which is the order in which they decide.
 * @param after the last of the page before, or null for the first page
 * @param graphs whether their graphs are read, which may be large
 * @returns at most `limit` automations, and where the next page begins
 */
export async function listAutomations(
  sql: Sql,
  limit: number,
  after: ListPosition | null,
  graphs: 'yes' | 'no',
): Promise<{ items: AutomationSummary[]; next: ListPosition | null }> {
  const { rows } = await sql.query<AutomationRow>(
    `select ${graphs === 'yes' ? columns : summaryColumns} from switchboard.automation
     where deleted_at is null and ($1::int is null or (position, id) > ($1::int, $2::text))
     order by position, id limit $3`,
    [after?.position ?? null, after?.id ?? null, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(automationOf), next: last === undefined ? null : { position: last.position, id: last.id } };
}

/**
 * Saves name, description and draft of a locked automation.
 * @param by the agent or API key that saves
 */
export async function updateDraft(
  sql: Sql,
  id: string,
  draft: { name: string; description: string; graph: Graph },
  by: string,
): Promise<Automation> {
  const { rows } = await sql.query<AutomationRow>(
    `update switchboard.automation
     set name = $2, description = $3, graph = $4::jsonb, changed_by = $5, revision = revision + 1, updated_at = now()
     where id = $1 returning ${columns}`,
    [id, draft.name, draft.description, JSON.stringify(draft.graph), by],
  );
  return automationOf(rows[0]!);
}

/** Writes down what has become of a locked automation: its status and the version that counts. */
export async function updateStatus(
  sql: Sql,
  id: string,
  status: AutomationStatus,
  publishedVersion: number,
): Promise<Automation> {
  const { rows } = await sql.query<AutomationRow>(
    `update switchboard.automation
     set status = $2, published_version = $3, revision = revision + 1, updated_at = now()
     where id = $1 returning ${columns}`,
    [id, status, publishedVersion],
  );
  return automationOf(rows[0]!);
}

/** Gives a locked automation to an agent. What its author sees of it stays. */
export async function updateOwner(sql: Sql, id: string, owner: string): Promise<Automation> {
  const { rows } = await sql.query<AutomationRow>(
    `update switchboard.automation set owner = $2 where id = $1 returning ${columns}`,
    [id, owner],
  );
  return automationOf(rows[0]!);
}

/** All ids, in list order. */
export async function readAutomationIds(sql: Sql): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    'select id from switchboard.automation where deleted_at is null order by position, id',
  );
  return rows.map((row) => row.id);
}

/** Gives every automation its place in the list. */
export async function updateOrder(sql: Sql, ids: readonly string[]): Promise<void> {
  await sql.query(
    `update switchboard.automation a set position = o.position
     from jsonb_array_elements_text($1::jsonb) with ordinality as o (id, position)
     where a.id = o.id`,
    [JSON.stringify(ids)],
  );
}
