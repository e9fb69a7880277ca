/**
 * Finishing a variable as it is typed. In: a text, where the caret is, and the variables there are. Out: what is being
 * typed, which variables it may become, and what to put where for one of them. Pure.
 */
import type { TemplateVariable } from '@switchboard/shared/template-variables';

/** A variable begun before the caret: “{{ person.na”. */
export interface BegunVariable {
  /** Place in the text, just after the braces. */
  from: number;
  /** What is typed of it so far, without spaces. */
  typed: string;
}

/** How many are offered at once; typing on narrows them down. */
const offeredAtMost = 50;

/** @returns what is begun at the caret, or null when the caret is not in a variable's name */
export function begunVariable(text: string, caret: number): BegunVariable | null {
  const braces = caret < 2 ? -1 : text.lastIndexOf('{{', caret - 2);
  if (braces < 0) return null;
  const typed = /^-?\s*([\w.]*)$/.exec(text.slice(braces + 2, caret))?.[1];
  return typed === undefined ? null : { from: braces + 2, typed };
}

/** The variables that fit what is typed: those that begin so first, then those that contain it, by path or by words. */
export function fittingVariables(variables: readonly TemplateVariable[], typed: string): TemplateVariable[] {
  const sought = typed.toLowerCase();
  return variables
    .map((variable) => ({ variable, rank: rankOf(variable, sought) }))
    .filter(({ rank }) => rank < notFitting)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, offeredAtMost)
    .map(({ variable }) => variable);
}

const notFitting = 4;

function rankOf({ path, words, group }: TemplateVariable, sought: string): number {
  const name = path.toLowerCase();
  if (name.startsWith(sought)) return 0;
  if (name.includes(`.${sought}`)) return 1;
  if (name.includes(sought)) return 2;
  return `${group} ${words}`.toLowerCase().includes(sought) ? 3 : notFitting;
}

/** Words for a part of a text; the caret stands after them. */
export interface Replacement {
  from: number;
  to: number;
  words: string;
}

/** A variable in the place of what was begun, with the braces closed; filters that follow stay. */
export function finishedVariable(text: string, { from }: BegunVariable, caret: number, path: string): Replacement {
  const [name = ''] = /^[\w.]*/.exec(text.slice(caret)) ?? [];
  const rest = text.slice(caret + name.length);
  const [beforeFilter] = /^[^\S\n]*(?=\|)/.exec(rest) ?? [];
  const [braces = ''] = /^[^\S\n]*-?\}\}/.exec(rest) ?? [];
  const to = caret + name.length + (beforeFilter ?? braces).length;
  return { from, to, words: ` ${path} ${beforeFilter === undefined ? '}}' : ''}` };
}

/** A whole variable, for any place of a text. */
export function wholeVariable(path: string): string {
  return `{{ ${path} }}`;
}
