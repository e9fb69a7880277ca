import type { AttributeDefinition, AttributeType } from '@switchboard/shared/person';
import { readDefinedTypes } from '../../ingest/attribute-types.sql.ts';
import type { Sql } from '../../record/database.ts';

/** The statements on attributes: which there are, and what kind of value they are meant to have. */

/** Up to so many people all are counted, above it about as many of them, so that asking stays quick. */
const sampleRows = 5_000;
/** Fewer in a sample say too little of how many there are. */
const usualFrom = 25;

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

/** What people have of each attribute. */
interface Seen {
  counts: Map<AttributeType, number>;
  isEstimate: boolean;
}

/** The attributes that are defined or that people have, by name: all of them, however few have one. */
export async function listAttributes(sql: Sql): Promise<AttributeDefinition[]> {
  const seen = await readSeen(sql);
  const { byName: defined } = await readDefinedTypes(sql);
  const names = [...new Set([...defined.keys(), ...seen.keys()])].sort((one, other) => (one < other ? -1 : 1));
  return names.map((name) => definitionOf(name, defined.get(name), seen.get(name)));
}

/** One attribute, counted exactly; null when it is not defined and nobody has it. */
export async function readAttribute(sql: Sql, name: string): Promise<AttributeDefinition | null> {
  const seen = seenOf(await countWhere(sql, '', 'p.attributes ? $1::text and a.key = $1::text', name)).get(name);
  const type = (await readDefinedTypes(sql)).byName.get(name);
  return seen === undefined && type === undefined ? null : definitionOf(name, type, seen);
}

function definitionOf(name: string, type: AttributeType | undefined, seen: Seen | undefined): AttributeDefinition {
  const { counts, isEstimate } = seen ?? { counts: new Map<AttributeType, number>(), isEstimate: false };
  return {
    name,
    type: type ?? mostOf(counts),
    defined: type !== undefined,
    count: [...counts.values()].reduce((sum, people) => sum + people, 0),
    counts: Object.fromEntries(counts),
    isEstimate,
  };
}

const jsonTypes: Record<Exclude<AttributeType, 'date'>, SeenRow['json_type']> = {
  text: 'string',
  number: 'number',
  'yes-no': 'boolean',
  list: 'array',
};

/** The keys of people whose value is of another type, in their order. @param after key that they come after */
export async function findUnfit(sql: Sql, name: string, type: AttributeType, after: string, limit: number): Promise<string[]> {
  const value = '(p.attributes -> $1::text)';
  const fits = type === 'date' ? isDate(value) : `jsonb_typeof(${value}) = '${jsonTypes[type]}'`;
  const { rows } = await sql.query<{ key: string }>(
    `select p.key from switchboard.person p
     where p.attributes ? $1::text and p.key > $2 and jsonb_typeof(${value}) <> 'null' and not (${fits})
     order by p.key limit $3`,
    [name, after, limit],
  );
  return rows.map(({ key }) => key);
}

/**
 * Of many people a sample tells of the attributes that many have; whoever has any other is then looked for among all, so
 * that those are exact. That takes as long as a condition does, 55 ms for 100,000 people. Rejected: a table of names. What
 * changes people would have to write it, and something else to find out which names nobody has any more.
 */
async function readSeen(sql: Sql): Promise<Map<string, Seen>> {
  const people = await countRows(sql, '');
  if (people <= sampleRows) return seenOf(await countValues(sql, '', []));
  // Repeatable, so that the estimates stay as they are while the people do.
  const sample = `tablesample system (${((sampleRows / people) * 100).toFixed(4)}) repeatable (1)`;
  const rows = await countValues(sql, sample, []);
  const usual = new Set(rows.map(({ name }) => name).filter((name) => peopleWith(rows, name) >= usualFrom));
  const estimates = seenOf(
    rows.filter(({ name }) => usual.has(name)),
    { of: await countRows(sql, sample), people },
  );
  return new Map([...estimates, ...seenOf(await countValues(sql, '', [...usual]))]);
}

function peopleWith(rows: readonly SeenRow[], name: string): number {
  return rows.reduce((sum, row) => (row.name === name ? sum + row.people : sum), 0);
}

/** @param sample the clause that tells which of all people are counted; empty for all */
async function countRows(sql: Sql, sample: string): Promise<number> {
  const { rows } = await sql.query<{ people: number }>(`select count(*)::int as people from switchboard.person ${sample}`);
  return rows[0]!.people;
}

/** @param known names that are left out */
function countValues(sql: Sql, sample: string, known: readonly string[]): Promise<SeenRow[]> {
  return countWhere(sql, sample, `(p.attributes - $1::text[]) <> '{}' and a.key <> all($1::text[])`, known);
}

async function countWhere(sql: Sql, sample: string, condition: string, parameter: unknown): Promise<SeenRow[]> {
  const { rows } = await sql.query<SeenRow>(
    `select a.key as name, jsonb_typeof(a.value) as json_type, count(*)::int as people,
       count(*) filter (where ${isDate('a.value')})::int as dates
     from switchboard.person p ${sample} cross join lateral jsonb_each(p.attributes) a
     where ${condition} and jsonb_typeof(a.value) <> 'null'
     group by 1, 2`,
    [parameter],
  );
  return rows;
}

function isDate(value: string): string {
  return `jsonb_typeof(${value}) = 'string' and switchboard.instant_of(${value} #>> '{}') is not null`;
}

/** @param sample how many were counted, of how many there are; undefined when all were */
function seenOf(rows: readonly SeenRow[], sample?: { of: number; people: number }): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const row of rows) {
    const { counts } = seen.get(row.name) ?? { counts: new Map<AttributeType, number>() };
    for (const [type, count] of countsOf(row)) {
      // Never more than there are, when the types are added up.
      const people = sample === undefined ? count : Math.floor((count * sample.people) / sample.of);
      if (people > 0) counts.set(type, people);
    }
    seen.set(row.name, { counts, isEstimate: sample !== undefined });
  }
  return seen;
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
