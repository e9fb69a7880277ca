/**
 * Brings rows of a file to people. In: what rows say, in the file's order, and who was erased since the import was started.
 * Out: people added and changed, and what became of each row. What stays true: whom a row names is found as for a message (by id, else by e-mail; an e-mail known alone
 * is given the row's id); later rows see what earlier ones did; everything is one statement for a batch, never one a row.
 */
import { emailKey } from '../../ingest/email-key.ts';
import { orderedId } from '../../ingest/ordered-id.ts';
import type { Sql } from '../../record/database.ts';
import { foldPerson } from '../../record/fold-person.ts';
import { fieldsOf } from './change-people.ts';
import type { Erased } from './erased-during-import.ts';
import { noteSegmentChanges } from './note-segment-changes.ts';
import { findKeys, findKeysByEmail, insertPeople, lockPeople, type PersonFields, updatePeople } from './people.sql.ts';
import type { RowClaims } from './read-row.ts';

export interface ImportedRows {
  created: number;
  updated: number;
  unchanged: number;
  /** Rows that name somebody who was erased, by their place. */
  leftOut: number[];
}

/** The people of a batch as its rows leave them. */
interface Crowd {
  people: Map<string, PersonFields>;
  /** As they were before. */
  held: ReadonlyMap<string, PersonFields>;
  keyById: Map<string, string>;
  keyByEmail: Map<string, string>;
  created: Set<string>;
  changed: Set<string>;
}

/** @throws what the database answers when another adds the same person meanwhile (23505): do the batch again */
export async function importRows(sql: Sql, rows: readonly RowClaims[], erased: Erased): Promise<ImportedRows> {
  const crowd = await loadCrowd(sql, rows);
  const outcome: ImportedRows = { created: 0, updated: 0, unchanged: 0, leftOut: [] };
  for (const [place, row] of rows.entries()) {
    if (namesErased(crowd, row, erased)) outcome.leftOut.push(place);
    else outcome[bring(crowd, row)] += 1;
  }
  const pick = (keys: Iterable<string>) => [...keys].flatMap((key) => crowd.people.get(key) ?? []);
  await insertPeople(sql, pick(crowd.created));
  const changed = pick([...crowd.changed].filter((key) => !crowd.created.has(key)));
  await updatePeople(sql, changed);
  await noteSegmentChanges(
    sql,
    changed.map((after) => ({ before: crowd.held.get(after.key)!, after })),
  );
  return outcome;
}

async function loadCrowd(sql: Sql, rows: readonly RowClaims[]): Promise<Crowd> {
  const keyById = await findKeys(sql, [...new Set(rows.flatMap(({ id }) => id ?? []))]);
  const keyByEmail = await findKeysByEmail(sql, [
    ...new Set(rows.flatMap(({ email }) => (email == null ? [] : [emailKey(email)]))),
  ]);
  const held = await lockPeople(sql, [...new Set([...keyById.values(), ...keyByEmail.values()])]);
  const people = new Map(held.map((row) => [row.key, fieldsOf(row)]));
  return {
    people,
    held: new Map(people),
    keyById,
    keyByEmail,
    created: new Set(),
    changed: new Set(),
  };
}

/** By the id, else by the e-mail: as of whom a row names, an id that is somebody else's comes before an e-mail. */
function namesErased(crowd: Crowd, { id, email }: RowClaims, erased: Erased): boolean {
  if (id !== null && erased.hasId(id)) return true;
  return email !== null && erased.hasEmail(email) && (id === null || !crowd.keyById.has(id));
}

function bring(crowd: Crowd, row: RowClaims): 'created' | 'updated' | 'unchanged' {
  const known = namedPerson(crowd, row);
  const before = known ?? blankPerson();
  const after = withClaims(before, row);
  if (known !== undefined && isSame(before, after)) return 'unchanged';
  crowd.people.set(after.key, after);
  if (after.given_id !== null) crowd.keyById.set(after.given_id, after.key);
  const email = after.email == null ? undefined : emailKey(after.email);
  if (email !== undefined && !crowd.keyByEmail.has(email)) crowd.keyByEmail.set(email, after.key);
  (known === undefined ? crowd.created : crowd.changed).add(after.key);
  return known === undefined ? 'created' : 'updated';
}

function namedPerson(crowd: Crowd, { id, email }: RowClaims): PersonFields | undefined {
  const byId = id === null ? undefined : crowd.people.get(crowd.keyById.get(id) ?? '');
  if (byId !== undefined || email === null) return byId;
  const byEmail = crowd.people.get(crowd.keyByEmail.get(emailKey(email)) ?? '');
  return id === null || byEmail?.given_id === null ? byEmail : undefined;
}

function blankPerson(): PersonFields {
  return { key: orderedId('per'), given_id: null, email: null, name: null, country: null, language: null, attributes: {} };
}

function withClaims(person: PersonFields, row: RowClaims): PersonFields {
  const facts = { id: '', email: null, name: null, country: null, language: null, attributes: person.attributes };
  const claims = { person: { attributes: row.attributes }, country: null, language: null };
  return {
    key: person.key,
    given_id: person.given_id ?? row.id,
    // The same in another case is no change.
    email:
      row.email != null && person.email != null && emailKey(row.email) === emailKey(person.email)
        ? person.email
        : (row.email ?? person.email),
    name: row.name ?? person.name,
    country: row.country ?? person.country,
    language: row.language ?? person.language,
    attributes: foldPerson(facts, claims, true).attributes,
  };
}

function isSame(one: PersonFields, other: PersonFields): boolean {
  const fields = ['given_id', 'email', 'name', 'country', 'language', 'attributes'] as const;
  return fields.every((field) => one[field] === other[field]);
}
