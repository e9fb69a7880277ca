import type { Automation, AutomationStatus } from '@switchboard/shared/automation';
import type { Graph } from '@switchboard/shared/graph';
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
  created_at: Date;
  updated_at: Date;
}

/** Where a page of the list ended. */
export interface ListPosition {
  position: number;
  id: string;
}

const columns = 'id, name, description, status, position, revision, graph, published_version, created_at, updated_at';

function automationOf(row: AutomationRow): Automation {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    status: row.status,
    revision: row.revision,
    graph: row.graph,
    publishedVersion: row.published_version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/** Adds a draft at the end of the list. */
export async function insertAutomation(
  sql: Sql,
  automation: { id: string; name: string; description: string; graph: Graph },
): Promise<Automation> {
  const { rows } = await sql.query<AutomationRow>(
    `insert into switchboard.automation (id, name, description, status, position, graph)
     select $1, $2, $3, 'draft', coalesce(max(position), 0) + 1, $4::jsonb from switchboard.automation
     returning ${columns}`,
    [automation.id, automation.name, automation.description, JSON.stringify(automation.graph)],
  );
  return automationOf(rows[0]!);
}

/** @returns the automation, or null when there is none with that id */
export async function readAutomation(sql: Sql, id: string): Promise<Automation | null> {
  const { rows } = await sql.query<AutomationRow>(`select ${columns} from switchboard.automation where id = $1`, [id]);
  return rows[0] === undefined ? null : automationOf(rows[0]);
}

/** As `readAutomation`, and holds the row until the transaction ends. */
export async function lockAutomation(sql: Sql, id: string): Promise<Automation | null> {
  const { rows } = await sql.query<AutomationRow>(`select ${columns} from switchboard.automation where id = $1 for update`, [id]);
  return rows[0] === undefined ? null : automationOf(rows[0]);
}

/**
 * A page of the automations in list order, which is the order in which they decide.
 * @param after the last of the page before, or null for the first page
 * @returns at most `limit` automations, and where the next page begins
 */
export async function listAutomations(
  sql: Sql,
  limit: number,
  after: ListPosition | null,
): Promise<{ items: Automation[]; next: ListPosition | null }> {
  const { rows } = await sql.query<AutomationRow>(
    `select ${columns} from switchboard.automation
     where $1::int is null or (position, id) > ($1::int, $2::text)
     order by position, id limit $3`,
    [after?.position ?? null, after?.id ?? null, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(automationOf), next: last === undefined ? null : { position: last.position, id: last.id } };
}

/** Saves name, description and draft of a locked automation. */
export async function updateDraft(
  sql: Sql,
  id: string,
  draft: { name: string; description: string; graph: Graph },
): Promise<Automation> {
  const { rows } = await sql.query<AutomationRow>(
    `update switchboard.automation
     set name = $2, description = $3, graph = $4::jsonb, revision = revision + 1, updated_at = now()
     where id = $1 returning ${columns}`,
    [id, draft.name, draft.description, JSON.stringify(draft.graph)],
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

/** Takes the automation itself away; its versions stay, since runs point to them. */
export async function deleteAutomation(sql: Sql, id: string): Promise<void> {
  await sql.query('delete from switchboard.automation where id = $1', [id]);
}

/** All ids, in list order. */
export async function readAutomationIds(sql: Sql): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>('select id from switchboard.automation order by position, id');
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
