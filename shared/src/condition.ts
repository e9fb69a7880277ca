import { type TSchema, Type } from 'typebox';

/** The operators of the one condition grammar: segments, filters and searches all use it. */
export const conditionOperators = [
  'is',
  'is-not',
  'in',
  'not-in',
  'contains',
  'does-not-contain',
  'starts-with',
  'ends-with',
  'matches-regex',
  'exists',
  'does-not-exist',
  'greater-than',
  'less-than',
  'between',
  'before',
  'after',
] as const;
export type ConditionOperator = (typeof conditionOperators)[number];

/** One comparison: a field's value against the value given. */
export interface Comparison {
  field: string;
  operator: ConditionOperator;
  value?: unknown;
}
export type Condition = Comparison | { all: Condition[] } | { any: Condition[] } | { not: Condition };

/** Fields with a fixed name; `person.attributes.<name>` is the open one. */
export const conditionFields = [
  'person.id',
  'person.email',
  'person.name',
  'person.country',
  'person.language',
  'message.text',
  'message.channel',
  'message.country',
  'message.language',
  'message.url',
  'conversation.id',
  'conversation.channel',
  'conversation.status',
  'conversation.groupId',
  'conversation.assigneeId',
  'conversation.tags',
] as const;

/** JSON Schema of a condition; depth and value types are checked by `checkCondition` in the engine. */
export const ConditionSchema: TSchema = Type.Unsafe<Condition>({
  $id: 'Condition',
  type: 'object',
  title: 'Condition',
});
