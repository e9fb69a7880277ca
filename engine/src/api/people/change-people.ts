/**
 * People made and changed by hand. In: what is wanted and who wants it. Out: the person as they are now. What stays true:
 * an id names one person and, of those made here, an e-mail too; values fit what their attributes are defined as; a change
 * counts for every message accepted after its answer, since the drain reads people when it decides.
 */
import { emailKey } from '../../ingest/email-key.ts';
import { limits } from '@switchboard/shared/limits';
import type { Attributes } from '@switchboard/shared/message';
import type { Person, PersonCreate, PersonUpdate } from '@switchboard/shared/person';
import { SwitchboardError } from '@switchboard/shared/problem';
import { orderedId } from '../../ingest/ordered-id.ts';
import type { Database, Sql } from '../../record/database.ts';
import { foldPerson } from '../../record/fold-person.ts';
import { attributesWithoutRoom } from '../../run/fold-attributes.ts';
import { audit } from '../audit.ts';
import type { Principal } from '../principal.ts';
import { checkRevision } from '../team/check-revision.ts';
import { invalidInput } from '../validate.ts';
import { readDefinedTypes } from '../../ingest/attribute-types.sql.ts';
import { fitsType, typeWords } from '../../condition/attribute-types.ts';
import { noteSegmentChanges } from './note-segment-changes.ts';
import {
  findKeys,
  findKeysByEmail,
  findPerson,
  insertPeople,
  lockPerson,
  type PersonFields,
  type PersonRow,
  personOf,
  updatePeople,
} from './people.sql.ts';

export function noSuchPerson(): SwitchboardError {
  return new SwitchboardError('not-found', 'There is no such person.');
}

/** The error for an id or an e-mail by which another is known, now or, of one who was merged into them, before. */
async function taken(sql: Sql, field: 'id' | 'email', value: string, ownerKey: string): Promise<SwitchboardError> {
  const what = field === 'id' ? 'id' : 'e-mail';
  const owner = (await findPerson(sql, ownerKey))!;
  const { id, name, email } = personOf(owner);
  const isTheirs = field === 'id' ? [owner.key, id].includes(value) : email !== null && emailKey(email) === emailKey(value);
  const called = `“${name ?? email ?? id}”`;
  const detail = isTheirs ? `${called} has this ${what}.` : `${called} was merged with somebody who had this ${what}.`;
  return new SwitchboardError('conflict', detail, {
    errors: [{ pointer: `/${field}`, detail }],
    extensions: { field, person: { id, name, email } },
  });
}

/** @throws SwitchboardError `conflict` naming the field and who has this id or e-mail; `invalid-input` */
export function createPerson(database: Database, input: PersonCreate, principal: Principal): Promise<Person> {
  return database.transaction(async (sql) => {
    const key = orderedId('per');
    const blank: PersonFields = {
      key,
      given_id: null,
      email: null,
      name: null,
      country: null,
      language: null,
      attributes: {},
    };
    const person = await changed(sql, blank, input);
    await insertPeople(sql, [person]);
    await audit(sql, principal.id, 'person.create', key, { fields: Object.keys(input) });
    return personOf((await findPerson(sql, key))!);
  });
}

/** Omitted fields and attributes stay as they are, null takes one away. */
export function savePerson(database: Database, id: string, input: PersonUpdate, principal: Principal): Promise<Person> {
  return database.transaction(async (sql) => {
    const before = await lockPerson(sql, id);
    if (before === null) throw noSuchPerson();
    const { revision, ...changes } = input;
    checkRevision(before.revision, revision);
    const person = await changed(sql, fieldsOf(before), changes);
    await updatePeople(sql, [person]);
    await noteSegmentChanges(sql, [{ before: fieldsOf(before), after: person }]);
    // Names of fields alone: what people are is for them to have erased.
    await audit(sql, principal.id, 'person.save', before.key, { fields: Object.keys(changes) });
    return personOf((await findPerson(sql, before.key))!);
  });
}

export function fieldsOf({ revision: _r, created_at: _c, updated_at: _u, ...fields }: PersonRow): PersonFields {
  return fields;
}

async function changed(sql: Sql, before: PersonFields, input: PersonCreate): Promise<PersonFields> {
  const { id, email, name, country, language, attributes } = input;
  if (id !== undefined && id !== before.given_id) await requireFreeId(sql, before, id);
  if (email !== undefined && email !== null && (before.email === null || emailKey(email) !== emailKey(before.email))) {
    const owner = (await findKeysByEmail(sql, [emailKey(email)])).get(emailKey(email));
    if (owner !== undefined && owner !== before.key) throw await taken(sql, 'email', email, owner);
  }
  return {
    key: before.key,
    given_id: id ?? before.given_id,
    email: email === undefined ? before.email : email,
    name: name === undefined ? before.name : name,
    country: country === undefined ? before.country : (country?.toUpperCase() ?? null),
    language: language === undefined ? before.language : language,
    attributes: attributes === undefined ? before.attributes : await changedAttributes(sql, before.attributes, attributes),
  };
}

async function requireFreeId(sql: Sql, before: PersonFields, id: string): Promise<void> {
  if (before.given_id !== null) {
    throw invalidInput([{ pointer: '/id', detail: `Must stay ${before.given_id}: an id, once given, is kept.` }]);
  }
  const owner = (await findKeys(sql, [id])).get(id);
  if (owner !== undefined && owner !== before.key) throw await taken(sql, 'id', id, owner);
}

async function changedAttributes(sql: Sql, before: Attributes, changes: Attributes): Promise<Attributes> {
  const { byName: types } = await readDefinedTypes(sql);
  const errors = Object.entries(changes).flatMap(([name, value]) => {
    const type = types.get(name);
    return type === undefined || fitsType(value, type)
      ? []
      : [{ pointer: `/attributes/${name}`, detail: `Must be ${typeWords[type]}.` }];
  });
  if (errors.length > 0) throw invalidInput(errors);
  const nobody = { id: '', email: null, name: null, country: null, language: null, attributes: before };
  const after = foldPerson(nobody, { person: { attributes: changes }, country: null, language: null }, true).attributes;
  const [tooMany] = attributesWithoutRoom(changes, after);
  if (tooMany !== undefined) {
    throw invalidInput([{ pointer: `/attributes/${tooMany}`, detail: `Must be one of at most ${limits.attributesPerPerson}.` }]);
  }
  return after;
}
