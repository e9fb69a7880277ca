/** Finding countries and languages as people type them: without accents, in their own language or in English, or by code. */
import { allNames } from '../app/words/locale-names.ts';

/** A text as it is compared: lower case, accents aside. */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}

/**
 * Whether a code is meant by what was typed.
 * @param typed an empty text finds all
 */
export function isCodeMeant(kind: 'country' | 'language', code: string, typed: string): boolean {
  const sought = plainText(typed);
  return allNames(kind, code).some((name) => plainText(name).includes(sought));
}

/** The `filter` of a chooser of codes. */
export function findCodes<Options extends object>(kind: 'country' | 'language') {
  return ({ options, search }: { options: Options[]; search: string }): Options[] =>
    options.filter((option) => 'value' in option && isCodeMeant(kind, String(option.value), search));
}
