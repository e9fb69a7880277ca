/**
 * Checks a condition that asks about people, as segments and searches do. In: any JSON value. Out: nothing, or the error
 * that names each fault by its pointer below the body's `condition`.
 */
import { type Comparison, type Condition, conditionFields } from '@switchboard/shared/condition';
import { checkCondition, type ConditionFault } from '../../condition/check-condition.ts';
import { isPersonField } from '../../condition/condition-to-sql.ts';
import { invalidInput } from '../validate.ts';

const known = conditionFields.filter(isPersonField).join(', ');

/** Each comparison of a condition, with its pointer. */
export function* comparisonsOf(condition: Condition, pointer = ''): Generator<[comparison: Comparison, pointer: string]> {
  if ('not' in condition) yield* comparisonsOf(condition.not, `${pointer}/not`);
  else if ('field' in condition) yield [condition, pointer];
  else {
    const name = 'all' in condition ? 'all' : 'any';
    const parts = 'all' in condition ? condition.all : condition.any;
    for (const [index, part] of parts.entries()) yield* comparisonsOf(part, `${pointer}/${name}/${index}`);
  }
}

function faultsOf(condition: unknown): ConditionFault[] {
  const faults = checkCondition(condition);
  if (faults.length > 0) return faults;
  return [...comparisonsOf(condition as Condition)]
    .filter(([{ field }]) => !isPersonField(field))
    .map(([, pointer]) => ({
      pointer: `${pointer}/field`,
      detail: `must be a field of a person: ${known} or person.attributes.<name>`,
    }));
}

/** @throws SwitchboardError `invalid-input` (422) */
export function checkPeopleCondition(condition: unknown): void {
  const faults = faultsOf(condition);
  if (faults.length === 0) return;
  throw invalidInput(
    faults.map(({ pointer, detail }) => ({
      pointer: `/condition${pointer}`,
      detail: `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`,
    })),
  );
}
