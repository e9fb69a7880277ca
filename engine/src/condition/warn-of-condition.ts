/**
 * What is doubtful about a condition: that it is always or never true, an “or” with a negation, or a country or language
 * that there is none of. In: a checked condition. Out: warnings, each with the pointer of the part it is about. Pure and
 * sound: what is called always or never true is so, whatever is asked about; not everything that is so is seen.
 */
import { channelName } from '@switchboard/shared/channels';
import type { Comparison, Condition } from '@switchboard/shared/condition';
import { conditionOperatorWords, fieldWords } from '@switchboard/shared/condition-words';
import type { ConditionWarning } from '@switchboard/shared/segment';
import { countryName, languageName } from '../template/display-name.ts';
import { doubtOfCountry, doubtOfLanguage } from './doubtful-codes.ts';
import { type Contradictions, rememberContradictions } from './contradictions.ts';
import type { Literal } from './literal.ts';
import { type Ways, waysToAll, waysToAny } from './ways-to.ts';

type Truth = 'always' | 'never' | 'depends';

interface Search {
  contradictions: Contradictions;
  warnings: ConditionWarning[];
}

const negative = new Set<Comparison['operator']>(['is-not', 'not-in', 'does-not-contain']);
const sentences = { always: 'This is true of everybody.', never: 'This is true of nobody.' };

/** @param condition a checked condition */
export function warnOfCondition(condition: Condition): ConditionWarning[] {
  const search: Search = { contradictions: rememberContradictions(), warnings: [] };
  const truth = truthOf(waysOf(condition, '', search));
  const { warnings } = search;
  if (truth !== 'depends' && !warnings.some(({ pointer }) => pointer === '')) {
    warnings.unshift({ pointer: '', message: sentences[truth] });
  }
  return warnings;
}

function truthOf({ holds, fails }: Ways): Truth {
  if (holds.length === 0) return 'never';
  return fails.length === 0 ? 'always' : 'depends';
}

/** How a part can hold and fail; what is doubtful about it, and is not so of one of its own parts alone, is noted. */
function waysOf(condition: Condition, pointer: string, search: Search): Ways {
  if ('not' in condition) {
    const { holds, fails } = waysOf(condition.not, `${pointer}/not`, search);
    return { holds: fails, fails: holds };
  }
  if ('field' in condition) {
    const truth = truthOfComparison(condition);
    if (truth !== 'depends') search.warnings.push({ pointer, message: sentences[truth] });
    search.warnings.push(...doubtsOfCodes(condition, pointer));
    return {
      holds: truth === 'never' ? [] : [[{ comparison: condition, holds: true }]],
      fails: truth === 'always' ? [] : [[{ comparison: condition, holds: false }]],
    };
  }
  return 'all' in condition ? waysOfAll(condition, pointer, search) : waysOfAny(condition, pointer, search);
}

function waysOfAll(condition: { all: Condition[] }, pointer: string, search: Search): Ways {
  const parts = condition.all.map((part, index) => waysOf(part, `${pointer}/all/${index}`, search));
  const holds = waysToAll(
    parts.map((part) => part.holds),
    search.contradictions,
  );
  if (holds.length === 0 && parts.every((part) => part.holds.length > 0)) {
    const pair = excludingPair(demandsOf(condition, true), search.contradictions);
    const reason =
      pair === null ? 'Nobody passes all of these at once' : `Nobody passes both “${said(pair[0])}” and “${said(pair[1])}”`;
    search.warnings.push({ pointer, message: `${reason}: this is never true.` });
  }
  return { holds, fails: waysToAny(parts.map((part) => part.fails)) };
}

function waysOfAny(condition: { any: Condition[] }, pointer: string, search: Search): Ways {
  const parts = condition.any.map((part, index) => waysOf(part, `${pointer}/any/${index}`, search));
  const ways = {
    holds: waysToAny(parts.map((part) => part.holds)),
    fails: waysToAll(
      parts.map((part) => part.fails),
      search.contradictions,
    ),
  };
  if (ways.fails.length === 0 && parts.every((part) => part.fails.length > 0)) {
    // Whoever fails both comparisons would have to pass both of their opposites.
    const pair = excludingPair(demandsOf(condition, false), search.contradictions)?.map(opposite);
    const reason =
      pair === undefined
        ? 'Everybody passes at least one of these'
        : `Everybody passes ${pair.map((one) => `“${said(one)}”`).join(' or ')}`;
    search.warnings.push({ pointer, message: `${reason}: this is always true.` });
  }
  if (parts.length > 1 && truthOf(ways) === 'depends') warnOfNegatives(condition.any, pointer, search);
  return ways;
}

function warnOfNegatives(parts: readonly Condition[], pointer: string, { warnings }: Search): void {
  for (const [index, part] of parts.entries()) {
    const negations = negationsOf(part, true);
    if (negations === null) continue;
    const those = negations.length === 1 ? 'this one' : 'these';
    warnings.push({
      pointer: `${pointer}/any/${index}`,
      message: `“Any of these” with ${saidTogether(negations)} is true of nearly everybody: of all who pass ${those}, whatever the others say. “All of these” may be meant.`,
    });
  }
}

