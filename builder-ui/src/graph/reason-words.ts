import type { EventKind } from '@switchboard/shared/facts';
import type { Why } from '@switchboard/shared/node-type';
import { fieldWords } from '@switchboard/shared/condition-words';
import { type Names, operatorWords, valueKind, valueWords } from './condition-words.ts';

/** What only reasons tell: words for the field, and for values that are names of ours. */
const own: Record<string, { words: string; values: Record<string, string> }> = {
  event: {
    words: 'What happened',
    values: {
      message: 'a message',
      'conversation-opened': 'a conversation opened',
      'conversation-assigned': 'a conversation assigned',
      'conversation-closed': 'a conversation closed',
      'tag-added': 'a tag added',
      'person-entered-segment': 'a person entered a segment',
      'person-left-segment': 'a person left a segment',
    } satisfies Record<EventKind, string>,
  },
  'closed by': { words: 'Closed by', values: { person: 'somebody of the team', automation: 'an automation' } },
  conversation: { words: 'Conversation', values: { new: 'a new one', reopened: 'one opened again' } },
};

const membership = new Set(['is in', 'is not in']);

/**
 * One reason of a step as people say it: “Country: Germany is not France”. What was found comes first, then how it
 * compares with what was asked for; `passed` decides which way the operator is said. What is the very thing asked about
 * is not said twice.
 */
export function reasonWords(why: Why, names: Names): string {
  const { words = fieldWords(why.field), values = {} } = Object.hasOwn(own, why.field) ? (own[why.field] ?? {}) : {};
  const inWords = (value: unknown): string => {
    if (typeof value === 'string' && Object.hasOwn(values, value)) return values[value] ?? value;
    return shortened(valueWords(valueKind(why.field), value, names));
  };
  const start = `${sentenceCase(words)}: `;
  const found = inWords(why.actual);
  // Of a segment the reason names the segment; whether the person is in it follows.
  if (why.field === 'person' && membership.has(why.operator))
    return `${start}${why.passed === (why.operator === 'is in') ? 'in' : 'not in'} ${inWords(why.expected)}`;
  const isUnknown = why.actual === null || why.actual === undefined;
  const isAboutKnowing = ['exists', 'does-not-exist', 'is known', 'is not known'].includes(why.operator);
  if (isAboutKnowing) return `${start}${isUnknown ? 'not known' : found}`;
  if (typeof why.actual === 'boolean') return `${start}${found}`;
  if (why.expected === undefined || why.expected === null)
    return `${start}${found}${why.operator === '' ? '' : ` (${operatorWords(why.operator)})`}`;
  const wanted = inWords(why.expected);
  if (isUnknown) return `${start}not known; asked was: ${operatorWords(why.operator)} ${wanted}`;
  if (
    why.passed &&
    Array.isArray(why.expected) &&
    why.expected.length > 1 &&
    why.expected.some((value) => inWords(value) === found)
  )
    return `${start}${found}, one of ${wanted}`;
  if (found === wanted)
    return `${start}${found}${why.passed ? ', as asked' : `; asked was: ${operatorWords(why.operator)} ${wanted}`}`;
  return `${start}${found} ${operatorWords(why.operator, why.passed ? 'passed' : 'missed')} ${wanted}`;
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
