/**
 * The kinds of values that attributes have. In: values, or texts of a file. Out: their kind, or the value a text means.
 * Pure. An attribute without a definition may have values of any kind.
 */
import { parseDate } from './parse-date.ts';
import type { AttributeValue } from '@switchboard/shared/message';
import type { AttributeType } from '@switchboard/shared/person';

export const listItemsAtMost = 100;
export const listItemCharacters = 500;
export const textCharacters = 2_000;

/** What a value is; null for no value. */
export function typeOfValue(value: AttributeValue): AttributeType | null {
  if (value === null) return null;
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'yes-no';
  if (typeof value !== 'string') return 'list';
  return parseDate(value) === null ? 'text' : 'date';
}

/** Whether a value may stand under a definition; every date is a text, too, and null takes any value away. */
export function fitsType(value: AttributeValue, type: AttributeType): boolean {
  const own = typeOfValue(value);
  return own === null || own === type || (type === 'text' && own === 'date');
}

/** What a value of a type has to be, as a sentence's end. */
export const typeWords: Record<AttributeType, string> = {
  text: 'a text',
  number: 'a number, such as 12 or 12.5',
  date: 'a date, such as 2026-11-22 or 2026-11-22T10:00:00Z',
  'yes-no': 'yes or no',
  list: 'a list of texts',
};

const yes = new Set(['yes', 'y', 'true', '1', 'on']);
const no = new Set(['no', 'n', 'false', '0', 'off']);

/**
 * The value that a text of a file means.
 * @param text not empty
 * @returns undefined when it means none of this type
 */
export function parseValue(text: string, type: AttributeType): AttributeValue | undefined {
  switch (type) {
    case 'text':
      return text.length <= textCharacters ? text : undefined;
    case 'number':
      return parseNumber(text);
    case 'date':
      return parseDate(text) === null ? undefined : text;
    case 'yes-no':
      return yes.has(text.toLowerCase()) ? true : no.has(text.toLowerCase()) ? false : undefined;
    case 'list':
      return parseList(text);
  }
}

/**
 * The value that a value means by a type: itself when it is of that type, else what it would mean as a text of a file.
 * @returns undefined when it means none
 */
export function valueOfType(value: AttributeValue, type: AttributeType): AttributeValue | undefined {
  if (fitsType(value, type)) return value;
  const text = Array.isArray(value) ? '' : String(value).trim();
  return text === '' ? undefined : parseValue(text, type);
}

function parseNumber(text: string): number | undefined {
  // A comma alone is a decimal one when it cannot stand for thousands: "12,5".
  const plain = /^-?\d+,\d{1,2}$/.test(text) ? text.replace(',', '.') : text;
  if (!/^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

function parseList(text: string): string[] | undefined {
  const items = text
    .split(/[;|]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return items.length > listItemsAtMost || items.some((item) => item.length > listItemCharacters) ? undefined : items;
}
