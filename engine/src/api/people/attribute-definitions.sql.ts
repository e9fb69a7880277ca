import type { AttributeDefinition, AttributeType } from '@switchboard/shared/person';
import { readDefinedTypes } from '../../ingest/attribute-types.sql.ts';
import type { Sql } from '../../record/database.ts';

/** The statements on attributes: which there are, and what kind of value they are meant to have. */

/** People looked at; above that many a sample of as many tells what there is, so that asking stays quick. */
const sampleRows = 5_000;

/** Everything that keeps the definitions at hand reads them anew. */
async function raiseRevision(sql: Sql): Promise<void> {
  await sql.query('update switchboard.configuration set attribute_revision = attribute_revision + 1, revision = revision + 1');
}

export async function defineAttribute(sql: Sql, name: string, type: AttributeType): Promise<void> {
  await sql.query(
    `insert into switchboard.attribute_definition (name, type) values ($1, $2)
     on conflict (name) do update set type = excluded.type`,
    [name, type],
  );
  await raiseRevision(sql);
}

/** @returns false when it was not defined */
export async function forgetAttribute(sql: Sql, name: string): Promise<boolean> {
  const { rowCount } = await sql.query('delete from switchboard.attribute_definition where name = $1', [name]);
  await raiseRevision(sql);
  return rowCount > 0;
}

interface SeenRow {
  name: string;
  json_type: 'string' | 'number' | 'boolean' | 'array';
  dates: number;
  people: number;
}

/** The attributes that are defined or that people have, by name. */
export async function listAttributes(sql: Sql): Promise<AttributeDefinition[]> {
  const { rows: sizes } = await sql.query<{ estimate: number }>(
    `select greatest(reltuples, 0)::float8 as estimate from pg_class where oid = 'switchboard.person'::regclass`,
  );
  const estimate = sizes[0]!.estimate;
  const share = Math.min(1, sampleRows / Math.max(1, estimate));
  const { rows } = await sql.query<SeenRow>(
    `select a.key as name, jsonb_typeof(a.value) as json_type, count(*)::int as people,
       count(*) filter (where jsonb_typeof(a.value) = 'string' and switchboard.instant_of(a.value #>> '{}') is not null)::int as dates
     from switchboard.person p ${share < 1 ? `tablesample system (${(share * 100).toFixed(4)})` : ''}
     cross join lateral jsonb_each(p.attributes) a
     where jsonb_typeof(a.value) <> 'null'
     group by 1, 2`,
  );
  const { byName: defined } = await readDefinedTypes(sql);
  const byName = new Map([...defined.keys()].map((name) => [name, new Map<AttributeType, number>()]));
  for (const row of rows) {
    const counts = byName.get(row.name) ?? new Map<AttributeType, number>();
    for (const [type, people] of countsOf(row)) if (people > 0) counts.set(type, people);
    byName.set(row.name, counts);
  }
  return [...byName]
    .map(([name, counts]) => ({
      name,
      type: defined.get(name) ?? mostOf(counts),
      defined: defined.has(name),
      count: Math.round([...counts.values()].reduce((sum, people) => sum + people, 0) / share),
      counts: Object.fromEntries([...counts].map(([type, people]) => [type, Math.round(people / share)])),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** A text that is a date is one. */
function countsOf({ json_type: type, dates, people }: SeenRow): [AttributeType, number][] {
  if (type === 'number') return [['number', people]];
  if (type === 'boolean') return [['yes-no', people]];
  if (type === 'array') return [['list', people]];
  return [
    ['text', people - dates],
    ['date', dates],
  ];
}

function mostOf(counts: ReadonlyMap<AttributeType, number>): AttributeType {
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ['text', 0] as [AttributeType, number])[0];
}
