/**
 * Checks a condition from outside against the closed grammar: `{all: […]}`, `{any: […]}`, `{not: …}` or
 * `{field, operator, value}`.
 * In: any JSON value. Out: its faults, each with the deepest pointer it is about; an empty list means that
 * `evaluateCondition` can run it. Never throws, and does bounded work on hostile input.
 */
import { conditionFields, conditionOperators } from '@switchboard/shared/condition';
import { escapePointer } from '../compile/json-pointer.ts';
import { operators } from './operators.ts';
import { fieldReader } from './read-field.ts';

export const maxConditionDepth = 10;
export const maxComparisons = 200;
/** More than these nobody reads; it also ends the work on hostile input. */
const maxFaults = 100;

export interface ConditionFault {
  /** RFC 6901, from the condition's root. */
  pointer: string;
  detail: string;
}

interface Progress {
  comparisons: number;
  faults: ConditionFault[];
}

/**
 * @param value what is claimed to be a condition
 * @returns the faults found; none when it is one
 */
export function checkCondition(value: unknown): ConditionFault[] {
  const progress: Progress = { comparisons: 0, faults: [] };
  checkPart(value, '', 1, progress);
  if (progress.comparisons > maxComparisons) {
    progress.faults.push({ pointer: '', detail: `must make at most ${maxComparisons} comparisons` });
  }
  return progress.faults;
}

function checkPart(value: unknown, pointer: string, depth: number, progress: Progress): void {
  const add = (below: string, detail: string) => progress.faults.push({ pointer: pointer + below, detail });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    add('', 'must be a condition: all, any, not, or a field with an operator');
    return;
  }
  if (depth > maxConditionDepth) {
    add('', `must not be nested deeper than ${maxConditionDepth} levels`);
    return;
  }
  const part = new Map(Object.entries(value));
  const joint = ['all', 'any', 'not'].find((name) => part.has(name));
  const known = joint === undefined ? ['field', 'operator', 'value'] : [joint];
  for (const name of [...part.keys()].filter((name) => !known.includes(name)).slice(0, 10)) {
    add(
      `/${escapePointer(name.slice(0, 200))}`,
      joint === undefined ? 'is not a part of a condition' : `must not stand beside “${joint}”`,
    );
  }
  if (joint === undefined) checkComparison(part, pointer, progress);
  else if (joint === 'not') checkPart(part.get('not'), `${pointer}/not`, depth + 1, progress);
  else checkParts(part.get(joint), `${pointer}/${joint}`, depth, progress);
}

function checkParts(parts: unknown, pointer: string, depth: number, progress: Progress): void {
  if (!Array.isArray(parts)) {
    progress.faults.push({ pointer, detail: 'must be a list of conditions' });
    return;
  }
  // An empty list would quietly mean everybody or nobody.
  if (parts.length === 0) progress.faults.push({ pointer, detail: 'must hold at least one condition' });
  for (const [index, part] of parts.entries()) {
    if (progress.comparisons > maxComparisons) return;
    checkPart(part, `${pointer}/${index}`, depth + 1, progress);
    if (progress.faults.length >= maxFaults) return;
  }
}

function checkComparison(part: ReadonlyMap<string, unknown>, pointer: string, progress: Progress): void {
  progress.comparisons += 1;
  if (progress.comparisons > maxComparisons) return;
  const add = (below: string, detail: string) => progress.faults.push({ pointer: pointer + below, detail });
  const field = part.get('field');
  if (typeof field !== 'string') add('/field', field === undefined ? 'is required' : 'must be a text');
  else if (fieldReader(field) === null) {
    add('/field', `is not a known field; known are ${conditionFields.join(', ')} and person.attributes.<name>`);
  }
  const name = conditionOperators.find((known) => known === part.get('operator'));
  if (name === undefined) {
    add('/operator', part.has('operator') ? `must be one of ${conditionOperators.join(', ')}` : 'is required');
    return;
  }
  const found = operators[name].fault(part.get('value'));
  if (found !== null) add(`/value${found.pointer}`, found.detail);
}
