/**
 * Finding countries and languages as people type them: without accents, in their own language or in English, by everyday
 * names, or by code. What fits best comes first.
 */
import { allNames } from '../app/words/locale-names.ts';
import { everydayNames } from './everyday-names.ts';

type Kind = 'country' | 'language';

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
export function isCodeMeant(kind: Kind, code: string, typed: string): boolean {
  return fitOf(kind, code, plainText(typed)) < unfit;
}

/** The `filter` of a chooser of codes. */
export function findCodes<Option extends object>(kind: Kind) {
  return ({ options, search }: { options: Option[]; search: string }): Option[] => {
    const sought = plainText(search);
    return options
      .map((option) => ({ option, fit: 'value' in option ? fitOf(kind, String(option.value), sought) : unfit }))
      .filter(({ fit }) => fit < unfit)
      .sort((a, b) => a.fit - b.fit)
      .map(({ option }) => option);
  };
}

const unfit = 5;

/** How well a code fits, best first: it is the code, or a name of it, or a name begins so, or a word in it, or it is in one. */
function fitOf(kind: Kind, code: string, sought: string): number {
  if (sought === plainText(code)) return 0;
  const names = [...allNames(kind, code), ...(kind === 'country' ? (everydayNames[code] ?? []) : [])];
  return Math.min(
    ...names.map(plainText).map((name) => {
      if (!name.includes(sought)) return unfit;
      if (name === sought) return 1;
      if (name.startsWith(sought)) return 2;
      return name.split(/[^\p{Letter}]+/u).some((word) => word.startsWith(sought)) ? 3 : 4;
    }),
  );
}
