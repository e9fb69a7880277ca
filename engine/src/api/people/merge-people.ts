/**
 * Makes one person of two. In: who is merged, and into whom. Out: the person who stays. What stays true: conversations and
 * messages that still wait are theirs from then on, and every id and e-mail of the merged one names them, for messages
 * too; what the one who stays has said of themselves wins. All lanes are held meanwhile, so that no drain writes back
 * what it read before; both people too, so that a message which names them is added before or after.
 */
import type { Person } from '@switchboard/shared/person';
import { SwitchboardError } from '@switchboard/shared/problem';
import { limits } from '@switchboard/shared/limits';
import type { Attributes } from '@switchboard/shared/message';
import type { Database } from '../../record/database.ts';
import { audit } from '../audit.ts';
import type { Principal } from '../principal.ts';
import { lockAllLanes } from '../team/release-conversations.sql.ts';
import { invalidInput } from '../validate.ts';
import { fieldsOf, noSuchPerson } from './change-people.ts';
import { noteSegmentChanges } from './note-segment-changes.ts';
import { moveConversations, replacePerson } from './merge-people.sql.ts';
import { findKeys, findPerson, lockPeopleForGood, type PersonFields, personOf, updatePeople } from './people.sql.ts';

/**
 * @throws SwitchboardError `not-found` for the merged one; `invalid-input` for the other, and for two who have more
 * attributes than there is room for; `conflict` for the same person
 */
export function mergePeople(database: Database, id: string, intoId: string, principal: Principal): Promise<Person> {
  return database.transaction(async (sql) => {
    await lockAllLanes(sql);
    const keys = await findKeys(sql, [id, intoId]);
    const [key, intoKey] = [keys.get(id), keys.get(intoId)];
    if (key === undefined) throw noSuchPerson();
    if (intoKey === undefined) throw invalidInput([{ pointer: '/intoId', detail: 'Must be the id of a person.' }]);
    if (key === intoKey) throw new SwitchboardError('conflict', 'Both ids name the same person.');
    const held = await lockPeopleForGood(sql, [key, intoKey]);
    const merged = held.find((row) => row.key === key);
    const into = held.find((row) => row.key === intoKey);
    if (merged === undefined || into === undefined) throw noSuchPerson();

    const person = joined(fieldsOf(merged), fieldsOf(into));
    await moveConversations(sql, key, intoKey);
    await replacePerson(sql, merged, person);
    await updatePeople(sql, [person]);
    await noteSegmentChanges(sql, [{ before: fieldsOf(into), after: person }]);
    // Their name goes with the person who stays: it is on the timeline, and erased with them.
    const mergedName = merged.name ?? merged.email ?? merged.given_id;
    await audit(sql, principal.id, 'person.merge', intoKey, { merged: key, mergedName });
    return personOf((await findPerson(sql, intoKey))!);
  });
}

/** The one who stays, with what they lacked. */
function joined(merged: PersonFields, into: PersonFields): PersonFields {
  return {
    key: into.key,
    given_id: into.given_id ?? merged.given_id,
    email: into.email ?? merged.email,
    name: into.name ?? merged.name,
    country: into.country ?? merged.country,
    language: into.language ?? merged.language,
    attributes: joinedAttributes(merged.attributes, into.attributes),
  };
}

function joinedAttributes(merged: Attributes, into: Attributes): Attributes {
  const joint = { ...merged, ...into };
  const count = Object.keys(joint).length;
  const most = limits.attributesPerPerson;
  if (count > most) {
    const detail = `Must not have more than ${most} attributes together: ${count - most} of their ${count} would be lost. Take some away first.`;
    throw invalidInput([{ pointer: '/intoId', detail }]);
  }
  return joint;
}
