/**
 * Fields of the condition grammar: which there are, and how one is read from the facts.
 * In: a field's name. Out: a reader, or null for a name that is none. Only own properties are read, so an attribute
 * called `constructor` is missing unless the person has one.
 */
import type { conditionFields } from '@switchboard/shared/condition';
import type { Facts } from '@switchboard/shared/facts';
import { attributeNamePattern } from '@switchboard/shared/limits';

/** A fact's value; null when it is missing. */
export type FieldValue = string | number | boolean | readonly string[] | null;
export type FieldReader = (facts: Facts) => FieldValue;

const readers: Record<(typeof conditionFields)[number], FieldReader> = {
  'person.id': (facts) => facts.person.id,
  'person.email': (facts) => facts.person.email,
  'person.name': (facts) => facts.person.name,
  'person.country': (facts) => facts.person.country,
  'person.language': (facts) => facts.person.language,
  'message.text': (facts) => facts.message.text,
  'message.channel': (facts) => facts.message.channel,
  'message.country': (facts) => facts.message.country,
  'message.language': (facts) => facts.message.language,
  'message.url': (facts) => facts.message.context.url ?? null,
  'conversation.id': (facts) => facts.conversation.id,
  'conversation.channel': (facts) => facts.conversation.channel,
  'conversation.status': (facts) => facts.conversation.status,
  'conversation.groupId': (facts) => facts.conversation.groupId,
  'conversation.assigneeId': (facts) => facts.conversation.assigneeId,
  'conversation.tags': (facts) => facts.conversation.tags,
};
const readerByField: ReadonlyMap<string, FieldReader> = new Map(Object.entries(readers));

const attributePrefix = 'person.attributes.';
const attributeName = new RegExp(attributeNamePattern);

/**
 * @param field a field's name, such as `person.attributes.plan`
 * @returns its reader, or null when there is no such field
 */
export function fieldReader(field: string): FieldReader | null {
  const reader = readerByField.get(field);
  if (reader !== undefined) return reader;
  if (!field.startsWith(attributePrefix)) return null;
  const name = field.slice(attributePrefix.length);
  if (!attributeName.test(name)) return null;
  return ({ person }) => (Object.hasOwn(person.attributes, name) ? (person.attributes[name] ?? null) : null);
}
