/**
 * Whether comparisons leave their field no number, or no date. In: comparisons of one field, each with the answer it is to
 * give. Out: true when one asks for a range and no value in it gives all the answers. Pure; sound, never complete: a
 * comparison that asks for no range and takes none out is passed over.
 */
import type { Comparison } from '@switchboard/shared/condition';
import { type Literal, plain } from './literal.ts';
import { parseDate } from './parse-date.ts';

/** A place on the line: at a value, or just below (-1) or just above it (1). */
type Place = readonly [value: number, side: -1 | 0 | 1];

/** Both ends included. */
interface Range {
  kind: 'number' | 'date';
  low: Place;
  high: Place;
}

const lowest: Place = [Number.NEGATIVE_INFINITY, 0];
const highest: Place = [Number.POSITIVE_INFINITY, 0];

export function noRangeLeft(literals: readonly Literal[]): boolean {
  const plainOnes = literals.map(plain);
  const [first, ...others] = plainOnes.filter(({ holds }) => holds).flatMap(({ comparison }) => rangesOf(comparison));
  if (first === undefined) return false;
  let { low, high } = first;
  for (const range of others) {
    if (range.kind !== first.kind) return true;
    if (isBelow(low, range.low)) low = range.low;
    if (isBelow(range.high, high)) high = range.high;
  }
  const gaps = plainOnes
    .filter(({ holds }) => !holds)
    .flatMap(({ comparison }) => [...pointsOf(comparison), ...rangesOf(comparison)])
    .filter(({ kind }) => kind === first.kind)
    .toSorted((one, other) => (isBelow(one.low, other.low) ? -1 : 1));
  for (const gap of gaps) {
    if (isBelow(low, gap.low)) break;
    if (!isBelow(gap.high, low)) low = justAbove(gap.high);
  }
  return isBelow(high, low);
}

function isBelow(one: Place, other: Place): boolean {
  return one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);
}

function justAbove([value, side]: Place): Place {
  return [value, side === -1 ? 0 : 1];
}

/** What a comparison asks for when it is to hold, and takes out when it is to fail: one range, or none. */
function rangesOf({ operator, value }: Comparison): Range[] {
  switch (operator) {
    case 'before':
      return [{ kind: 'date', low: lowest, high: [timeOf(value), -1] }];
    case 'after':
      return [{ kind: 'date', low: [timeOf(value), 1], high: highest }];
    case 'greater-than':
      return [{ kind: 'number', low: [value as number, 1], high: highest }];
    case 'less-than':
      return [{ kind: 'number', low: lowest, high: [value as number, -1] }];
    case 'between': {
      const [low, high] = value as [number, number] | [string, string];
      return typeof low === 'number'
        ? [{ kind: 'number', low: [low, 0], high: [Number(high), 0] }]
        : [{ kind: 'date', low: [timeOf(low), 0], high: [timeOf(high), 0] }];
    }
    default:
      return [];
  }
}

/** Numbers that a comparison takes out when it is to fail. A date has many spellings, of which it takes out one. */
function pointsOf({ operator, value }: Comparison): Range[] {
  const values = operator === 'is' ? [value] : operator === 'in' ? (value as unknown[]) : [];
  return values
    .filter((each) => typeof each === 'number')
    .map((each) => ({ kind: 'number', low: [each, 0], high: [each, 0] }) as const);
}

function timeOf(text: unknown): number {
  return parseDate(String(text)) ?? Number.NaN;
}