/** The comparisons whose negations a part is made of, all of which it demands; null for a part with anything else in it. */
function negationsOf(condition: Condition, holds: boolean): Literal[] | null {
  if ('not' in condition) return negationsOf(condition.not, !holds);
  if ('field' in condition) return holds === negative.has(condition.operator) ? [{ comparison: condition, holds }] : null;
  const parts = partsOf(condition);
  if (parts.length === 0 || (parts.length > 1 && 'all' in condition !== holds)) return null;
  const negations = parts.map((part) => negationsOf(part, holds));
  return negations.every((each) => each !== null) ? negations.flat() : null;
}

function saidTogether(literals: readonly Literal[]): string {
  const [first, second, ...others] = literals.map((literal) => `“${said(literal)}”`);
  if (second === undefined) return first!;
  return others.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${others.length} more`;
}

/** Comparisons that have to hold or to fail, whichever way the condition gives the answer. */
function demandsOf(condition: Condition, holds: boolean): Literal[] {
  if ('not' in condition) return demandsOf(condition.not, !holds);
  if ('field' in condition) return [{ comparison: condition, holds }];
  const parts = partsOf(condition);
  const demandsEvery = 'all' in condition === holds || parts.length === 1;
  return demandsEvery ? parts.flatMap((part) => demandsOf(part, holds)) : [];
}

function partsOf(group: { all: Condition[] } | { any: Condition[] }): readonly Condition[] {
  return 'all' in group ? group.all : group.any;
}

function excludingPair(literals: readonly Literal[], { between }: Contradictions): readonly [Literal, Literal] | null {
  for (const [index, one] of literals.entries()) {
    for (const other of literals.slice(index + 1)) if (between(one, other)) return [one, other];
  }
  return null;
}

function opposite({ comparison, holds }: Literal): Literal {
  return { comparison, holds: !holds };
}

const comparesWhole = new Set<Comparison['operator']>(['is', 'is-not', 'in', 'not-in']);
/** More in one comparison nobody reads. */
const doubtsAtMost = 10;

/** The countries and languages that a comparison names and that there are none of. */
function doubtsOfCodes({ field, operator, value }: Comparison, pointer: string): ConditionWarning[] {
  const doubtOf = field.endsWith('.country') ? doubtOfCountry : field.endsWith('.language') ? doubtOfLanguage : null;
  if (doubtOf === null || field.startsWith('person.attributes.') || !comparesWhole.has(operator)) return [];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values
    .flatMap((code, index) => {
      const message = typeof code === 'string' ? doubtOf(code) : null;
      return message === null ? [] : [{ pointer: `${pointer}/value${Array.isArray(value) ? `/${index}` : ''}`, message }];
    })
    .slice(0, doubtsAtMost);
}

const alwaysThere = new Set([
  'person.id',
  'message.text',
  'message.channel',
  'conversation.id',
  'conversation.channel',
  'conversation.status',
  'conversation.tags',
]);
const asksLists = new Set<Comparison['operator']>(['contains', 'does-not-contain', 'exists', 'does-not-exist']);

function truthOfComparison({ field, operator, value }: Comparison): Truth {
  if (alwaysThere.has(field) && operator === 'exists') return 'always';
  if (alwaysThere.has(field) && operator === 'does-not-exist') return 'never';
  if (field.startsWith('person.attributes.')) return 'depends';
  // Tags are a list, which as a whole equals nothing, even when it is empty; all other fields are texts.
  if (field === 'conversation.tags' && !asksLists.has(operator)) return negative.has(operator) ? 'always' : 'never';
  const values = Array.isArray(value) ? value : [value];
  const areNumbers = values.every((each) => typeof each === 'number' || typeof each === 'boolean');
  if (operator === 'greater-than' || operator === 'less-than') return 'never';
  if (!areNumbers) return 'depends';
  if (operator === 'is' || operator === 'in' || operator === 'between') return 'never';
  return operator === 'is-not' || operator === 'not-in' ? 'always' : 'depends';
}

function said({ comparison: { field, operator, value }, holds }: Literal): string {
  const words = `${fieldWords(field)} ${conditionOperatorWords[operator][holds ? 'passed' : 'missed']}`;
  return value === undefined ? words : `${words} ${quoted(field, value)}`;
}

function quoted(field: string, value: unknown): string {
  const values: unknown[] = Array.isArray(value) ? value.slice(0, 3) : [value];
  const text = values.map((one) => named(field, String(one))).join(', ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** A value by its name; ids, whose names are not known here, are left open. */
function named(field: string, value: string): string {
  if (field.endsWith('.country')) return countryName(value);
  if (field.endsWith('.language')) return languageName(value);
  if (field.endsWith('.channel')) return channelName(value);
  return field.endsWith('Id') && field.startsWith('conversation.') ? '…' : value;
}
