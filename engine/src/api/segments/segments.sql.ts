import type { Condition } from '@switchboard/shared/condition';
import type { SegmentUse } from '@switchboard/shared/segment';
import type { Sql } from '../../record/database.ts';

/** The statements on segments. In: ids and values already checked. Out: rows, and what uses them. */
export interface SegmentRow {
  id: string;
  name: string;
  condition: Condition;
  revision: number;
  created_at: Date;
  updated_at: Date;
}

/** What ids of segments begin with; where one is used is found by it. */
export const segmentIdPrefix = 's_';

const columns = 'id, name, condition, revision, created_at, updated_at';

export async function findSegment(sql: Sql, id: string): Promise<SegmentRow | null> {
  const { rows } = await sql.query<SegmentRow>(`select ${columns} from switchboard.segment where id = $1`, [id]);
  return rows[0] ?? null;
}

/** The id of the segment of a name, in any case. */
export async function findSegmentIdByName(sql: Sql, name: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>('select id from switchboard.segment where lower(name) = lower($1)', [name]);
  return rows[0]?.id ?? null;
}

/** By name. @param after name and id of the last segment of the page before */
export async function listSegments(sql: Sql, limit: number, after: readonly [string, string] | null): Promise<SegmentRow[]> {
  const { rows } = await sql.query<SegmentRow>(
    `select ${columns} from switchboard.segment
     where $2::text is null or (lower(name), id) > (lower($2), $3) order by lower(name), id limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  return rows;
}

type SegmentFields = Pick<SegmentRow, 'id' | 'name' | 'condition'>;

export async function insertSegment(sql: Sql, { id, name, condition }: SegmentFields): Promise<SegmentRow> {
  const { rows } = await sql.query<SegmentRow>(
    `insert into switchboard.segment (id, name, condition) values ($1, $2, $3::jsonb) returning ${columns}`,
    [id, name, JSON.stringify(condition)],
  );
  return rows[0]!;
}

export async function updateSegment(sql: Sql, { id, name, condition }: SegmentFields): Promise<SegmentRow> {
  const { rows } = await sql.query<SegmentRow>(
    `update switchboard.segment set name = $2, condition = $3::jsonb, revision = revision + 1, updated_at = now()
     where id = $1 returning ${columns}`,
    [id, name, JSON.stringify(condition)],
  );
  return rows[0]!;
}

export async function deleteSegment(sql: Sql, id: string): Promise<void> {
  await sql.query('delete from switchboard.segment where id = $1', [id]);
}

/** What uses segments, by segment: assignment rules, in their order, then nodes of automations. */
export async function findUses(sql: Sql, ids: readonly string[]): Promise<Map<string, SegmentUse[]>> {
  const uses = new Map<string, SegmentUse[]>();
  for (const { segmentId, use } of [...(await usesOfRules(sql, ids)), ...(await usesOfAutomations(sql, ids))])
    uses.set(segmentId, [...(uses.get(segmentId) ?? []), use]);
  return uses;
}

interface UseOf {
  segmentId: string;
  use: SegmentUse;
}

async function usesOfRules(sql: Sql, ids: readonly string[]): Promise<UseOf[]> {
  const { rows } = await sql.query<{ segment_id: string; id: string; name: string }>(
    'select segment_id, id, name from switchboard.assignment_rule where segment_id = any($1::text[]) order by position, id',
    [ids],
  );
  return rows.map(({ segment_id: segmentId, id, name }) => ({ segmentId, use: { kind: 'assignment-rule', id, name } }));
}

/**
 * The nodes that name segments, in drafts and in versions that are published or paused: whatever their type, a
 * segment's id stands somewhere in their configuration.
 */
async function usesOfAutomations(sql: Sql, ids: readonly string[]): Promise<UseOf[]> {
  const { rows } = await sql.query<{ segment_id: string; id: string; name: string; version: number | null; node_ids: string[] }>(
    `with graphs as (
       select id, name, null::int as version, graph from switchboard.automation where deleted_at is null
       union all
       select a.id, a.name, v.version, v.graph from switchboard.automation a
       join switchboard.automation_version v on v.automation_id = a.id and v.version = a.published_version
       where a.deleted_at is null)
     select r.value #>> '{}' as segment_id, g.id, g.name, g.version, json_agg(distinct n.value ->> 'id') as node_ids
     from graphs g
     cross join lateral jsonb_array_elements(g.graph -> 'nodes') n
     cross join lateral jsonb_path_query(n.value -> 'config', 'strict $.** ? (@ starts with "${segmentIdPrefix}")') r(value)
     where r.value #>> '{}' = any($1::text[])
     group by 1, g.id, g.name, g.version
     order by lower(g.name), g.id, g.version nulls first`,
    [ids],
  );
  return rows.map(({ segment_id: segmentId, node_ids: nodeIds, ...rest }) => ({
    segmentId,
    use: { kind: 'automation', ...rest, nodeIds },
  }));
}
