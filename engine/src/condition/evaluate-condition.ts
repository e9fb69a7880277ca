/**
 * Evaluates a condition on the facts of one event, and says why: every comparison with what it expected and found.
 * In: a condition that `checkCondition` found no fault with, and facts. Out: whether it holds, and the reasons, in the
 * order they stand in the condition; or whether it holds alone, for who does not ask why. Inside a `not` a reason tells
 * the comparison's own truth. Pure; what the operators mean, for missing values too, is said in `operators.ts`.
 */
import type { Comparison, Condition } from '@switchboard/shared/condition';
import type { Facts } from '@switchboard/shared/facts';
import type { Why } from '@switchboard/shared/node-type';
import { operators } from './operators.ts';
import { fieldReader } from './read-field.ts';
import { shortenValue } from './shorten.ts';

/** Without a list for reasons it looks no farther than the answer needs. */
type Prepared = (facts: Facts, why: Why[] | null) => boolean;

/**
 * Conditions prepared before (regular expressions compiled, texts folded), by identity: a published plan's conditions
 * are evaluated for every message and never change.
 */
const preparedConditions = new WeakMap<Condition, Prepared>();

/**
 * @param condition a checked condition
 * @param facts the facts of one event
 * @returns whether the condition holds, and why
 * @throws Error when the condition has an unknown field or operator, which `checkCondition` would have found
 */
export function evaluateCondition(condition: Condition, facts: Facts): { passed: boolean; why: Why[] } {
  const why: Why[] = [];
  const passed = preparedOf(condition)(facts, why);
  return { passed, why };
}

/**
 * The same answer without the reasons, at a fraction of the cost.
 * @param condition a checked condition
 * @param facts the facts of one event
 * @throws Error as `evaluateCondition`
 */
export function conditionHolds(condition: Condition, facts: Facts): boolean {
  return preparedOf(condition)(facts, null);
}

function preparedOf(condition: Condition): Prepared {
  const known = preparedConditions.get(condition);
  if (known !== undefined) return known;
  const prepared = prepare(condition);
  preparedConditions.set(condition, prepared);
  return prepared;
}

function prepare(condition: Condition): Prepared {
  if ('all' in condition) {
    const parts = condition.all.map(prepare);
    // No short cut for whoever asks why: every reason is wanted then.
    return (facts, why) =>
      why === null ? parts.every((part) => part(facts, null)) : parts.reduce((passed, part) => part(facts, why) && passed, true);
  }
  if ('any' in condition) {
    const parts = condition.any.map(prepare);
    return (facts, why) =>
      why === null ? parts.some((part) => part(facts, null)) : parts.reduce((passed, part) => part(facts, why) || passed, false);
  }
  if ('not' in condition) {
    const part = prepare(condition.not);
    return (facts, why) => !part(facts, why);
  }
  return prepareComparison(condition);
}

function prepareComparison({ field, operator, value }: Comparison): Prepared {
  const read = fieldReader(field);
  const known = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  if (read === null || known === undefined) throw new Error(`There is no condition “${field} ${operator}”.`);
  const test = known.test(value);
  const { says } = known;
  const expected = shortenValue(value ?? null);
  return (facts, why) => {
    const actual = read(facts);
    const passed = test(actual);
    why?.push({ field, operator: says, expected, actual: shortenValue(actual), passed });
    return passed;
  };
}
