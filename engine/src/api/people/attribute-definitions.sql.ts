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
  const byName = new Map<string, { type: AttributeType; most: number; count: number }>();
  for (const row of rows) {
    const known = byName.get(row.name) ?? { type: typeOf(row), most: row.people, count: 0 };
    if (row.people > known.most) Object.assign(known, { type: typeOf(row), most: row.people });
    known.count += row.people;
    byName.set(row.name, known);
  }
  for (const [name, type] of defined) if (!byName.has(name)) byName.set(name, { type, most: 0, count: 0 });
  return [...byName]
    .map(([name, { type, count }]) => ({
      name,
      type: defined.get(name) ?? type,
      defined: defined.has(name),
      count: Math.round(count / share),
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function typeOf({ json_type: type, dates, people }: SeenRow): AttributeType {
  if (type === 'string') return dates * 2 > people ? 'date' : 'text';
  return type === 'number' ? 'number' : type === 'boolean' ? 'yes-no' : 'list';
}
