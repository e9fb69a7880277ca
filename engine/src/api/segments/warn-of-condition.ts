/**
 * What is doubtful about a condition. In: a checked condition. Out: warnings, each with the pointer of the part it is
 * about. Pure and sound: what is called always or never true is so, whoever is asked; not everything that is so is seen.
 */
import type { Comparison, Condition } from '@switchboard/shared/condition';
import type { ConditionWarning } from '@switchboard/shared/segment';
import { type Literal, rulesOut } from './rules-out.ts';

type Truth = 'always' | 'never' | 'depends';

const opposites: Record<Truth, Truth> = { always: 'never', never: 'always', depends: 'depends' };
const negative = new Set<Comparison['operator']>(['is-not', 'not-in', 'does-not-contain']);

/** @param condition a checked condition over `person.*` fields */
export function warnOfCondition(condition: Condition): ConditionWarning[] {
  const warnings: ConditionWarning[] = [];
  const truth = truthOf(condition, '', warnings);
  if (truth !== 'depends' && !warnings.some(({ pointer }) => pointer === '')) {
    warnings.unshift({ pointer: '', message: truth === 'always' ? 'This is true of everybody.' : 'This is true of nobody.' });
  }
  return warnings;
}

function truthOf(condition: Condition, pointer: string, warnings: ConditionWarning[]): Truth {
  if ('not' in condition) return opposites[truthOf(condition.not, `${pointer}/not`, warnings)];
  if ('all' in condition) {
    const truths = condition.all.map((part, index) => truthOf(part, `${pointer}/all/${index}`, warnings));
    if (truths.includes('never')) return 'never';
    if (truths.every((truth) => truth === 'always')) return 'always';
    const pair = excludingPair(condition.all.flatMap((part) => literalOf(part, true)));
    if (pair === null) return 'depends';
    warnings.push({ pointer, message: `Nobody passes both “${said(pair[0])}” and “${said(pair[1])}”: this is never true.` });
    return 'never';
  }
  if ('any' in condition) return truthOfAny(condition.any, pointer, warnings);
  const truth = truthOfComparison(condition);
  if (truth !== 'depends') {
    warnings.push({ pointer, message: truth === 'always' ? 'This is true of everybody.' : 'This is true of nobody.' });
  }
  return truth;
}

function truthOfAny(parts: readonly Condition[], pointer: string, warnings: ConditionWarning[]): Truth {
  const truths = parts.map((part, index) => truthOf(part, `${pointer}/any/${index}`, warnings));
  if (truths.includes('always')) return 'always';
  if (truths.every((truth) => truth === 'never')) return 'never';
  // Whoever fails both parts would have to pass both of their opposites.
  const pair = excludingPair(parts.flatMap((part) => literalOf(part, false)));
  if (pair !== null) {
    const [one, other] = pair.map((literal) => said({ ...literal, holds: !literal.holds }));
    warnings.push({ pointer, message: `Everybody passes “${one}” or “${other}”: this is always true.` });
    return 'always';
  }
  if (parts.length > 1) warnOfNegatives(parts, pointer, warnings);
  return 'depends';
}

function warnOfNegatives(parts: readonly Condition[], pointer: string, warnings: ConditionWarning[]): void {
  for (const [index, part] of parts.entries()) {
    const [literal] = literalOf(part, true);
    if (literal === undefined || literal.holds !== negative.has(literal.comparison.operator)) continue;
    warnings.push({
      pointer: `${pointer}/any/${index}`,
      message: `“Any of these” with “${said(literal)}” is true of nearly everybody: of all who pass this one, whatever the others say. “All of these” may be meant.`,
    });
  }
}

/** A comparison, alone or under `not`s, that has to hold or to fail; nothing for other conditions. */
function literalOf(condition: Condition, holds: boolean): Literal[] {
  if ('not' in condition) return literalOf(condition.not, !holds);
  return 'field' in condition ? [{ comparison: condition, holds }] : [];
}

function excludingPair(literals: readonly Literal[]): readonly [Literal, Literal] | null {
  for (const [index, one] of literals.entries()) {
    for (const other of literals.slice(index + 1)) if (rulesOut(one, other) || rulesOut(other, one)) return [one, other];
  }
  return null;
}

function truthOfComparison({ field, operator, value }: Comparison): Truth {
  if (field === 'person.id' && operator === 'exists') return 'always';
  if (field === 'person.id' && operator === 'does-not-exist') return 'never';
  if (field.startsWith('person.attributes.')) return 'depends';
  // All other fields of a person are texts.
  const values = Array.isArray(value) ? value : [value];
  const areNumbers = values.every((each) => typeof each === 'number' || typeof each === 'boolean');
  if (operator === 'greater-than' || operator === 'less-than') return 'never';
  if (!areNumbers) return 'depends';
  if (operator === 'is' || operator === 'in' || operator === 'between') return 'never';
  return operator === 'is-not' || operator === 'not-in' ? 'always' : 'depends';
}

function said({ comparison: { field, operator, value }, holds }: Literal): string {
  const words = `${field.replace(/^person\.(attributes\.)?/, '')} ${operator.replaceAll('-', ' ')}${value === undefined ? '' : ` ${quoted(value)}`}`;
  return holds ? words : `not ${words}`;
}

function quoted(value: unknown): string {
  const text = Array.isArray(value) ? value.slice(0, 3).join(', ') : String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
