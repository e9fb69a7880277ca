/**
 * Values that people have of an attribute, read by the type it is defined to have. In: the attribute, and where the call
 * before ended. Out: how many values are of its type now, how many mean nothing by it and stay, and where to go on. What
 * stays true: a call takes a bounded number of people, in one transaction; going on anywhere, or beginning again, does
 * nothing twice and loses nothing.
 */
import type { AttributeConversion } from '@switchboard/shared/attribute-detail';
import type { AttributeType } from '@switchboard/shared/person';
import { fitsType, valueOfType } from '../../condition/attribute-types.ts';
import { readDefinedTypes } from '../../ingest/attribute-types.sql.ts';
import type { Database } from '../../record/database.ts';
import { audit } from '../audit.ts';
import { pageOfRows } from '../page-of-rows.ts';
import type { Principal } from '../principal.ts';
import { findUnfit } from './attribute-definitions.sql.ts';
import { fieldsOf } from './change-people.ts';
import { noteSegmentChanges, type PersonChange } from './note-segment-changes.ts';
import { lockPeople, type PersonFields, updatePeople } from './people.sql.ts';

/** People of one call: a few hundred milliseconds of the embedded database's one session. */
const peopleAtOnce = 500;

/**
 * @param after key of the last person that was looked at
 * @returns null when the attribute is not defined
 */
export function convertAttribute(
  database: Database,
  name: string,
  after: string | null,
  principal: Principal,
): Promise<AttributeConversion | null> {
  return database.transaction(async (sql) => {
    const type = (await readDefinedTypes(sql)).byName.get(name);
    if (type === undefined) return null;
    if (after === null) await audit(sql, principal.id, 'attribute.convert', name, { type });
    const page = pageOfRows(await findUnfit(sql, name, type, after ?? '', peopleAtOnce + 1), peopleAtOnce, (key) => [key]);
    const held = (await lockPeople(sql, page.items)).map(fieldsOf);
    const changes = held.flatMap((before): PersonChange[] => {
      const attributes = converted(before, name, type);
      return attributes === null ? [] : [{ before, after: { ...before, attributes } }];
    });
    await updatePeople(
      sql,
      changes.map((change) => change.after),
    );
    await noteSegmentChanges(sql, changes);
    const left = held.filter(({ attributes }) => !fitsType(attributes[name] ?? null, type)).length - changes.length;
    return { converted: changes.length, left, nextCursor: page.nextCursor };
  });
}

/** @returns null when the value is of the type already, or means nothing by it */
function converted({ attributes }: PersonFields, name: string, type: AttributeType): PersonFields['attributes'] | null {
  const value = attributes[name] ?? null;
  if (fitsType(value, type)) return null;
  const meant = valueOfType(value, type);
  return meant === undefined ? null : { ...attributes, [name]: meant };
}
