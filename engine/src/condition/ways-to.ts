/**
 * The ways in which a condition can hold, and those in which it can fail: each a list of comparisons with the answers
 * they give together (the condition's disjunctive normal form, and its opposite's).
 * What stays true: whenever the condition holds or fails, one of the ways told is how. So no ways means never; ways
 * that contradict themselves are left out as far as `rulesOut` sees it, and where there are too many, less is told of
 * each, at worst nothing. Pure; the work is bounded, so that it can be done as one types.
 */
import type { Comparison } from '@switchboard/shared/condition';
import { type Literal, rulesOut } from './rules-out.ts';

/** Comparisons that give their answers at once. An empty one asks for nothing. */
export type Way = readonly Literal[];

export interface Ways {
  holds: readonly Way[];
  fails: readonly Way[];
}

/** Whether two comparisons cannot give their answers about one person. */
export type Exclusion = (one: Literal, other: Literal) => boolean;

/** Ways with their comparisons, for one condition; real conditions have a few dozen. */
const maxWeight = 1_000;
const maxPairs = 1_000;

/** The ways in which every part is as wanted. */
export function waysToAll(parts: readonly (readonly Way[])[], excludes: Exclusion): readonly Way[] {
  let ways: readonly Way[] = [[]];
  // What leaves the least choice comes first: it contradicts itself before there are too many.
  for (const part of parts.toSorted((one, other) => one.length - other.length)) {
    if (weightOf(ways) * part.length + weightOf(part) * ways.length > maxWeight) continue;
    ways = ways.flatMap((way) => part.filter((further) => agree(way, further, excludes)).map((further) => [...way, ...further]));
  }
  return ways;
}

/** The ways in which some part is as wanted. */
export function waysToAny(parts: readonly (readonly Way[])[]): readonly Way[] {
  const ways = parts.flat();
  return weightOf(ways) > maxWeight ? [[]] : ways;
}

function weightOf(ways: readonly Way[]): number {
  return ways.reduce((weight, way) => weight + way.length + 1, 0);
}

function agree(way: Way, further: Way, excludes: Exclusion): boolean {
  return further.every((one) => !way.some((other) => excludes(one, other)));
}

/** Asks `rulesOut` once about each pair of one condition's comparisons, and of no more pairs than people write. */
export function rememberExclusions(): Exclusion {
  const numbers = new Map<Comparison, number>();
  const known = new Map<string, boolean>();
  const numberOf = ({ comparison, holds }: Literal): number => {
    const number = numbers.get(comparison) ?? numbers.size + 1;
    numbers.set(comparison, number);
    return holds ? number : -number;
  };
  return (one, other) => {
    if (one.comparison.field !== other.comparison.field) return false;
    const pair = `${numberOf(one)} ${numberOf(other)}`;
    const answer = known.get(pair) ?? (known.size < maxPairs && (rulesOut(one, other) || rulesOut(other, one)));
    if (known.size < maxPairs) known.set(pair, answer);
    return answer;
  };
}
