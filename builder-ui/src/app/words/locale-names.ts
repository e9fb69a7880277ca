/**
 * Names of countries and languages for people to read, from `Intl.DisplayNames` (Unicode CLDR), in the language that the
 * reader's browser asks for, as times are; outside of a browser in English. An unknown code is shown as it is.
 */
import { countries } from '@switchboard/shared/countries';

const known = new Set(countries);
const readersLanguages = typeof document === 'undefined' ? ['en'] : [...navigator.languages, 'en'];
const own = namesIn(readersLanguages);
const english = namesIn(['en']);

interface LocaleNames {
  regions: Intl.DisplayNames;
  tongues: Intl.DisplayNames;
}

function namesIn(languages: string[]): LocaleNames {
  return {
    regions: new Intl.DisplayNames(languages, { type: 'region', fallback: 'code' }),
    tongues: new Intl.DisplayNames(languages, { type: 'language', fallback: 'code', languageDisplay: 'standard' }),
  };
}

/** “France” for `FR`; a code that is no country’s stays, though CLDR reads some, such as UK, as another’s. */
export function countryName(code: string): string {
  const upper = code.toUpperCase();
  return known.has(upper) ? nameOrCode(own.regions, upper) : upper;
}

/**
 * “French (Canada)” for `fr-CA`; a tag that is no language’s stays, though CLDR reads some, such as eng or en-UK, as
 * another’s.
 */
export function languageName(tag: string): string {
  return isReadAsAnother(tag) ? tag : nameOrCode(own.tongues, tag);
}

/** A language has the shorter of its codes (RFC 5646, section 2.2.1), and a region its own. */
function isReadAsAnother(tag: string): boolean {
  const [primary = '', ...more] = tag.toLowerCase().split('-');
  try {
    const { language, region } = new Intl.Locale(tag);
    if (primary.length === 3 && language.length === 2) return true;
    return region !== undefined && more.length > 0 && !more.includes(region.toLowerCase());
  } catch {
    // A RangeError for what is not a tag at all: it is read as nothing.
    return false;
  }
}

/**
 * What a code of a country or a language may be looked for by: its names, in the reader's language and in English, and
 * itself.
 */
export function allNames(kind: 'country' | 'language', code: string): string[] {
  const pick = ({ regions, tongues }: LocaleNames) => nameOrCode(kind === 'country' ? regions : tongues, code);
  return [pick(own), pick(english), code];
}

function nameOrCode(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    // `of` throws a RangeError for what is not a code at all; what the customer sent is still worth showing.
    return code;
  }
}
