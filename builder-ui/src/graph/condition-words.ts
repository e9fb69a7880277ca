/**
 * Conditions and their parts in words, as cards, reasons and the condition editor say them. One table of fields and
 * one of operators, so that a thing is called the same wherever it appears.
 */
import { channelName, channelNames } from '@switchboard/shared/channels';
import type { Comparison, conditionFields, ConditionOperator } from '@switchboard/shared/condition';
import { countryName, languageName } from '../app/words/locale-names.ts';
import { asObject } from './json-schema.ts';

/** Looks up what the values of a condition point to; answers null for what is gone. */
export interface Names {
  agent: (id: string) => string | null;
  group: (id: string) => string | null;
  /** Left out where segments are not read. */
  segment?: (id: string) => string | null;
}

export type ValueKind = 'country' | 'language' | 'agent' | 'group' | 'segment' | 'channel' | 'status' | 'text';

const fieldTable: Record<(typeof conditionFields)[number], { words: string; kind: ValueKind }> = {
  'person.id': { words: 'Person’s id', kind: 'text' },
  'person.email': { words: 'Person’s e-mail', kind: 'text' },
  'person.name': { words: 'Person’s name', kind: 'text' },
  'person.country': { words: 'Person’s country', kind: 'country' },
  'person.language': { words: 'Person’s language', kind: 'language' },
  'message.text': { words: 'Message text', kind: 'text' },
  'message.channel': { words: 'Channel of the message', kind: 'channel' },
  'message.country': { words: 'Country', kind: 'country' },
  'message.language': { words: 'Browser language', kind: 'language' },
  'message.url': { words: 'Page address', kind: 'text' },
  'conversation.id': { words: 'Conversation', kind: 'text' },
  'conversation.channel': { words: 'Channel of the conversation', kind: 'channel' },
  'conversation.status': { words: 'Status of the conversation', kind: 'status' },
  'conversation.groupId': { words: 'Group of the conversation', kind: 'group' },
  'conversation.assigneeId': { words: 'Assignee of the conversation', kind: 'agent' },
  'conversation.tags': { words: 'Tags of the conversation', kind: 'text' },
};
/** “France, Belgium or Germany”, in English like the sentences it stands in. */
const eitherOf = new Intl.ListFormat('en', { type: 'disjunction' });
const bothOf = new Intl.ListFormat('en', { type: 'conjunction' });
const attributePrefix = 'person.attributes.';

const operatorTable: Record<ConditionOperator, { passed: string; missed: string }> = {
  is: { passed: 'is', missed: 'is not' },
  'is-not': { passed: 'is not', missed: 'is' },
  in: { passed: 'is one of', missed: 'is none of' },
  'not-in': { passed: 'is none of', missed: 'is one of' },
  contains: { passed: 'contains', missed: 'does not contain' },
  'does-not-contain': { passed: 'does not contain', missed: 'contains' },
  'starts-with': { passed: 'starts with', missed: 'does not start with' },
  'ends-with': { passed: 'ends with', missed: 'does not end with' },
  'matches-regex': { passed: 'matches', missed: 'does not match' },
  exists: { passed: 'is known', missed: 'is not known' },
  'does-not-exist': { passed: 'is not known', missed: 'is known' },
  'greater-than': { passed: 'is greater than', missed: 'is not greater than' },
  'less-than': { passed: 'is less than', missed: 'is not less than' },
  between: { passed: 'is between', missed: 'is not between' },
  before: { passed: 'is before', missed: 'is not before' },
  after: { passed: 'is after', missed: 'is not after' },
};

/** What a field is called: “Browser language”, or an attribute's own name. */
export function fieldWords(field: string): string {
  if (field.startsWith(attributePrefix)) return field.slice(attributePrefix.length) || 'Attribute';
  if (field === 'message.firstInConversation') return 'First message of the conversation';
  return fieldTable[field as keyof typeof fieldTable]?.words ?? field;
}

export function valueKind(field: string): ValueKind {
  return fieldTable[field as keyof typeof fieldTable]?.kind ?? 'text';
}

/** An operator as people say it: “is one of”; `missed` says the contrary. Words given by a node type stay as they are. */
export function operatorWords(operator: string, kind: 'passed' | 'missed' = 'passed'): string {
  const words = Object.hasOwn(operatorTable, operator)
    ? operatorTable[operator as ConditionOperator]
    : wordsBySpeech.get(operator);
  return words?.[kind] ?? (kind === 'passed' ? operator : `not: ${operator}`);
}

const wordsBySpeech = new Map(Object.values(operatorTable).map((words) => [words.passed, words]));

