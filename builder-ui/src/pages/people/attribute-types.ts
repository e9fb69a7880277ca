/** Attributes by type: which field edits a value, what a new one starts as, and what a save has to say. */
import type { Attributes, AttributeValue } from '@switchboard/shared/message';
import type { AttributeType } from '@switchboard/shared/person';

export const attributeTypeNames: Record<AttributeType, string> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  'yes-no': 'Yes or no',
  list: 'List',
};

/** The type that edits a value: the attribute's own, unless this value is of another kind. */
export function typeOfValue(value: AttributeValue, known: AttributeType | null): AttributeType {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'yes-no';
  // A number that is being typed anew is an empty text for the moment.
  if (value === '' && known !== null) return known === 'list' || known === 'yes-no' ? 'text' : known;
  return known === 'date' && !Number.isNaN(Date.parse(value ?? '')) ? 'date' : 'text';
}

export function firstValueOf(type: AttributeType): AttributeValue {
  if (type === 'yes-no') return true;
  if (type === 'number') return 0;
  return type === 'list' ? [] : '';
}

/** The attributes that were changed; what was emptied is taken away. */
export function changedAttributes(before: Attributes, after: Attributes): Attributes {
  const changed = Object.entries(after)
    .map(([name, value]): [string, AttributeValue] => [name, isEmpty(value) ? null : value])
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name] ?? null));
  return Object.fromEntries(changed);
}

function isEmpty(value: AttributeValue): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
