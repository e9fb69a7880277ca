/**
 * What must be true of the facts when a condition answers yes, or no, as far as an index can look it up.
 * In: a checked condition and the answer. Out: index conditions that all hold whenever that answer is given; a sound
 * under-approximation, never complete. Only fields that no command can change within an event are used.
 */
import type { Comparison, Condition } from '@switchboard/shared/condition';
import type { IndexCondition, IndexField } from '@switchboard/shared/node-type';

const messageFields: ReadonlySet<string> = new Set(['message.channel', 'message.country', 'message.language']);

/**
 * @param condition a checked condition
 * @param answer the answer that was given
 */
export function necessaryOfCondition(condition: Condition, answer: 'yes' | 'no'): IndexCondition[] {
  if ('not' in condition) return necessaryOfCondition(condition.not, answer === 'yes' ? 'no' : 'yes');
  if ('all' in condition) return answer === 'yes' ? ofEvery(condition.all, answer) : ofSome(condition.all, answer);
  if ('any' in condition) return answer === 'yes' ? ofSome(condition.any, answer) : ofEvery(condition.any, answer);
  return ofComparison(condition, answer);
}

function ofEvery(parts: Condition[], answer: 'yes' | 'no'): IndexCondition[] {
  return parts.flatMap((part) => necessaryOfCondition(part, answer));
}

/** A field is limited by a choice only when every alternative limits it; then to the union. */
function ofSome(parts: Condition[], answer: 'yes' | 'no'): IndexCondition[] {
  const [first = [], ...rest] = parts.map((part) => necessaryOfCondition(part, answer));
  let common = first;
  for (const alternative of rest) {
    common = common.flatMap(({ field, anyOf }) => {
      const other = alternative.find((condition) => condition.field === field);
      return other === undefined ? [] : [{ field, anyOf: [...anyOf, ...other.anyOf] }];
    });
  }
  return common;
}

function ofComparison({ field, operator, value }: Comparison, answer: 'yes' | 'no'): IndexCondition[] {
  const asserted = answer === 'yes' ? operator : opposites.get(operator);
  if (!isIndexField(field)) return [];
  if (asserted === 'is') return [{ field, anyOf: [String(value)] }];
  if (asserted === 'in' && Array.isArray(value)) return [{ field, anyOf: value.map(String) }];
  return [];
}

/** A missing value passes `is-not` and `not-in`, so their no means that the value is there and equal. */
const opposites: ReadonlyMap<string, string> = new Map([
  ['is-not', 'is'],
  ['not-in', 'in'],
]);

function isIndexField(field: string): field is IndexField {
  return messageFields.has(field) || field.startsWith('person.');
}
