/**
 * Whether one comparison's answer rules another's out. In: two comparisons, each with the answer it is to give. Out: true
 * when no value of the field gives both. Pure; sound, never complete.
 */
import type { Comparison } from '@switchboard/shared/condition';
import { fold } from './fold.ts';
import { operators } from './operators.ts';
import { parseDate } from './parse-date.ts';

/** A comparison that is to hold, or to fail. */
export interface Literal {
  comparison: Comparison;
  holds: boolean;
}

/** Of longer lists nothing is said. */
const maxValues = 300;

const counterparts: Partial<Record<Comparison['operator'], Comparison['operator']>> = {
  'is-not': 'is',
  'not-in': 'in',
  'does-not-contain': 'contains',
  'does-not-exist': 'exists',
};

/** Without the operators that only say “not”. */
function plain({ comparison, holds }: Literal): Literal {
  const counterpart = counterparts[comparison.operator];
  return counterpart === undefined
    ? { comparison, holds }
    : { comparison: { ...comparison, operator: counterpart }, holds: !holds };
}

/** @returns true when the first being so means that the second is not */
export function rulesOut(first: Literal, second: Literal): boolean {
  if (first.comparison.field !== second.comparison.field) return false;
  const [one, other] = [plain(first), plain(second)];
  if (isSameTest(one.comparison, other.comparison)) return one.holds !== other.holds;
  // Every operator without a “not” asks for a value to be there.
  if (one.holds && other.comparison.operator === 'exists') return !other.holds;
  const values = one.holds ? exactValues(one.comparison) : null;
  if (values !== null) return values.length <= maxValues && noneGives(values, other);
  const [range, further] = [one, other].map(rangeOf);
  return (
    range != null && further != null && (range.kind !== further.kind || range.high < further.low || further.high < range.low)
  );
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

/** Whether no text in any spelling, nor another value, of those given may give a comparison's wanted answer. */
function noneGives(
  values: readonly (string | number | boolean)[],
  { comparison: { operator, value: wanted }, holds }: Literal,
): boolean {
  // What RE2 takes for the same letter is its own affair.
  if (operator === 'matches-regex') return false;
  const test = operators[operator].test(wanted);
  const regardsCase = operator === 'before' || operator === 'after' || operator === 'between';
  return values.every((value) => {
    if (typeof value !== 'string' || !regardsCase) return test(value) !== holds;
    // Of the spellings of a date only the one in capitals is one.
    return test(value.toUpperCase()) !== holds && test(value.toLowerCase()) !== holds;
  });
}

/** The values that a comparison leaves a field, in some spelling; tests do not regard case. */
function exactValues({ operator, value }: Comparison): (string | number | boolean)[] | null {
  if (operator === 'is') return [value as string];
  return operator === 'in' ? (value as string[]) : null;
}

interface Range {
  kind: 'number' | 'date';
  low: number;
  high: number;
}

/** What a comparison leaves a field, both ends included: a narrow one of open ends counts as meeting, to be sound. */
function rangeOf({ comparison: { operator, value }, holds }: Literal): Range | null {
  if (!holds) return null;
  const time = (text: unknown) => parseDate(String(text)) ?? Number.NaN;
  // Dates are whole milliseconds, so an open end is the next one.
  if (operator === 'before') return { kind: 'date', low: Number.NEGATIVE_INFINITY, high: time(value) - 1 };
  if (operator === 'after') return { kind: 'date', low: time(value) + 1, high: Number.POSITIVE_INFINITY };
  if (operator === 'greater-than') return { kind: 'number', low: value as number, high: Number.POSITIVE_INFINITY };
  if (operator === 'less-than') return { kind: 'number', low: Number.NEGATIVE_INFINITY, high: value as number };
  if (operator !== 'between') return null;
  const [low, high] = value as [unknown, unknown];
  if (typeof low === 'number') return { kind: 'number', low, high: Number(high) };
  return { kind: 'date', low: time(low), high: time(high) };
}
