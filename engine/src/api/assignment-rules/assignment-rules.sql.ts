import type { AssignmentRule } from '@switchboard/shared/assignment-rule';
import type { Condition } from '@switchboard/shared/condition';
import type { Sql } from '../../record/database.ts';

/**
 * The statements on assignment rules. In: ids and values already checked. Out: rules as the API shows them. What stays
 * true: the list order is by position, then id; changes are serialized by the configuration's row, which is locked first.
 */
interface RuleRow {
  id: string;
  name: string;
  segment_id: string;
  group_id: string;
  enabled: boolean;
  position: number;
  revision: number;
  created_at: Date;
  updated_at: Date;
}

/** A rule, and where it stands in the list. */
export interface PlacedRule extends AssignmentRule {
  position: number;
}

const columns = 'id, name, segment_id, group_id, enabled, position, revision, created_at, updated_at';

function placedRuleOf(row: RuleRow): PlacedRule {
  return {
    id: row.id,
    name: row.name,
    segmentId: row.segment_id,
    groupId: row.group_id,
    enabled: row.enabled,
    position: row.position,
    revision: row.revision,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

export function ruleOf({ position: _, ...rule }: PlacedRule): AssignmentRule {
  return rule;
}

export type RuleFields = Pick<AssignmentRule, 'id' | 'name' | 'segmentId' | 'groupId' | 'enabled'>;

/** Adds a rule at the end of the list. */
export async function insertRule(sql: Sql, rule: RuleFields): Promise<PlacedRule> {
  const { rows } = await sql.query<RuleRow>(
    `insert into switchboard.assignment_rule (id, name, segment_id, group_id, enabled, position)
     select $1, $2, $3, $4, $5, coalesce(max(position), 0) + 1 from switchboard.assignment_rule returning ${columns}`,
    [rule.id, rule.name, rule.segmentId, rule.groupId, rule.enabled],
  );
  return placedRuleOf(rows[0]!);
}

export async function updateRule(sql: Sql, rule: RuleFields): Promise<PlacedRule> {
  const { rows } = await sql.query<RuleRow>(
    `update switchboard.assignment_rule set name = $2, segment_id = $3, group_id = $4, enabled = $5,
       revision = revision + 1, updated_at = now()
     where id = $1 returning ${columns}`,
    [rule.id, rule.name, rule.segmentId, rule.groupId, rule.enabled],
  );
  return placedRuleOf(rows[0]!);
}

export async function deleteRule(sql: Sql, id: string): Promise<void> {
  await sql.query('delete from switchboard.assignment_rule where id = $1', [id]);
}

export async function findRule(sql: Sql, id: string): Promise<PlacedRule | null> {
  const { rows } = await sql.query<RuleRow>(`select ${columns} from switchboard.assignment_rule where id = $1`, [id]);
  return rows[0] === undefined ? null : placedRuleOf(rows[0]);
}

/** In list order. @param after position and id of the last rule of the page before */
export async function listRules(sql: Sql, limit: number, after: readonly [number, string] | null): Promise<PlacedRule[]> {
  const { rows } = await sql.query<RuleRow>(
    `select ${columns} from switchboard.assignment_rule
     where $2::int is null or (position, id) > ($2::int, $3::text) order by position, id limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  return rows.map(placedRuleOf);
}

/** All ids, in list order. */
export async function readRuleIds(sql: Sql): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>('select id from switchboard.assignment_rule order by position, id');
  return rows.map((row) => row.id);
}

/** Gives every rule its place in the list. */
export async function updateRuleOrder(sql: Sql, ids: readonly string[]): Promise<void> {
  await sql.query(
    `update switchboard.assignment_rule r set position = o.position
     from jsonb_array_elements_text($1::jsonb) with ordinality as o (id, position)
     where r.id = o.id`,
    [JSON.stringify(ids)],
  );
}

/**
 * What the rules that are on and stand before a place ask for, each condition once.
 * @param place a rule's place, or null for the end of the list
 */
export async function conditionsBefore(sql: Sql, place: Pick<PlacedRule, 'position' | 'id'> | null): Promise<Condition[]> {
  const { rows } = await sql.query<{ condition: Condition }>(
    `select condition from switchboard.segment where id in (
       select segment_id from switchboard.assignment_rule
       where enabled and ($1::int is null or (position, id) < ($1::int, $2::text)))
     order by id`,
    [place?.position ?? null, place?.id ?? null],
  );
  return rows.map((row) => row.condition);
}
