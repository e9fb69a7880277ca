/**
 * Which of a condition's comparisons contradict each other: in pairs, and several together of which no two do. What is
 * found out about a pair is remembered. Pure; sound, never complete, and the work is bounded.
 */
import type { Comparison } from '@switchboard/shared/condition';
import type { Literal } from './literal.ts';
import { noRangeLeft } from './no-range-left.ts';
import { exactValues, rulesOut, type Value, valuesLeft } from './rules-out.ts';

export interface Contradictions {
  /** True when no person gives both answers. */
  between: (one: Literal, other: Literal) => boolean;
  /** True when no person gives all the answers. All are about one field, and no two contradict each other. */
  among: (literals: readonly Literal[]) => boolean;
}

/** More pairs than people write; of further ones nothing is said. */
const maxPairs = 1_000;

/** @returns what tells of the comparisons of one condition */
export function rememberContradictions(): Contradictions {
  const numbers = new Map<Comparison, number>();
  const numberOf = ({ comparison, holds }: Literal): number => {
    const number = numbers.get(comparison) ?? numbers.size + 1;
    numbers.set(comparison, number);
    return holds ? number : -number;
  };
  function remember<Answer>(ask: (one: Literal, other: Literal) => Answer, whenTooMany: Answer): typeof ask {
    const known = new Map<string, Answer>();
    return (one, other) => {
      const pair = `${numberOf(one)} ${numberOf(other)}`;
      const remembered = known.get(pair);
      if (remembered !== undefined) return remembered;
      if (known.size >= maxPairs) return whenTooMany;
      const answer = ask(one, other);
      known.set(pair, answer);
      return answer;
    };
  }
  const contradict = remember((one, other) => rulesOut(one, other) || rulesOut(other, one), false);
  const leaves = remember<ReadonlySet<Value> | null>(valuesLeft, null);

  /** Each of the values that one comparison leaves is taken out by some other. */
  function noValueLeft(literals: readonly Literal[]): boolean {
    const [exact] = literals
      .filter((literal) => exactValues(literal) !== null)
      .toSorted((one, other) => exactValues(one)!.length - exactValues(other)!.length);
    if (exact === undefined) return false;
    const left = literals.filter((literal) => literal !== exact).map((other) => leaves(exact, other));
    return exactValues(exact)!.every((value) => left.some((values) => values !== null && !values.has(value)));
  }

  return {
    between: (one, other) => one.comparison.field === other.comparison.field && contradict(one, other),
    among: (literals) => literals.length > 2 && (noValueLeft(literals) || noRangeLeft(literals)),
  };
}
