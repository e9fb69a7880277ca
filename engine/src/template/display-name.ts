/** Names of countries and languages as people read them, in English, the language of the mails' frame. */
const names = {
  region: new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' }),
  language: new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }),
};
const wellFormed = { region: /^[A-Za-z]{2}$/, language: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/ };

/**
 * @param code ISO 3166-1 alpha-2
 * @returns the country's name, or the code itself when it has none
 */
export function countryName(code: string): string {
  return displayName('region', code);
}

/**
 * @param tag BCP 47
 * @returns the language's name, or the tag itself when it has none
 */
export function languageName(tag: string): string {
  return displayName('language', tag);
}

function displayName(type: 'region' | 'language', code: string): string {
  if (!wellFormed[type].test(code)) return code;
  try {
    return names[type].of(type === 'region' ? code.toUpperCase() : code) ?? code;
  } catch (error) {
    // A tag can have the right shape and still be refused, such as one with a variant twice.
    if (error instanceof RangeError) return code;
    throw error;
  }
}
