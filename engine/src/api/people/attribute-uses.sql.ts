import type { AttributeUse } from '@switchboard/shared/attribute-detail';
import type { Sql } from '../../record/database.ts';

/**
 * What asks about an attribute or sets it, in the order in which it is read: segments, assignment rules by such a
 * segment, nodes in drafts and in versions that are published or paused. Whatever a node's type, the field stands
 * somewhere in its configuration; texts that merely show the attribute go with any type.
 */
export async function findAttributeUses(sql: Sql, name: string): Promise<AttributeUse[]> {
  const field = `person.attributes.${name}`;
  const asks = (json: string): string =>
    `jsonb_path_exists(${json}, 'strict $.** ? (@ == $field)', jsonb_build_object('field', $1::text))`;
  const { rows: segments } = await sql.query<{ id: string; name: string }>(
    `select id, name from switchboard.segment where ${asks('condition')} order by lower(name), id`,
    [field],
  );
  const { rows: rules } = await sql.query<{ id: string; name: string }>(
    'select id, name from switchboard.assignment_rule where segment_id = any($1::text[]) order by position, id',
    [segments.map(({ id }) => id)],
  );
  const { rows: automations } = await sql.query<{ id: string; name: string; version: number | null; node_ids: string[] }>(
    `with graphs as (
       select id, name, null::int as version, graph from switchboard.automation where deleted_at is null
       union all
       select a.id, a.name, v.version, v.graph from switchboard.automation a
       join switchboard.automation_version v on v.automation_id = a.id and v.version = a.published_version
       where a.deleted_at is null)
     select g.id, g.name, g.version, json_agg(n.value ->> 'id') as node_ids
     from graphs g cross join lateral jsonb_array_elements(g.graph -> 'nodes') n
     where ${asks(`n.value -> 'config'`)}
       or (n.value ->> 'type' = 'set-attribute' and n.value -> 'config' ->> 'name' = $2)
     group by g.id, g.name, g.version
     order by lower(g.name), g.id, g.version nulls first`,
    [field, name],
  );
  return [
    ...segments.map((segment) => ({ kind: 'segment' as const, ...segment })),
    ...rules.map((rule) => ({ kind: 'assignment-rule' as const, ...rule })),
    ...automations.map(({ node_ids: nodeIds, ...automation }) => ({ kind: 'automation' as const, ...automation, nodeIds })),
  ];
}
