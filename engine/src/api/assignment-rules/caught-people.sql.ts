/**
 * The people whom a rule catches: in its segment, and in none of the segments before it. In: conditions over `person.*`
 * fields. Out: how many, the newest few, and how many of their conversations are unassigned; exactly. What stays true:
 * everybody is looked at once, by one statement; conditions with a regular expression, which SQL cannot decide, are
 * evaluated here on those that SQL lets through, a bounded batch at a time, as in `find-people.ts`.
 */
import type { Condition } from '@switchboard/shared/condition';
import { conditionToSql } from '../../condition/condition-to-sql.ts';
import { conditionHolds } from '../../condition/evaluate-condition.ts';
import { factsOfPerson } from '../../condition/facts-of-person.ts';
import type { Sql } from '../../record/database.ts';
import { personFactsOf } from '../people/find-people.ts';
import { personColumns, type PersonRow } from '../people/people.sql.ts';

export interface CaughtPeople {
  count: number;
  /** The newest few. */
  sample: PersonRow[];
  /** Open conversations of theirs with neither group nor assignee. */
  openUnassigned: number;
}

/** What is asked: one condition, and others that must not hold. */
export interface CaughtQuestion {
  within: Condition;
  outside: readonly Condition[];
}

const sampleSize = 5;
const batchRows = 1_000;
const isOpenAndUnassigned = `c.status = 'open' and c.group_id is null and c.assignee_id is null`;

interface CaughtSql {
  /** The people, as `p`: those within first, since that is one condition and the others may be many. */
  from: string;
  where: string;
  parameters: unknown[];
  isExact: boolean;
}

function caughtSql({ within, outside }: CaughtQuestion): CaughtSql {
  const own = conditionToSql(within);
  const from = `(select * from switchboard.person p where ${own.text} offset 0) p`;
  if (outside.length === 0) return { from, where: 'true', parameters: own.parameters, isExact: own.isExact };
  const rest = conditionToSql({ all: outside.map((caught) => ({ not: caught })) }, own.parameters.length + 1);
  return { from, where: rest.text, parameters: [...own.parameters, ...rest.parameters], isExact: own.isExact && rest.isExact };
}

export async function findCaught(sql: Sql, question: CaughtQuestion): Promise<CaughtPeople> {
  const caught = caughtSql(question);
  return caught.isExact ? decidedBySql(sql, caught) : decidedHere(sql, question, caught);
}

async function decidedBySql(sql: Sql, { from, where, parameters }: CaughtSql): Promise<CaughtPeople> {
  const { rows } = await sql.query<{ count: number; open_unassigned: number; sample: string[] | null }>(
    `with caught as materialized (select p.key, p.created_at from ${from} where ${where})
     select (select count(*)::int from caught) as count,
       (select count(*)::int from caught join switchboard.conversation c on c.person_key = caught.key
        where ${isOpenAndUnassigned}) as open_unassigned,
       (select json_agg(key) from (select key from caught order by created_at desc, key desc limit ${sampleSize}) newest) as sample`,
    parameters,
  );
  const { count, open_unassigned: openUnassigned, sample } = rows[0]!;
  const people = await sql.query<PersonRow>(
    `select ${personColumns} from switchboard.person p where p.key = any($1::text[]) order by p.created_at desc, p.key desc`,
    [sample ?? []],
  );
  return { count, openUnassigned, sample: people.rows };
}

async function decidedHere(
  sql: Sql,
  { within, outside }: CaughtQuestion,
  { from, where, parameters }: CaughtSql,
): Promise<CaughtPeople> {
  const condition: Condition = { all: [within, ...outside.map((caught) => ({ not: caught }))] };
  const found: CaughtPeople = { count: 0, sample: [], openUnassigned: 0 };
  for (let key = ''; ; ) {
    const { rows } = await sql.query<PersonRow & { conversations: number }>(
      `select ${personColumns}, (select count(*)::int from switchboard.conversation c
         where c.person_key = p.key and ${isOpenAndUnassigned}) as conversations
       from ${from} where p.key > $${parameters.length + 1} and ${where} order by p.key limit ${batchRows}`,
      [...parameters, key],
    );
    for (const row of rows) {
      if (!conditionHolds(condition, factsOfPerson(personFactsOf(row)))) continue;
      found.count += 1;
      found.openUnassigned += row.conversations;
      found.sample.push(row);
    }
    found.sample = found.sample.sort(byNewest).slice(0, sampleSize);
    const last = rows.at(-1);
    if (rows.length < batchRows || last === undefined) return found;
    key = last.key;
  }
}

function byNewest(one: PersonRow, other: PersonRow): number {
  return other.created_at.getTime() - one.created_at.getTime() || (other.key < one.key ? -1 : 1);
}
