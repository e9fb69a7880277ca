/**
 * What each operator of the condition grammar means, in one table: the check of its value and the test it makes.
 *
 * The meaning is kept to what SQL can say as well:
 * - A missing value (absent or null) passes only `is-not`, `not-in`, `does-not-contain` and `does-not-exist`; it fails
 *   every other operator. So each `not-` operator is exactly the opposite of its counterpart.
 * - Text is compared without regard to case, regular expressions included.
 * - Types do not mix: the text "30" is not the number 30.
 * - A list answers to `contains` and `does-not-contain` (one of its elements equals the value), `exists` and
 *   `does-not-exist`; as a whole it equals nothing.
 * - `greater-than`, `less-than` compare numbers; `before`, `after` compare dates (ISO 8601); `between` either, both
 *   ends included. Anything else in the fact fails.
 */
import type { ConditionOperator } from '@switchboard/shared/condition';
import { RE2JS } from 're2js';
import { fold } from './fold.ts';
import { parseDate } from './parse-date.ts';
import type { FieldValue } from './read-field.ts';

export type Test = (actual: FieldValue) => boolean;

export interface Operator {
  /** As people say it. */
  says: string;
  /** What is wrong with the value given, as a pointer below it and a sentence; null when nothing is. */
  fault: (value: unknown) => { pointer: string; detail: string } | null;
  /** Prepares the test once, so that nothing is parsed per message. The value has passed `fault`. */
  test: (value: unknown) => Test;
}

const maxListItems = 1_000;
const maxTextCharacters = 2_000;
const maxPatternCharacters = 1_000;

type Fault = ReturnType<Operator['fault']>;
const fault = (detail: string, pointer = ''): Fault => ({ pointer, detail });

function singleValueFault(value: unknown): Fault {
  if (value === undefined) return fault('is required');
  if (typeof value === 'string')
    return value.length > maxTextCharacters ? fault(`must have at most ${maxTextCharacters} characters`) : null;
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return null;
  return fault('must be a text, a number, true or false');
}

function listFault(value: unknown): Fault {
  if (!Array.isArray(value)) return fault(value === undefined ? 'is required' : 'must be a list');
  if (value.length === 0 || value.length > maxListItems) return fault(`must have 1 to ${maxListItems} items`);
  for (const [index, item] of value.entries()) {
    const itemFault = singleValueFault(item === undefined ? null : item);
    if (itemFault !== null) return { ...itemFault, pointer: `/${index}` };
  }
  return null;
}

function textFault(value: unknown): Fault {
  if (value === undefined) return fault('is required');
  if (typeof value !== 'string' || value === '') return fault('must be a text that is not empty');
  return value.length > maxTextCharacters ? fault(`must have at most ${maxTextCharacters} characters`) : null;
}

function noValueFault(value: unknown): Fault {
  return value === undefined || value === null || value === true ? null : fault('must be left out for this operator');
}

function numberFault(value: unknown): Fault {
  if (value === undefined) return fault('is required');
  return typeof value === 'number' && Number.isFinite(value) ? null : fault('must be a number');
}

function dateFault(value: unknown): Fault {
  if (value === undefined) return fault('is required');
  return typeof value === 'string' && parseDate(value) !== null
    ? null
    : fault('must be a date, such as 2026-11-22 or 2026-11-22T10:00:00Z');
}

function rangeFault(value: unknown): Fault {
  if (value === undefined) return fault('is required');
  if (!Array.isArray(value) || value.length !== 2) return fault('must be a list of two: the lowest and the highest');
  const itemFault = typeof value[0] === 'number' ? numberFault : dateFault;
  for (const index of [0, 1]) {
    const found = itemFault(value[index] ?? null);
    if (found !== null) return { ...found, pointer: `/${index}` };
  }
  const low = typeof value[0] === 'number' ? value[0] : (parseDate(value[0]) ?? 0);
  const high = typeof value[1] === 'number' ? value[1] : (parseDate(value[1]) ?? 0);
  return low <= high ? null : fault('must not be below the lowest', '/1');
}

function patternFault(value: unknown): Fault {
  if (value === undefined) return fault('is required');
  if (typeof value !== 'string' || value === '') return fault('must be a regular expression');
  if (value.length > maxPatternCharacters) return fault(`must have at most ${maxPatternCharacters} characters`);
  try {
    compilePattern(value);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fault(`is not a regular expression in RE2 syntax: ${reason.replace(/^error parsing regexp: /, '')}`);
  }
}

