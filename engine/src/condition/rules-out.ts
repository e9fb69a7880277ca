/**
 * Whether one comparison's answer rules another's out. In: two comparisons, each with the answer it is to give. Out: true
 * when no value of the field gives both. Pure; sound, never complete.
 */
import type { Comparison } from '@switchboard/shared/condition';
import { fold } from './fold.ts';
import { type Literal, plain } from './literal.ts';
import { noRangeLeft } from './no-range-left.ts';
import { operators } from './operators.ts';

export type Value = string | number | boolean;

/** Of longer lists nothing is said. */
const maxValues = 300;

/** @returns true when the first being so means that the second is not */
export function rulesOut(first: Literal, second: Literal): boolean {
  if (first.comparison.field !== second.comparison.field) return false;
  const [one, other] = [plain(first), plain(second)];
  if (isSameTest(one.comparison, other.comparison)) return one.holds !== other.holds;
  // Every operator without a “not” asks for a value to be there.
  if (one.holds && other.comparison.operator === 'exists') return !other.holds;
  return textsClash(one, other) || valuesLeft(first, second)?.size === 0 || noRangeLeft([first, second]);
}

/** True when a text that begins, ends or goes as the first says cannot be as the second says. */
function textsClash({ comparison: one, holds }: Literal, second: Literal): boolean {
  const other = second.comparison;
  if (!holds) return false;
  const [part, wanted] = [fold(String(one.value)), fold(String(other.value))];
  // A list that contains a text need not contain a part of it.
  if (one.operator === 'contains' && typeof one.value === 'string' && !mayBeList(one.field))
    return other.operator === 'contains' && typeof other.value === 'string' && !second.holds && part.includes(wanted);
  if (one.operator !== 'starts-with' && one.operator !== 'ends-with') return false;
  const atSameEnd = one.operator === 'starts-with' ? part.startsWith(wanted) : part.endsWith(wanted);
  if (other.operator === one.operator) {
    const isLonger = one.operator === 'starts-with' ? wanted.startsWith(part) : wanted.endsWith(part);
    return second.holds ? !atSameEnd && !isLonger : atSameEnd;
  }
  return other.operator === 'contains' && typeof other.value === 'string' && !second.holds && part.includes(wanted);
}

function mayBeList(field: string): boolean {
  return field === 'conversation.tags' || field.startsWith('person.attributes.');
}

/** @returns the only values that the first leaves, in some spelling; null when there are others, or too many */
export function exactValues(first: Literal): readonly Value[] | null {
  const { comparison, holds } = plain(first);
  if (!holds) return null;
  if (comparison.operator === 'is') return [comparison.value as Value];
  if (comparison.operator !== 'in') return null;
  const values = comparison.value as Value[];
  return values.length > maxValues ? null : values;
}

/** @returns of the first's exact values those that the second may leave; null when the first has none */
export function valuesLeft(first: Literal, second: Literal): ReadonlySet<Value> | null {
  const values = exactValues(first);
  if (values === null) return null;
  const mayGive = testOfSpellings(plain(second));
  return new Set(values.filter(mayGive));
}

function isSameTest(one: Comparison, other: Comparison): boolean {
  if (one.operator !== other.operator) return false;
  // Of a pattern, case is more than spelling: \D is the opposite of \d.
  if (one.operator === 'matches-regex') return one.value === other.value;
  return sameText(one.value) === sameText(other.value);
}

function sameText(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) => (typeof part === 'string' ? fold(part) : part)) ?? '';
}

/** Whether a value, a text in whatever spelling, may give a comparison's wanted answer. */
function testOfSpellings({ comparison: { operator, value: wanted }, holds }: Literal): (value: Value) => boolean {
  // What RE2 takes for the same letter is its own affair.
  if (operator === 'matches-regex') return () => true;
  const test = operators[operator].test(wanted);
  const regardsCase = operator === 'before' || operator === 'after' || operator === 'between';
  return (value) => {
    if (typeof value !== 'string' || !regardsCase) return test(value) === holds;
    // Of the spellings of a date only the one in capitals is one.
    return test(value.toUpperCase()) === holds || test(value.toLowerCase()) === holds;
  };
}
