/**
 * Codes of countries and languages that no message will ever have. In: what was written for one. Out: a sentence that says
 * so and names the code that is meant where that can be told, or null when nothing is doubtful. Pure. What stays true:
 * nothing that exists is doubted: of the thousands of languages with three letters (ISO 639-3) not all have names here, so
 * only those are that have two letters by ISO 639-1 instead.
 */
import { countries } from '@switchboard/shared/countries';
import { countryName, languageName } from '../template/display-name.ts';

const known = new Set(countries);
/** A region of two letters, behind extended languages and a script (RFC 5646, section 2.1). */
const regionPattern = /^[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?-([a-z]{2})(?:-|$)/i;
/** By lower-case English name, the languages of two letters: some write a name for a code. */
let codesByName: Map<string, string> | null = null;

/** @param code two letters in any case */
export function doubtOfCountry(code: string): string | null {
  const upper = code.toUpperCase();
  if (known.has(upper)) return null;
  const meant = canonical(`und-${upper}`)?.split('-')[1];
  const hint = meant !== undefined && known.has(meant) ? `; ${countryName(meant)} is ${meant}` : '';
  return `There is no country ${upper}${hint}.`;
}

/** @param range a language range of RFC 4647, “*” included */
export function doubtOfLanguage(range: string): string | null {
  const [primary = ''] = range.split('-');
  // Any language, and what begins with “i-” or “x-”, which everybody makes up for themselves (RFC 5646).
  if (primary.length < 2) return null;
  const meant = languageMeant(primary.toLowerCase());
  if (meant !== null) return `There is no language ${primary}${meant === '' ? '' : `; ${languageName(meant)} is ${meant}`}.`;
  const region = regionPattern.exec(range)?.[1];
  return region === undefined ? null : doubtOfCountry(region);
}

/** @returns null when the language exists, else the code that is meant, or an empty text when that cannot be told */
function languageMeant(primary: string): string | null {
  if (primary.length === 2) return languageName(primary) === primary ? '' : null;
  if (primary.length === 3) {
    const shorter = canonical(primary);
    return shorter !== undefined && shorter.length === 2 ? shorter : null;
  }
  codesByName ??= new Map(twoLetterCodes().map((code) => [languageName(code).toLowerCase(), code]));
  return codesByName.get(primary) ?? '';
}

/** A tag with what it is called today in place of what it was (Unicode CLDR); undefined for what is no tag. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Those that are still called so: not “iw”, which is “he” today. */
function twoLetterCodes(): string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  return letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => canonical(code) === code);
}