/** RE2 runs in time linear in the text, whatever the pattern; it has no lookaround and no backreferences. */
function compilePattern(pattern: string): RE2JS {
  return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
}

function equals(value: unknown): Test {
  if (typeof value !== 'string') return (actual) => actual === value;
  const wanted = fold(value);
  return (actual) => typeof actual === 'string' && fold(actual) === wanted;
}

function isOneOf(value: unknown): Test {
  const wanted = new Set((value as unknown[]).map((item) => (typeof item === 'string' ? fold(item) : item)));
  return (actual) => wanted.has(typeof actual === 'string' ? fold(actual) : actual);
}

function contains(value: unknown): Test {
  const wanted = fold(String(value));
  return (actual) => {
    if (typeof actual === 'string') return fold(actual).includes(wanted);
    return Array.isArray(actual) && actual.some((item) => typeof item === 'string' && fold(item) === wanted);
  };
}

function textTest(matches: (actual: string, wanted: string) => boolean): Operator['test'] {
  return (value) => {
    const wanted = fold(String(value));
    return (actual) => typeof actual === 'string' && matches(fold(actual), wanted);
  };
}

function matchesPattern(value: unknown): Test {
  const pattern = compilePattern(String(value));
  return (actual) => typeof actual === 'string' && pattern.test(actual);
}

function numberTest(compare: (actual: number, wanted: number) => boolean): Operator['test'] {
  return (value) => (actual) => typeof actual === 'number' && compare(actual, value as number);
}

function dateTest(compare: (actual: number, wanted: number) => boolean): Operator['test'] {
  return (value) => {
    const wanted = parseDate(String(value)) ?? Number.NaN;
    return (actual) => {
      const time = typeof actual === 'string' ? parseDate(actual) : null;
      return time !== null && compare(time, wanted);
    };
  };
}

function isBetween(value: unknown): Test {
  const [low, high] = value as [number | string, number | string];
  if (typeof low === 'number') return (actual) => typeof actual === 'number' && actual >= low && actual <= Number(high);
  const notBefore = dateTest((actual, wanted) => actual >= wanted)(low);
  const notAfter = dateTest((actual, wanted) => actual <= wanted)(high);
  return (actual) => notBefore(actual) && notAfter(actual);
}

function opposite(test: Operator['test']): Operator['test'] {
  return (value) => {
    const prepared = test(value);
    return (actual) => !prepared(actual);
  };
}

const exists: Operator['test'] = () => (actual) => actual !== null;

export const operators: Record<ConditionOperator, Operator> = {
  is: { says: 'is', fault: singleValueFault, test: equals },
  'is-not': { says: 'is not', fault: singleValueFault, test: opposite(equals) },
  in: { says: 'is one of', fault: listFault, test: isOneOf },
  'not-in': { says: 'is none of', fault: listFault, test: opposite(isOneOf) },
  contains: { says: 'contains', fault: textFault, test: contains },
  'does-not-contain': { says: 'does not contain', fault: textFault, test: opposite(contains) },
  'starts-with': { says: 'starts with', fault: textFault, test: textTest((actual, wanted) => actual.startsWith(wanted)) },
  'ends-with': { says: 'ends with', fault: textFault, test: textTest((actual, wanted) => actual.endsWith(wanted)) },
  'matches-regex': { says: 'matches', fault: patternFault, test: matchesPattern },
  exists: { says: 'exists', fault: noValueFault, test: exists },
  'does-not-exist': { says: 'does not exist', fault: noValueFault, test: opposite(exists) },
  'greater-than': { says: 'is greater than', fault: numberFault, test: numberTest((actual, wanted) => actual > wanted) },
  'less-than': { says: 'is less than', fault: numberFault, test: numberTest((actual, wanted) => actual < wanted) },
  between: { says: 'is between', fault: rangeFault, test: isBetween },
  before: { says: 'is before', fault: dateFault, test: dateTest((actual, wanted) => actual < wanted) },
  after: { says: 'is after', fault: dateFault, test: dateTest((actual, wanted) => actual > wanted) },
};