/** A value, or a list of them, as the field's values are named: “France or Belgium”. */
export function valueWords(kind: ValueKind, value: unknown, names: Names): string {
  if (Array.isArray(value)) return eitherOf.format(value.map((item) => valueWords(kind, item, names)));
  if (value === null || value === undefined) return 'unknown';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : JSON.stringify(value);
  if (kind === 'country') return countryName(value);
  if (kind === 'language') return languageName(value);
  if (kind === 'agent') return names.agent(value) ?? 'an agent who is gone';
  if (kind === 'group') return names.group(value) ?? 'a group that is gone';
  if (kind === 'segment') {
    const name = names.segment?.(value) ?? null;
    return name === null ? 'a segment that is gone' : `“${name}”`;
  }
  if (kind === 'channel' && channelNames.has(value)) return channelName(value);
  return kind === 'status' ? value : `“${value}”`;
}

/**
 * A condition as a sentence without its full stop; brackets where “and” and “or” meet. What is half written, or no
 * condition at all, is said as far as it goes: a draft may hold anything.
 */
export function conditionWords(condition: unknown, names: Names): string {
  const part = asObject(condition);
  if (Array.isArray(part?.all)) return joined(part.all, 'and', names);
  if (Array.isArray(part?.any)) return joined(part.any, 'or', names);
  if (part !== null && 'not' in part) return `not (${conditionWords(part.not, names)})`;
  return typeof part?.field === 'string' && typeof part.operator === 'string'
    ? comparisonWords(part as unknown as Comparison, names)
    : 'nothing yet';
}

function joined(parts: readonly unknown[], word: 'and' | 'or', names: Names): string {
  if (parts.length === 0) return 'nothing yet';
  const [gathered, rest] = gather(parts, word, names);
  const bracketed = rest.map((part) => {
    const { all, any } = asObject(part) ?? {};
    const isGroup = [all, any].some((inner) => Array.isArray(inner) && inner.length > 1);
    return isGroup && parts.length > 1 ? `(${conditionWords(part, names)})` : conditionWords(part, names);
  });
  // “a or b and c” would leave open what belongs together.
  const isAmong = word === 'and' && gathered.length + rest.length > 1;
  const together = gathered.map((words) => (isAmong ? `(${words})` : words));
  return [...together, ...bracketed].join(` ${word} `);
}

/** Operators whose values can be listed after one subject, by what joins the comparisons, and how the list is made. */
const listable: Record<'and' | 'or', Partial<Record<ConditionOperator, Intl.ListFormat>>> = {
  or: {
    is: eitherOf,
    in: eitherOf,
    contains: eitherOf,
    'starts-with': eitherOf,
    'ends-with': eitherOf,
    'matches-regex': eitherOf,
  },
  and: { 'is-not': eitherOf, 'not-in': eitherOf, 'does-not-contain': eitherOf, contains: bothOf },
};

/** Comparisons of the same field by the same operator, said in one: “Message text contains “a” or “b””; and all others. */
function gather(parts: readonly unknown[], word: 'and' | 'or', names: Names): [string[], unknown[]] {
  const alike = new Map<string, Comparison[]>();
  for (const part of parts) {
    const comparison = asObject(part) as Partial<Comparison> | null;
    if (comparison?.operator === undefined || listable[word][comparison.operator] === undefined || isUnset(comparison.value))
      continue;
    const key = `${comparison.operator} ${comparison.field}`;
    alike.set(key, [...(alike.get(key) ?? []), comparison as Comparison]);
  }
  const groups = [...alike.values()].filter((group) => group.length > 1);
  const said = new Set<unknown>(groups.flat());
  const sentences = groups.map((group) => {
    const [{ field, operator }] = group as [Comparison];
    const values = group.flatMap(({ value }) => value as unknown).map((value) => valueWords(valueKind(field), value, names));
    return `${fieldWords(field)} ${operatorWords(operator)} ${(listable[word][operator] ?? eitherOf).format(values)}`;
  });
  return [sentences, parts.filter((part) => !said.has(part))];
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function comparisonWords({ field, operator, value }: Comparison, names: Names): string {
  const start = `${fieldWords(field)} ${operatorWords(operator)}`;
  if (operator === 'exists' || operator === 'does-not-exist') return start;
  if (operator === 'between' && Array.isArray(value)) return `${start} ${String(value[0] ?? '…')} and ${String(value[1] ?? '…')}`;
  return `${start} ${isUnset(value) ? '…' : valueWords(valueKind(field), value, names)}`;
}
