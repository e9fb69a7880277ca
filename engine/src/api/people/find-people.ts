/**
 * People by a condition, by words and in an order. In: what is looked for and where the page before ended. Out: people,
 * or how many there are. What stays true: an answer is exact. A condition with a regular expression, which SQL cannot
 * decide, is evaluated here on those that SQL lets through, a bounded batch at a time, so that neither the memory nor
 * the one session of the embedded database is taken up by it.
 */
import type { Condition } from '@switchboard/shared/condition';
import type { PersonFacts } from '@switchboard/shared/facts';
import type { PersonSortField } from '@switchboard/shared/person';
import { conditionToSql, withLettersFolded } from '../../condition/condition-to-sql.ts';
import { conditionHolds } from '../../condition/evaluate-condition.ts';
import { factsOfPerson } from '../../condition/facts-of-person.ts';
import { fold } from '../../condition/fold.ts';
import type { Sql } from '../../record/database.ts';
import { personColumns, type PersonRow } from './people.sql.ts';

/** People evaluated at once: some milliseconds of SQL and as many here. */
const batchRows = 1_000;
const maxWords = 10;

const orders: Record<PersonSortField, { by: string; mayBeNull: boolean }> = {
  name: { by: 'p.name_order', mayBeNull: true },
  email: { by: 'lower(p.email collate "C")', mayBeNull: true },
  country: { by: 'p.country collate "C"', mayBeNull: true },
  createdAt: { by: 'p.created_at', mayBeNull: false },
  updatedAt: { by: 'p.updated_at', mayBeNull: false },
};

/** The sort key of a page's last person: its value as text, and its key. */
export type PeoplePosition = readonly [value: string | null, key: string];

export interface FoundPerson extends PersonRow {
  sort_value: string | null;
}

export interface PeopleQuestion {
  condition?: Condition;
  /** Each word has to be somewhere in name or e-mail, or begin the id, in any case; those of merged people count, too. */
  search?: string;
  sort: PersonSortField;
  direction: 'ascending' | 'descending';
}

export function positionOf(person: FoundPerson): PeoplePosition {
  return [person.sort_value, person.key];
}

export function personFactsOf(row: PersonRow): PersonFacts {
  const { given_id, key, email, name, country, language, attributes } = row;
  return { id: given_id ?? key, email, name, country, language, attributes };
}

/**
 * A page of people; those without a value to sort by stand last.
 * @param limit at most so many
 * @param after the last of the page before, or null for the first page
 */
export async function findPeople(
  sql: Sql,
  question: PeopleQuestion,
  limit: number,
  after: PeoplePosition | null,
): Promise<FoundPerson[]> {
  const { condition } = question;
  if (condition === undefined || conditionToSql(condition).isExact) return readPage(sql, question, limit, after);
  const found: FoundPerson[] = [];
  for (let position = after; ; ) {
    const rows = await readPage(sql, question, batchRows, position);
    found.push(...rows.filter((row) => holds(condition, row)));
    const last = rows.at(-1);
    if (found.length >= limit || rows.length < batchRows || last === undefined) return found.slice(0, limit);
    position = positionOf(last);
  }
}

/** How many people a condition holds for, exactly. */
export async function countPeople(sql: Sql, condition: Condition): Promise<number> {
  const { text, parameters, isExact } = conditionToSql(condition);
  if (isExact) {
    const { rows } = await sql.query<{ count: number }>(
      `select count(*)::int as count from switchboard.person p where ${text}`,
      parameters,
    );
    return rows[0]!.count;
  }
  let count = 0;
  for (let key = ''; ; ) {
    const { rows } = await sql.query<PersonRow>(
      `select ${personColumns} from switchboard.person p where p.key > $${parameters.length + 1} and ${text}
       order by p.key limit ${batchRows}`,
      [...parameters, key],
    );
    count += rows.filter((row) => holds(condition, row)).length;
    const last = rows.at(-1);
    if (rows.length < batchRows || last === undefined) return count;
    key = last.key;
  }
}

function holds(condition: Condition, row: PersonRow): boolean {
  return conditionHolds(condition, factsOfPerson(personFactsOf(row)));
}

async function readPage(sql: Sql, question: PeopleQuestion, limit: number, after: PeoplePosition | null): Promise<FoundPerson[]> {
  const parameters: unknown[] = [limit];
  const conditions: string[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  if (question.condition !== undefined) {
    const { text, parameters: more } = conditionToSql(question.condition, parameters.length + 1);
    parameters.push(...more);
    conditions.push(text);
  }
  for (const word of wordsOf(question.search)) {
    conditions.push(hasWord(word, add(word)));
  }
  const { by, mayBeNull } = orders[question.sort];
  const way = question.direction === 'ascending' ? 'asc' : 'desc';
  if (after !== null) conditions.push(beyond(after, by, mayBeNull, way === 'asc' ? '>' : '<', add));
  const order = (value: string): string => `${mayBeNull ? `${value} is null, ` : ''}${value} ${way}, p.key ${way}`;
  // Only keys are sorted: a whole row of each of 100,000 people costs a third more.
  const { rows } = await sql.query<FoundPerson>(
    `select ${personColumns}, page.value::text as sort_value
     from (
       select p.key, ${by} as value from switchboard.person p
       ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
       order by ${order(`(${by})`)} limit $1
     ) page join switchboard.person p on p.key = page.key
     order by ${order('page.value')}`,
    parameters,
  );
  return rows;
}

/**
 * A word somewhere in name or e-mail, or at the beginning of an id: those of now, or of somebody who was merged into the
 * person. The names of the merged are gone through once, not for each person.
 */
function hasWord(word: string, parameter: string): string {
  // The text ends in the id. A word found first within the id, past its beginning, is part of it by chance alone.
  const atMost = 'length(p.search_text) - length(coalesce(p.given_id, p.key)) + 1';
  const placeIn = (text: string): string => `strpos(${withLettersFolded(text, [word])}, ${parameter})`;
  return `(${placeIn('p.search_text')} between 1 and ${atMost} or p.key in (
    select a.person_key from switchboard.person_alias a
    where ${placeIn('lower(a.value collate "C")')} between 1 and case a.kind when 'id' then 1 else length(a.value) end))`;
}

function beyond(after: PeoplePosition, by: string, mayBeNull: boolean, than: '>' | '<', add: (value: unknown) => string): string {
  const [value, key] = after;
  if (value === null) return `((${by}) is null and p.key ${than} ${add(key)})`;
  const type = mayBeNull ? 'text' : 'timestamptz';
  const further = `(${by}, p.key) ${than} (${add(value)}::${type}, ${add(key)})`;
  return mayBeNull ? `((${by}) is null or ${further})` : further;
}

function wordsOf(search: string | undefined): string[] {
  const words = fold(search ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, maxWords);
}
