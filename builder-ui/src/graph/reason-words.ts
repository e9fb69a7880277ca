import type { Why } from '@switchboard/shared/node-type';
import { fieldWords, type Names, operatorWords, valueKind, valueWords } from './condition-words.ts';

/**
 * One reason of a step as people say it: “Country: Germany is not France”. What was found comes first, then how it
 * compares with what was asked for; `passed` decides which way the operator is said.
 */
export function reasonWords(why: Why, names: Names): string {
  const kind = valueKind(why.field);
  const start = `${sentenceCase(fieldWords(why.field))}: `;
  const found = shortened(valueWords(kind, why.actual, names));
  const isUnknown = why.actual === null || why.actual === undefined;
  const isAboutKnowing = ['exists', 'does-not-exist', 'is known', 'is not known'].includes(why.operator);
  if (isAboutKnowing) return `${start}${isUnknown ? 'not known' : found}`;
  if (why.expected === undefined || why.expected === null)
    return `${start}${found}${why.operator === '' ? '' : ` (${operatorWords(why.operator)})`}`;
  const wanted = shortened(valueWords(kind, why.expected, names));
  if (isUnknown) return `${start}not known; asked was: ${operatorWords(why.operator)} ${wanted}`;
  return `${start}${found} ${operatorWords(why.operator, why.passed ? 'passed' : 'missed')} ${wanted}`;
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
