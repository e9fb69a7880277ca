import type { Attributes } from '@switchboard/shared/message';
import type { Person } from '@switchboard/shared/person';
import type { Sql } from '../../record/database.ts';

/**
 * The statements on one person. In: an id or a row. Out: people as the API shows them. What stays true: every change
 * raises `revision`, so that a drain which read the person before decides its batch again instead of overwriting it.
 */
export interface PersonRow {
  key: string;
  given_id: string | null;
  email: string | null;
  name: string | null;
  country: string | null;
  language: string | null;
  attributes: Attributes;
  revision: number;
  created_at: Date;
  updated_at: Date;
}

export const personColumns =
  'p.key, p.given_id, p.email, p.name, p.country, p.language, p.attributes, p.revision, p.created_at, p.updated_at';

export function personOf(row: PersonRow): Person {
  return {
    id: row.given_id ?? row.key,
    email: row.email,
    name: row.name,
    country: row.country,
    language: row.language,
    attributes: row.attributes,
    revision: row.revision,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

/**
 * The keys that ids name: the developer's id before ours, and both before the id of one who was merged.
 * @returns key by id; ids that name nobody are left out
 */
export async function findKeys(sql: Sql, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ id: string; key: string }>(
    `select id, key from (
       select given_id as id, key, 1 as rank from switchboard.person where given_id = any($1::text[])
       union all select key, key, 2 from switchboard.person where key = any($1::text[])
       union all select value, person_key, 3 from switchboard.person_alias where kind = 'id' and value = any($1::text[])
     ) as named order by rank desc`,
    [ids],
  );
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** @returns the person that an id names, or null */
export async function findPerson(sql: Sql, id: string): Promise<PersonRow | null> {
  const key = (await findKeys(sql, [id])).get(id);
  return key === undefined ? null : readPerson(sql, key);
}

async function readPerson(sql: Sql, key: string): Promise<PersonRow | null> {
  const { rows } = await sql.query<PersonRow>(`select ${personColumns} from switchboard.person p where p.key = $1`, [key]);
  return rows[0] ?? null;
}

/** As `findPerson`, and holds the row until the transaction ends. */
export async function lockPerson(sql: Sql, id: string): Promise<PersonRow | null> {
  const key = (await findKeys(sql, [id])).get(id);
  return key === undefined ? null : ((await lockPeople(sql, [key]))[0] ?? null);
}

/**
 * Holds people, in the order of their keys: whoever holds several never waits in a circle. Messages that name them are
 * accepted meanwhile.
 */
export async function lockPeople(sql: Sql, keys: readonly string[]): Promise<PersonRow[]> {
  const { rows } = await sql.query<PersonRow>(
    `select ${personColumns} from switchboard.person p where p.key = any($1::text[]) order by p.key for no key update`,
    [keys],
  );
  return rows;
}

/**
 * As `lockPeople`, before one of them is deleted: messages that name them are added before it or after the transaction,
 * see `insertResolved`. What was added of theirs is seen by the statements that come next.
 */
export async function lockPeopleForGood(sql: Sql, keys: readonly string[]): Promise<PersonRow[]> {
  const { rows } = await sql.query<PersonRow>(
    `select ${personColumns} from switchboard.person p where p.key = any($1::text[]) order by p.key for update`,
    [keys],
  );
  return rows;
}

/**
 * The keys that e-mails name, in any case: of the one known by it alone before the oldest who has it, and of both before
 * one who was merged with somebody who had it.
 * @param emails in lower case
 * @returns key by e-mail in lower case; e-mails that name nobody are left out
 */
export async function findKeysByEmail(sql: Sql, emails: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ email: string; key: string }>(
    `select distinct on (email) email, key from (
       select lower(email collate "C") as email, key, given_id is not null as rank, created_at from switchboard.person
       where email is not null and lower(email collate "C") = any($1::text[])
       union all
       select value, person_key, true, 'infinity' from switchboard.person_alias where kind = 'email' and value = any($1::text[])
     ) as named order by email, rank, created_at, key`,
    [emails],
  );
  return new Map(rows.map(({ email, key }) => [email, key]));
}

export type PersonFields = Omit<PersonRow, 'revision' | 'created_at' | 'updated_at'>;

/** Adds people. Fails with 23505 when an id is taken meanwhile. */
export async function insertPeople(sql: Sql, people: readonly PersonFields[]): Promise<void> {
  if (people.length === 0) return;
  await sql.query(
    `insert into switchboard.person (key, given_id, email, name, country, language, attributes)
     select r.key, r.given_id, r.email, r.name, r.country, r.language, r.attributes from json_to_recordset($1)
       as r(key text, given_id text, email text, name text, country text, language text, attributes jsonb)`,
    [JSON.stringify(people)],
  );
}

/** Writes held people back. */
export async function updatePeople(sql: Sql, people: readonly PersonFields[]): Promise<void> {
  if (people.length === 0) return;
  await sql.query(
    `update switchboard.person p set given_id = r.given_id, email = r.email, name = r.name, country = r.country,
       language = r.language, attributes = r.attributes, revision = p.revision + 1, updated_at = now()
     from json_to_recordset($1)
       as r(key text, given_id text, email text, name text, country text, language text, attributes jsonb)
     where p.key = r.key`,
    [JSON.stringify(people)],
  );
}
