/**
 * What was wrong with the rows of an import, as a CSV file that opens in what the file itself was made with. In: an import.
 * Out: the file's text: row, column, what stood there, what is wrong. Read in pieces, so that a long one never takes the
 * database for itself.
 */
import type { ImportRowError, PersonImport } from '@switchboard/shared/person-import';
import type { Database } from '../../record/database.ts';
import { readFaults } from './import-faults.sql.ts';

const atOnce = 5_000;
/** By this spreadsheets know that it is UTF-8. */
const byteOrderMark = '\uFEFF';

export async function faultFile(database: Database, { id, columns, delimiter }: PersonImport): Promise<string> {
  const line = (fields: readonly string[]) => `${fields.map((field) => quoted(field, delimiter)).join(delimiter)}\r\n`;
  const columnName = (column: number) => columns[column]?.name ?? `Column ${column + 1}`;
  const lineOf = ({ row, column, value, message }: ImportRowError) =>
    line([String(row), column === null ? '' : columnName(column), value ?? '', message]);
  let text = byteOrderMark + line(['Row', 'Column', 'What stood there', 'What is wrong']);
  for (let place = 0; ; ) {
    const faults = await readFaults(database, id, place, atOnce);
    text += faults.map(lineOf).join('');
    const last = faults.at(-1);
    if (last === undefined || faults.length < atOnce) return text;
    place = last.place;
  }
}

function quoted(field: string, delimiter: string): string {
  const needsQuotes = field.includes(delimiter) || /["\r\n]|^\s|\s$/.test(field);
  return needsQuotes ? `"${field.replaceAll('"', '""')}"` : field;
}
