/**
 * A condition as its editor shows it: groups of parts, joined in one of four ways people say aloud. Any condition of
 * the grammar can be read so, and what is written back means the same.
 */
import type { Comparison, Condition, ConditionOperator } from '@switchboard/shared/condition';
import { asObject } from './json-schema.ts';

export type Joint = 'all' | 'any' | 'none' | 'not-all';

export interface ConditionGroup {
  joint: Joint;
  parts: Condition[];
}

/** Reads what may be a condition: null for a comparison, an empty group for what is no condition at all. */
export function groupOf(value: unknown): ConditionGroup | null {
  const condition = asObject(value);
  if (condition === null) return { joint: 'all', parts: [] };
  if (Array.isArray(condition.all)) return { joint: 'all', parts: condition.all as Condition[] };
  if (Array.isArray(condition.any)) return { joint: 'any', parts: condition.any as Condition[] };
  if ('not' in condition) return negated(condition.not);
  return typeof condition.field === 'string' ? null : { joint: 'all', parts: [] };
}

function negated(value: unknown): ConditionGroup {
  const inner = asObject(value);
  if (Array.isArray(inner?.all)) return { joint: 'not-all', parts: inner.all as Condition[] };
  if (Array.isArray(inner?.any)) return { joint: 'none', parts: inner.any as Condition[] };
  return { joint: 'none', parts: inner === null ? [] : [inner as unknown as Condition] };
}

export function conditionOf({ joint, parts }: ConditionGroup): Condition {
  switch (joint) {
    case 'all':
      return { all: parts };
    case 'any':
      return { any: parts };
    case 'none':
      return { not: { any: parts } };
    case 'not-all':
      return { not: { all: parts } };
  }
}

/**
 * Where a part of a group stands in the condition that the group was read from.
 * @param value the condition, as it was given to `groupOf`
 * @returns RFC 6901 pointer from that condition, such as `/not/any/0`
 */
export function partPointer(value: unknown, index: number): string {
  const condition = asObject(value);
  if (condition === null || 'field' in condition) return '';
  if (Array.isArray(condition.all)) return `/all/${index}`;
  if (Array.isArray(condition.any)) return `/any/${index}`;
  const inner = asObject(condition.not);
  if (Array.isArray(inner?.all)) return `/not/all/${index}`;
  return Array.isArray(inner?.any) ? `/not/any/${index}` : '/not';
}

/** Whether nothing is left to fill in: every group has parts, every comparison a field and a value. */
export function isFinished(value: unknown): boolean {
  const group = groupOf(value);
  if (group !== null) return group.parts.length > 0 && group.parts.every(isFinished);
  const { field, operator, value: given } = value as Comparison;
  if (field.endsWith('.')) return false;
  if (knowingOperators.includes(operator)) return true;
  if (operator === 'between') return Array.isArray(given) && given.length === 2 && given.every((end) => end !== '');
  return Array.isArray(given) ? given.length > 0 : given !== '' && given !== undefined && given !== null;
}

/** What a condition says so far: the parts that are finished, or null when none is. */
export function finishedPart(value: unknown): Condition | null {
  const group = groupOf(value);
  if (group === null) return isFinished(value) ? (value as Condition) : null;
  const parts = group.parts.map(finishedPart).filter((part) => part !== null);
  return parts.length === 0 ? null : conditionOf({ joint: group.joint, parts });
}

/** What a new comparison looks at: a message's text in automations, a person's country where only people are asked about. */
export type ConditionScope = 'message' | 'person';
const newComparisons: Record<ConditionScope, Comparison> = {
  message: { field: 'message.text', operator: 'contains', value: '' },
  person: { field: 'person.country', operator: 'is', value: '' },
};

export function newComparison(scope: ConditionScope): Comparison {
  return newComparisons[scope];
}

const listOperators: readonly ConditionOperator[] = ['in', 'not-in'];
const knowingOperators: readonly ConditionOperator[] = ['exists', 'does-not-exist'];

/** The comparison with another operator, its value kept as far as it makes sense there. */
export function withOperator({ field, operator: former, value }: Comparison, operator: ConditionOperator): Comparison {
  if (knowingOperators.includes(operator)) return { field, operator };
  if (listOperators.includes(operator))
    return {
      field,
      operator,
      value: Array.isArray(value) && former !== 'between' ? value : value === undefined || value === '' ? [] : [value].flat(),
    };
  if (operator === 'between') return { field, operator, value: Array.isArray(value) ? value.slice(0, 2) : [] };
  return { field, operator, value: Array.isArray(value) ? (value[0] ?? '') : (value ?? '') };
}

/** A number when the text is written as one, else the text: `between` compares numbers or dates. */
export function numberOrText(text: string): number | string {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : text;
}
