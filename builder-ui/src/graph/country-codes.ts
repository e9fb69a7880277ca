import { countryName } from '../app/words/locale-names.ts';

export interface NamedCode {
  value: string;
  label: string;
}

let countries: NamedCode[] | null = null;

/**
 * Every country with its name, sorted by name. ECMA-402 lists no regions, so all 676 two-letter codes are asked: those
 * without a name are none. User-assigned and reserved codes of ISO 3166-1 that CLDR names all the same are left out.
 */
export function countryCodes(): NamedCode[] {
  countries ??= twoLetterCodes()
    .map((value) => ({ value, label: countryName(value) }))
    .filter(({ value, label }) => label !== value && !notCountries.has(value))
    .sort((a, b) => a.label.localeCompare(b.label));
  return countries;
}

/** Groupings, pseudo-regions, reserved codes, and codes that CLDR reads as another one's old name. */
const notCountries = new Set([
  ...['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ'],
  ...['AN', 'BU', 'CS', 'DD', 'FX', 'NH', 'NT', 'QU', 'RH', 'SU', 'TP', 'UK', 'VD', 'YD', 'YU', 'ZR', 'DY', 'HV'],
]);

function twoLetterCodes(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((first) => letters.map((second) => first + second));
}
