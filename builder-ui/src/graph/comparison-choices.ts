/**
 * What a comparison can look at, and how: by the fields of the grammar, the attributes that people have, and the type
 * of an attribute. Whatever a condition already says stays among the choices, so that it can be read.
 */
import { conditionFields, type ConditionOperator, conditionOperators } from '@switchboard/shared/condition';
import { fieldWords } from '@switchboard/shared/condition-words';
import type { AttributeDefinition, AttributeType } from '@switchboard/shared/person';
import { valueKind } from './condition-words.ts';
import type { ConditionScope } from './condition-group.ts';

/** An attribute that people have. */
export type KnownAttribute = Pick<AttributeDefinition, 'name' | 'type'>;

export interface Choice {
  value: string;
  label: string;
}

export const attributePrefix = 'person.attributes.';
/** The choice that lets an attribute's name be typed. */
export const otherAttribute = 'other-attribute';

const knowing: readonly ConditionOperator[] = ['exists', 'does-not-exist'];
const choosing: readonly ConditionOperator[] = ['is', 'is-not', 'in', 'not-in', ...knowing];
const amounts: readonly ConditionOperator[] = ['greater-than', 'less-than', 'between', 'before', 'after'];
const operatorsByAttribute: Record<AttributeType, readonly ConditionOperator[]> = {
  text: conditionOperators.filter((operator) => !amounts.includes(operator)),
  number: ['is', 'is-not', 'in', 'not-in', 'greater-than', 'less-than', 'between', ...knowing],
  date: ['before', 'after', 'between', 'is', 'is-not', ...knowing],
  'yes-no': ['is', 'is-not', ...knowing],
  list: ['contains', 'does-not-contain', 'is', 'is-not', ...knowing],
};

/** Whether a field is an attribute of the person. */
export function isAttributeField(field: string): boolean {
  return field.startsWith(attributePrefix);
}

/**
 * The fields to choose from, under headings.
 * @param scope `person` leaves out what only a message or a conversation has
 * @param chosen the field chosen now: it is offered whatever else is
 */
export function fieldChoices(
  scope: ConditionScope,
  attributes: readonly KnownAttribute[],
  chosen: string,
): { group: string; items: Choice[] }[] {
  // An attribute whose name is being typed is shown by the field beside it.
  const named = attributes.map(({ name }) => attributePrefix + name);
  const headings: [string, string[]][] = [
    ['Person', fieldsOf('person.')],
    ['Attributes', named.sort((a, b) => a.localeCompare(b))],
    ...(scope === 'message'
      ? ([
          ['Message', fieldsOf('message.')],
          ['Conversation', fieldsOf('conversation.')],
        ] as [string, string[]][])
      : []),
  ];
  const groups = headings.map(([group, fields]) => ({
    group,
    items: fields.map((field) => ({ value: field, label: fieldWords(field) })),
  }));
  groups[1]?.items.push({ value: otherAttribute, label: 'Another attribute…' });
  const isOffered = isAttributeField(chosen) || groups.some(({ items }) => items.some(({ value }) => value === chosen));
  if (!isOffered) groups.push({ group: 'Chosen now', items: [{ value: chosen, label: fieldWords(chosen) }] });
  return groups;
}

/** Fields that begin so; ids, which few people look at, come last. */
function fieldsOf(prefix: string): string[] {
  const fields = conditionFields.filter((field) => field.startsWith(prefix));
  return [...fields.filter((field) => !field.endsWith('.id')), ...fields.filter((field) => field.endsWith('.id'))];
}

/**
 * The operators that make sense for a field.
 * @param type of the attribute, when the field is one that is known
 */
export function operatorChoices(field: string, type: AttributeType | null): readonly ConditionOperator[] {
  if (isAttributeField(field)) return type === null ? conditionOperators : operatorsByAttribute[type];
  return valueKind(field) === 'text' ? conditionOperators.filter((operator) => !amounts.includes(operator)) : choosing;
}
