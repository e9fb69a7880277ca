/**
 * Names of countries and languages for people to read, from `Intl.DisplayNames` (Unicode CLDR). In English, because the
 * sentences they stand in are. An unknown code is shown as it is.
 */
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });
const tongues = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code', languageDisplay: 'standard' });

/** “France” for `FR`. */
export function countryName(code: string): string {
  return nameOrCode(regions, code.toUpperCase());
}

/** “French (Canada)” for `fr-CA`. */
export function languageName(tag: string): string {
  return nameOrCode(tongues, tag);
}

function nameOrCode(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    // `of` throws a RangeError for what is not a code at all; what the customer sent is still worth showing.
    return code;
  }
}
