/** Attributes by type: which field edits a value, what a new one starts as, what a save, or another type, has to say. */
import type { Attributes, AttributeValue } from '@switchboard/shared/message';
import type { AttributeDefinition, AttributeType } from '@switchboard/shared/person';

export const attributeTypeNames: Record<AttributeType, string> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  'yes-no': 'Yes or no',
  list: 'List',
};

/** What a value of each type is, as a sentence's end. */
export const attributeTypeWords: Record<AttributeType, string> = {
  text: 'a text',
  number: 'a number',
  date: 'a date',
  'yes-no': 'yes or no',
  list: 'a list',
};

/** How many people have a value that is of another type than an attribute is to hold. */
export function peopleOfOtherTypes({ counts }: Pick<AttributeDefinition, 'counts'>, type: AttributeType): number {
  // Every date is a text, too.
  const others = Object.entries(counts).filter(([own]) => own !== type && !(own === 'date' && type === 'text'));
  return others.reduce((sum, [, count]) => sum + count, 0);
}

/** What becomes of an attribute that is to hold another type from now on, of which so many people's values are not. */
export function typeChangeWords(people: number, type: AttributeType): string {
  const who = people === 1 ? 'One person has' : `${people.toLocaleString('en')} people have`;
  const what = attributeTypeWords[type];
  return (
    `${who} a value that is not ${what}. Conditions that ask for ${what} pass such a value by. From now on a value set by ` +
    `hand or imported must be ${what}; what comes with a message and means none is left out.`
  );
}

/** “1,200 values were converted; 3 cannot be read as a number and stay”. */
export function conversionWords({ converted, left }: { converted: number; left: number }, type: AttributeType): string {
  const done = converted === 1 ? 'One value was converted' : `${converted.toLocaleString('en')} values were converted`;
  if (left === 0) return done;
  return `${done}; ${left.toLocaleString('en')} cannot be read as ${attributeTypeWords[type]} and ${left === 1 ? 'stays' : 'stay'}`;
}

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
