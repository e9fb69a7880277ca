/**
 * Brings rows of a file to people. In: what rows say, in the file's order, and who was erased since the import was started.
 * Out: people added and changed, and what became of each row. What stays true: whom a row names is found as for a message
 * (by id, else by e-mail; an e-mail known alone is given the row's id); later rows see what earlier ones did, so that it
 * does not matter where a batch ends; everything is one statement for a batch, never one a row.
 */
import { limits } from '@switchboard/shared/limits';
import { emailKey } from '../../ingest/email-key.ts';
import { orderedId } from '../../ingest/ordered-id.ts';
import type { Sql } from '../../record/database.ts';
import { foldPerson } from '../../record/fold-person.ts';
import { attributesWithoutRoom } from '../../run/fold-attributes.ts';
import { fieldsOf } from './change-people.ts';
import type { Erased } from './erased-during-import.ts';
import { noteSegmentChanges } from './note-segment-changes.ts';
import { findKeys, findKeysByEmail, insertPeople, lockPeople, type PersonFields, updatePeople } from './people.sql.ts';
import type { RowClaims } from './read-row.ts';

export interface ImportedRows {
  created: number;
  updated: number;
  unchanged: number;
  /** Rows that were left out, by their place, and why. */
  leftOut: { place: number; message: string }[];
}

/** The people of a batch as its rows leave them. */
interface Crowd {
  people: Map<string, PersonFields>;
  /** As they were before. */
  held: ReadonlyMap<string, PersonFields>;
  keyById: Map<string, string>;
  keyByEmail: Map<string, string>;
  /** E-mails that rows gave, took away or changed the owner of: whom they name now, of all who have them, is to be read. */
  unsettled: Set<string>;
  created: Set<string>;
  changed: Set<string>;
}

/** @throws what the database answers when another adds the same person meanwhile (23505): do the batch again */
export async function importRows(sql: Sql, rows: readonly RowClaims[], erased: Erased): Promise<ImportedRows> {
  const outcome: ImportedRows = { created: 0, updated: 0, unchanged: 0, leftOut: [] };
  // Nearly always one round: another one begins at a row that is found by an e-mail which changed hands in this one.
  for (let done = 0; done < rows.length; ) done = await importRound(sql, rows, done, erased, outcome);
  return outcome;
}

/** @returns the place of the first row that is not dealt with; beyond the one it began at */
async function importRound(
  sql: Sql,
  rows: readonly RowClaims[],
  from: number,
  erased: Erased,
  outcome: ImportedRows,
): Promise<number> {
  const crowd = await loadCrowd(sql, rows.slice(from));
  let place = from;
  for (let row = rows[place]; row !== undefined && !isUnsettled(crowd, row); row = rows[place]) {
    const brought = namesErased(crowd, row, erased) ? ({ fault: erasedFault } as const) : bring(crowd, row);
    if (typeof brought === 'string') outcome[brought] += 1;
    else outcome.leftOut.push({ place, message: brought.fault });
    place += 1;
  }
  const pick = (keys: Iterable<string>) => [...keys].flatMap((key) => crowd.people.get(key) ?? []);
  await insertPeople(sql, pick(crowd.created));
  const changed = pick([...crowd.changed].filter((key) => !crowd.created.has(key)));
  await updatePeople(sql, changed);
  await noteSegmentChanges(
    sql,
    changed.map((after) => ({ before: crowd.held.get(after.key)!, after })),
  );
  return place;
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
    unsettled: new Set(),
    created: new Set(),
    changed: new Set(),
  };
}

/** By the id, else by the e-mail: as of whom a row names, an id that is somebody else's comes before an e-mail. */
function namesErased(crowd: Crowd, { id, email }: RowClaims, erased: Erased): boolean {
  if (id !== null && erased.hasId(id)) return true;
  return email !== null && erased.hasEmail(email) && (id === null || !crowd.keyById.has(id));
}

const erasedFault = 'Names somebody who was deleted while this import was under way.';
function overfullFault(attributes: number): string {
  return `The person would have ${attributes} attributes, and at most ${limits.attributesPerPerson} are kept.`;
}

/** @returns what became of a row, or why it changes nothing */
function bring(crowd: Crowd, row: RowClaims): 'created' | 'updated' | 'unchanged' | { fault: string } {
  const known = namedPerson(crowd, row);
  const before = known ?? blankPerson();
  const after = withClaims(before, row);
  const withoutRoom = attributesWithoutRoom(row.attributes, after.attributes).length;
  if (withoutRoom > 0) return { fault: overfullFault(Object.keys(after.attributes).length + withoutRoom) };
  if (known !== undefined && isSame(before, after)) return 'unchanged';
  crowd.people.set(after.key, after);
  if (after.given_id !== null) crowd.keyById.set(after.given_id, after.key);
  noteEmail(crowd, before, after);
  (known === undefined ? crowd.created : crowd.changed).add(after.key);
  return known === undefined ? 'created' : 'updated';
}

function noteEmail({ keyByEmail, unsettled }: Crowd, before: PersonFields, after: PersonFields): void {
  const [left, taken] = [before.email, after.email].map((email) => (email === null ? null : emailKey(email)));
  if (left === taken && before.given_id === after.given_id) return;
  if (left != null) unsettled.add(left);
  if (taken == null) return;
  if (keyByEmail.has(taken)) unsettled.add(taken);
  else keyByEmail.set(taken, after.key);
}

function isUnsettled({ keyById, unsettled }: Crowd, { id, email }: RowClaims): boolean {
  return email !== null && unsettled.has(emailKey(email)) && (id === null || !keyById.has(id));
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
    email: emailAfter(person, row),
    name: row.name ?? person.name,
    country: row.country ?? person.country,
    language: row.language ?? person.language,
    attributes: foldPerson(facts, claims, true).attributes,
  };
}

/** Whoever is found by an e-mail alone keeps their own, which it is, or was once of one merged into them. */
function emailAfter(person: PersonFields, row: RowClaims): string | null {
  if (row.email === null || person.email === null) return row.email ?? person.email;
  // The same in another case is no change.
  const isKept = row.id === null || emailKey(row.email) === emailKey(person.email);
  return isKept ? person.email : row.email;
}

function isSame(one: PersonFields, other: PersonFields): boolean {
  const fields = ['given_id', 'email', 'name', 'country', 'language', 'attributes'] as const;
  return fields.every((field) => one[field] === other[field]);
}
