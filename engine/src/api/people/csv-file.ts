/**
 * What a CSV file seems to be. In: its first bytes. Out: encoding, delimiter, whether the first row names the columns,
 * and what each column seems to hold. Pure; a guess that the user sees before anything is done with it.
 */
import { isUtf8 } from 'node:buffer';
import { attributeNamePattern, countryPattern, emailPattern } from '@switchboard/shared/limits';
import type { AttributeType } from '@switchboard/shared/person';
import { type ImportColumn, type ImportTarget, importLimits, type PersonImport } from '@switchboard/shared/person-import';
import type { CsvError, Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { parseDate } from '../../condition/parse-date.ts';
import { parseValue } from '../../condition/attribute-types.ts';

type Encoding = PersonImport['encoding'];
type Delimiter = PersonImport['delimiter'];
export type CsvGuess = Pick<
  PersonImport,
  'encoding' | 'delimiter' | 'hasHeader' | 'columns' | 'columnsOtherwise' | 'rows' | 'warnings'
>;

const delimiters: Delimiter[] = [',', ';', '\t', '|'];
const samplesShown = 3;
const sampleCharacters = 100;

/** A row longer than this is a quotation mark that was never closed. */
const recordCharacters = 1_000_000;

/** How files are read, at the preview and at the import alike. */
export function csvOptions(delimiter: Delimiter): Options {
  return {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: recordCharacters,
  };
}

/** Why rows could not be told apart, and at which: as a spreadsheet counts them. */
export function csvFault({ code, records }: CsvError): string {
  const row = typeof records === 'number' ? `row ${(records + 1).toLocaleString('en')}` : 'a row';
  return code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
    ? `A quotation mark in ${row} is opened and never closed.`
    : `The file cannot be read from ${row} on.`;
}

/** By its byte order mark, else UTF-16 by its zeros, else UTF-8 when it is valid as such, else what Windows writes. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 1_000);
  const zeros = [0, 1].map((odd) => start.filter((byte, index) => index % 2 === odd && byte === 0).length);
  if (zeros[1]! * 4 > start.length && zeros[0] === 0) return 'utf-16le';
  if (zeros[0]! * 4 > start.length && zeros[1] === 0) return 'utf-16be';
  return isUtf8(wholeLetters(bytes)) ? 'utf-8' : 'windows-1252';
}

/** Without the last letter when it takes several bytes: a part may end within it. */
function wholeLetters(bytes: Uint8Array): Uint8Array {
  let last = bytes.length - 1;
  while (last > bytes.length - 4 && ((bytes[last] ?? 0) & 0xc0) === 0x80) last -= 1;
  return (bytes[last] ?? 0) >= 0xc0 ? bytes.subarray(0, last) : bytes;
}

/** Bytes that no text has: of control characters it has tabs, ends of lines and, seldom, an escape. */
const controlShare = 0.05;

/** True for what is no text at all, such as a picture or a spreadsheet's own file. */
export function isNoText(bytes: Uint8Array): boolean {
  if (detectEncoding(bytes).startsWith('utf-16')) return false;
  const start = bytes.subarray(0, 4_000);
  const controls = start.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return controls > start.length * controlShare;
}

/** Empty lines keep their numbers, as a spreadsheet counts them, and say nothing. */
export function isEmptyRow(row: readonly string[]): boolean {
  return row.every((field) => field.trim() === '');
}

function firstRows(text: string, delimiter: Delimiter): string[][] {
  return (parse(text, { ...csvOptions(delimiter), to: importLimits.rowsShown }) as string[][]).filter(
    (row, place) => place === 0 || !isEmptyRow(row),
  );
}

/** The one that cuts the first rows into the most columns, and the same number in nearly all of them. */
function detectDelimiter(text: string): { delimiter: Delimiter; rows: string[][] } {
  let best: { delimiter: Delimiter; rows: string[][]; score: number } | null = null;
  for (const delimiter of delimiters) {
    const rows = firstRows(text, delimiter);
    const width = rows[0]?.length ?? 0;
    const alike = rows.filter((row) => row.length === width).length / Math.max(1, rows.length);
    const score = width < 2 ? 0 : width * alike ** 3;
    if (best === null || score > best.score) best = { delimiter, rows, score };
  }
  return best!;
}

/**
 * @param bytes the file's first part
 * @throws the parser's error when the rows cannot be told apart, such as a quotation mark that is never closed
 */
export function guessCsv(bytes: Uint8Array): CsvGuess {
  const encoding = detectEncoding(bytes);
  // What no text can have is shown as what could not be read; the rows that hold it are told when they are imported.
  const text = new TextDecoder(encoding).decode(bytes, { stream: true }).replaceAll('\u0000', '\ufffd');
  const { delimiter, rows } = detectDelimiter(text);
  const hasHeader = looksLikeHeader(rows);
  const width = Math.min(importLimits.columns, Math.max(0, ...rows.map((row) => row.length)));
  const named = columnsOf(rows.slice(1), width, rows[0] ?? []);
  const numbered = columnsOf(rows, width, []);
  const [columns, columnsOtherwise] = hasHeader ? [named, numbered] : [numbered, named];
  const shown = rows.map((row) => row.slice(0, width).map(shorten));
  return { encoding, delimiter, hasHeader, columns, columnsOtherwise, rows: shown, warnings: warningsOf(text, rows, encoding) };
}

/** @param names of the columns; one without is numbered */
function columnsOf(body: readonly string[][], width: number, names: readonly string[]): ImportColumn[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const given = names[column]?.trim() ?? '';
    const values = valuesOf(body, column);
    const name = given === '' ? `Column ${column + 1}` : shorten(given);
    const suggestion = suggest(given, values, taken);
    return { column, name, samples: values.slice(0, samplesShown).map(shorten), suggestion };
  });
}

