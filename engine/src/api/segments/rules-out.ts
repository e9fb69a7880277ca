/**
 * Whether one comparison's answer rules another's out. In: two comparisons, each with the answer it is to give. Out: true
 * when no value of the field gives both. Pure; sound, never complete.
 */
import type { Comparison } from '@switchboard/shared/condition';
import { fold } from '../../condition/fold.ts';
import { operators } from '../../condition/operators.ts';
import { parseDate } from '../../condition/parse-date.ts';

/** A comparison that is to hold, or to fail. */
export interface Literal {
  comparison: Comparison;
  holds: boolean;
}

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
  const [one, other] = [plain(first), plain(second)];
  if (one.comparison.field !== other.comparison.field) return false;
  if (isSameTest(one.comparison, other.comparison)) return one.holds !== other.holds;
  // Every operator without a “not” asks for a value to be there.
  if (one.holds && other.comparison.operator === 'exists') return !other.holds;
  const values = one.holds ? exactValues(one.comparison) : null;
  if (values !== null) return values.every((value) => !mayGive(value, other));
  const [range, further] = [one, other].map(rangeOf);
  return (
    range != null && further != null && (range.kind !== further.kind || range.high < further.low || further.high < range.low)
  );
}

function isSameTest(one: Comparison, other: Comparison): boolean {
  return one.operator === other.operator && sameText(one.value) === sameText(other.value);
}

function sameText(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) => (typeof part === 'string' ? fold(part) : part)) ?? '';
}

/** Whether a text in any spelling, or another value, may give a comparison's wanted answer. */
function mayGive(value: string | number | boolean, { comparison: { operator, value: wanted }, holds }: Literal): boolean {
  // What RE2 takes for the same letter is its own affair.
  if (operator === 'matches-regex') return true;
  const test = operators[operator].test(wanted);
  if (typeof value !== 'string') return test(value) === holds;
  const regardsCase = operator === 'before' || operator === 'after' || operator === 'between';
  if (!regardsCase) return test(value) === holds;
  // Of the spellings of a date only the one in capitals is one.
  return test(value.toUpperCase()) === holds || test(value.toLowerCase()) === holds;
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
