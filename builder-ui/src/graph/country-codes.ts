import { countries } from '@switchboard/shared/countries';
import { countryName } from '../app/words/locale-names.ts';

export interface NamedCode {
  value: string;
  label: string;
}

let named: NamedCode[] | null = null;

/** Every country with its name, sorted by name. */
export function countryCodes(): NamedCode[] {
  named ??= countries.map((value) => ({ value, label: countryName(value) })).sort((a, b) => a.label.localeCompare(b.label));
  return named;
}