function valuesOf(rows: readonly string[][], column: number): string[] {
  return rows.map((row) => row[column]?.trim() ?? '').filter((value) => value !== '');
}

function shorten(text: string): string {
  return text.length > sampleCharacters ? `${text.slice(0, sampleCharacters - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/**
 * No name is a value. A gap or a name that stands twice may be people's as well: then one of the names has to be known, or
 * to stand over values.
 */
function looksLikeHeader(rows: readonly string[][]): boolean {
  const names = rows[0]?.map((name) => name.trim().toLowerCase()) ?? [];
  if (names.some((name) => name.length > 100 || isValue(name))) return false;
  const given = names.filter((name) => name !== '');
  if (given.length > 0 && given.length === names.length && new Set(given).size === given.length) return true;
  const body = rows.slice(1);
  return names.some((name, column) => {
    const values = valuesOf(body, column);
    return name !== '' && (knownField(name) !== undefined || (values.length > 0 && values.every(isValue)));
  });
}

function isValue(text: string): boolean {
  return new RegExp(emailPattern).test(text) || parseValue(text, 'number') !== undefined || parseDate(text) !== null;
}

/** What two bytes of UTF-8, those of accented letters of Latin alphabets, look like as Windows-1252: “Ã©” for “é”. */
const hasUtf8Letters =
  /[\u00c2-\u00c5][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;

function warningsOf(text: string, rows: readonly string[][], encoding: Encoding): string[] {
  const warnings: string[] = [];
  if (text.includes('\ufffd')) {
    warnings.push(
      'Some characters could not be read: the file may have been saved in a mixture of encodings. Saving it as UTF-8 helps.',
    );
  }
  if (encoding === 'windows-1252') {
    warnings.push(
      hasUtf8Letters.test(text)
        ? 'Some rows are UTF-8 and others are not: all are read as Windows-1252, so accents of some will be wrong. Saving the file as UTF-8 helps.'
        : 'The file is not UTF-8; it is read as Windows-1252. Look whether accents are right.',
    );
  }
  if (rows.some((row) => row.length !== rows[0]?.length)) warnings.push('Rows have different numbers of columns.');
  if ((rows[0]?.length ?? 0) < 2) warnings.push('There is a single column: the columns could not be told apart.');
  return warnings;
}

const knownNames: [pattern: RegExp, field: 'id' | 'email' | 'name' | 'country' | 'language'][] = [
  [/^(id|person ?id|user ?id|customer ?id|external ?id)$/, 'id'],
  [/^(e ?mail|mail|e ?mail ?address)$/, 'email'],
  [/^(name|full ?name|nom|nombre|imię i nazwisko)$/, 'name'],
  [/^(country|country ?code|pays|land|país|kraj)$/, 'country'],
  [/^(language|locale|lang|langue|sprache|idioma|język)$/, 'language'],
];

/** The field that a column of a name in one of our languages is. */
function knownField(name: string): (typeof knownNames)[number][1] | undefined {
  const plain = name
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
  return knownNames.find(([pattern]) => pattern.test(plain) || pattern.test(plain.replaceAll(' ', '')))?.[1];
}

/**
 * @param name empty for a column without one
 * @param taken fields and attributes suggested for columns before; added to
 */
function suggest(name: string, values: readonly string[], taken: Set<string>): ImportTarget | null {
  const offer = (key: string, target: ImportTarget): ImportTarget | null => {
    if (taken.has(key)) return null;
    taken.add(key);
    return target;
  };
  const known = knownField(name);
  const areCountries = values.every((value) => new RegExp(countryPattern).test(value));
  if (known !== undefined && (known !== 'country' || areCountries)) return offer(known, { field: known });
  if (name === '')
    return values.length > 0 && values.every((value) => new RegExp(emailPattern).test(value))
      ? offer('email', { field: 'email' })
      : null;
  const attribute = attributeName(name);
  return attribute === null ? null : offer(`attributes.${attribute}`, { attribute, type: typeOf(values) });
}

/** `Renews on` → `renewsOn`; null when nothing of the name can stand in an attribute's. */
function attributeName(name: string): string | null {
  const words = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9_]+/)
    .filter((word) => word !== '');
  const joined = words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join('');
  return new RegExp(attributeNamePattern).test(joined) ? joined : null;
}

function typeOf(values: readonly string[]): AttributeType {
  const fits = (type: AttributeType) => values.length > 0 && values.every((value) => parseValue(value, type) !== undefined);
  // Zeros and ones are numbers as long as nothing says that they mean yes and no.
  return (['number', 'date', 'yes-no'] as const).find(fits) ?? 'text';
}
