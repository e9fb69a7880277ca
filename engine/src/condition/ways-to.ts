/**
 * The ways in which a condition can hold, and those in which it can fail: each a list of comparisons with the answers
 * they give together (the condition's disjunctive normal form, and its opposite's).
 * What stays true: whenever the condition holds or fails, one of the ways told is how. So no ways means never; ways
 * that contradict themselves are left out as far as that is seen, and where there are too many, less is told of each, at
 * worst nothing. Pure; the work is bounded, so that it can be done as one types.
 */
import type { Contradictions } from './contradictions.ts';
import type { Literal } from './literal.ts';

/** Comparisons that give their answers at once. An empty one asks for nothing. */
export type Way = readonly Literal[];

export interface Ways {
  holds: readonly Way[];
  fails: readonly Way[];
}

/** Ways with their comparisons, for one condition; real conditions have a few dozen. */
const maxWeight = 1_000;

/** The ways in which every part is as wanted. */
export function waysToAll(parts: readonly (readonly Way[])[], contradictions: Contradictions): readonly Way[] {
  let ways: readonly Way[] = [[]];
  // What leaves the least choice comes first: it contradicts itself before there are too many.
  for (const part of parts.toSorted((one, other) => one.length - other.length)) {
    if (weightOf(ways) * part.length + weightOf(part) * ways.length > maxWeight) continue;
    ways = ways.flatMap((way) =>
      part.filter((further) => agree(way, further, contradictions)).map((further) => [...way, ...further]),
    );
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

function agree(way: Way, further: Way, { between, among }: Contradictions): boolean {
  if (further.some((one) => way.some((other) => between(one, other)))) return false;
  const together = [...way, ...further];
  const fields = new Set(further.map(({ comparison }) => comparison.field));
  return ![...fields].some((field) => among(together.filter(({ comparison }) => comparison.field === field)));
}
