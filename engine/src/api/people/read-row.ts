/**
 * What a row of a file says of a person. In: its fields and what the columns mean. Out: claims, or every fault with its
 * column and what stood there. Pure. An empty field says nothing. A fault's message never quotes what is in the file: it
 * is kept, while people may be erased.
 */
import { countryPattern, emailPattern, givenIdPattern, languagePattern, limits } from '@switchboard/shared/limits';
import type { Attributes } from '@switchboard/shared/message';
import { type ImportRowError, type ImportStart, type ImportTarget, importLimits } from '@switchboard/shared/person-import';
import { parseValue, textCharacters, typeWords } from '../../condition/attribute-types.ts';

export interface RowClaims {
  id: string | null;
  email: string | null;
  name: string | null;
  country: string | null;
  language: string | null;
  attributes: Attributes;
}
export type RowFault = Omit<ImportRowError, 'row'>;

type Field = Extract<ImportTarget, { field: string }>['field'];
const tests: Record<Field, { fits: (value: string) => boolean; words: string }> = {
  id: { fits: (value) => new RegExp(givenIdPattern).test(value), words: 'an id: up to 200 letters, digits and . _ : @ + = ~ -' },
  email: {
    fits: (value) => value.length <= limits.emailCharacters && new RegExp(emailPattern).test(value),
    words: 'an e-mail address',
  },
  name: { fits: (value) => value.length <= 200, words: 'a name of at most 200 characters' },
  country: { fits: (value) => new RegExp(countryPattern).test(value), words: 'a country by its two letters, such as FR' },
  language: {
    fits: (value) => value.length <= 100 && new RegExp(languagePattern).test(value),
    words: 'a language by its tag, such as fr or fr-CA',
  },
};

/** @param columns what the columns mean, as the import was started with */
export function readRow(row: readonly string[], columns: ImportStart['columns']): RowClaims | RowFault[] {
  const claims: RowClaims = { id: null, email: null, name: null, country: null, language: null, attributes: {} };
  const faults: RowFault[] = [];
  for (const { column, target } of columns) {
    const value = row[column]?.trim() ?? '';
    if (value === '') continue;
    const fault = readField(value, target, claims);
    if (fault !== null) faults.push({ column, message: fault, value: quotedValue(value) });
  }
  if (faults.length === 0 && claims.id === null && claims.email === null) {
    faults.push({ column: null, message: 'Has neither an id nor an e-mail.', value: null });
  }
  return faults.length > 0 ? faults : claims;
}

/** As much as is needed to find it in the file, without what no text can have. */
function quotedValue(value: string): string {
  const text = value.replaceAll('\u0000', '\uFFFD');
  const { faultValueCharacters: most } = importLimits;
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function readField(value: string, target: ImportTarget, claims: RowClaims): string | null {
  if (value.length > importLimits.fieldCharacters) return 'Is too long.';
  if (value.includes('\u0000')) return 'Holds a character that no text can have (U+0000).';
  if ('field' in target) {
    const { fits, words } = tests[target.field];
    if (!fits(value)) return `Must be ${words}.`;
    claims[target.field] = target.field === 'country' ? value.toUpperCase() : value;
    return null;
  }
  const parsed = parseValue(value, target.type);
  if (parsed === undefined) {
    if (target.type === 'text') return `Must have at most ${textCharacters.toLocaleString('en')} characters.`;
    return `Must be ${typeWords[target.type]}.`;
  }
  claims.attributes[target.attribute] = parsed;
  return null;
}
