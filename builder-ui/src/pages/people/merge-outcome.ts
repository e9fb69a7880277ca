/**
 * What merging two people comes to, said before it is done: the one who stays keeps every value of their own, and gets
 * from the other what they had not. The server merges by the same rule.
 */
import type { Attributes } from '@switchboard/shared/message';
import type { Person } from '@switchboard/shared/person';

export interface MergedValue {
  name: string;
  attribute: string | null;
  /** Of the one who stays, and of the other. */
  own: Attributes[string];
  other: Attributes[string];
  /** Whose value stays. */
  stays: 'own' | 'other';
}

const plainFields = ['name', 'email', 'country', 'language'] as const;
const fieldNames: Record<(typeof plainFields)[number], string> = {
  name: 'Name',
  email: 'E-mail',
  country: 'Country',
  language: 'Language',
};

/** The values of two people side by side; what neither has is left out, attributes come after the rest, by name. */
export function mergeOutcome(kept: Person, other: Person): MergedValue[] {
  const plain = plainFields.map((field) => mergedValue(fieldNames[field], null, kept[field], other[field]));
  const names = [...new Set([...Object.keys(kept.attributes), ...Object.keys(other.attributes)])].sort();
  const attributes = names.map((name) => mergedValue(name, name, kept.attributes[name], other.attributes[name]));
  return [...plain, ...attributes].filter(({ own, other: theirs }) => own !== null || theirs !== null);
}

/** How many attributes they have together; beyond `limits.attributesPerPerson` they cannot be one. */
export function attributesTogether(kept: Person, other: Person): number {
  return new Set([...Object.keys(kept.attributes), ...Object.keys(other.attributes)]).size;
}

function mergedValue(
  name: string,
  attribute: string | null,
  own: Attributes[string] | undefined,
  other: Attributes[string] | undefined,
): MergedValue {
  const hasOwn = own !== undefined && own !== null;
  return { name, attribute, own: own ?? null, other: other ?? null, stays: hasOwn ? 'own' : 'other' };
}
