/**
 * Files of people on their way in. In: bytes, then what the columns mean. Out: the import as it stands. What stays true:
 * nothing is changed before it is started; parts come in order, and one sent twice counts once.
 */
import { limits } from '@switchboard/shared/limits';
import {
  importLimits,
  type ImportStart,
  type ImportState,
  isWhollySent,
  type PersonImport,
} from '@switchboard/shared/person-import';
import { SwitchboardError } from '@switchboard/shared/problem';
import { CsvError } from 'csv-parse';
import type { Database, Sql } from '../../record/database.ts';
import { audit } from '../audit.ts';
import type { Principal } from '../principal.ts';
import { randomId } from '../random-id.ts';
import { invalidInput } from '../validate.ts';
import { readDefinedTypes } from '../../ingest/attribute-types.sql.ts';
import { typeWords } from '../../condition/attribute-types.ts';
import { csvFault, type CsvGuess, guessCsv, isNoText } from './csv-file.ts';
import {
  deleteImport,
  deleteOldPreviews,
  findImport,
  insertImport,
  insertPart,
  lockImport,
  type SentFile,
  startImport,
} from './imports.sql.ts';

const stateWords: Record<ImportState, string> = {
  preview: 'not started',
  running: 'under way',
  done: 'done',
  failed: 'stopped',
};

export function noSuchImport(): SwitchboardError {
  return new SwitchboardError('not-found', 'There is no such import.');
}

async function held(sql: Sql, id: string): Promise<PersonImport> {
  const present = await lockImport(sql, id);
  if (present === null) throw noSuchImport();
  return present;
}

/** @throws SwitchboardError `invalid-input` for a file that is empty, larger than was said, or cannot be read as CSV */
export async function openImport(
  database: Database,
  file: SentFile,
  content: Buffer,
  principal: Principal,
): Promise<PersonImport> {
  const guess = readGuess(content);
  checkSize(content.length, file.bytes);
  const id = randomId('imp_');
  return database.transaction(async (sql) => {
    await deleteOldPreviews(sql);
    await insertImport(sql, id, file, guess, principal.id);
    await insertPart(sql, id, 1, 0, content);
    return (await findImport(sql, id))!;
  });
}

/** @param fileBytes how large the whole file is, null when that was not said */
function checkSize(bytes: number, fileBytes: number | null): void {
  if (fileBytes === null || bytes <= fileBytes) return;
  throw invalidInput([{ pointer: '', detail: `Must be at most the ${fileBytes} bytes that the file was said to have.` }]);
}

function notCsv(detail: string, cause?: unknown): SwitchboardError {
  return new SwitchboardError('invalid-input', detail, { errors: [{ pointer: '', detail }], cause });
}

function readGuess(content: Buffer): CsvGuess {
  if (content.length === 0) throw invalidInput([{ pointer: '', detail: 'Must not be empty.' }]);
  if (isNoText(content)) throw notCsv('This is not a CSV file: it is no text. Spreadsheets save one as CSV.');
  let guess: CsvGuess;
  try {
    guess = guessCsv(content);
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw notCsv(`${csvFault(cause)} Mend the file and send it again.`, cause);
  }
  if (guess.columns.length === 0) throw invalidInput([{ pointer: '', detail: 'Must have at least one row.' }]);
  return guess;
}

/** @throws SwitchboardError `conflict` for one that is not a file waiting to be imported any more */
function requirePreview({ state, reason }: PersonImport): void {
  if (state !== 'preview') throw new SwitchboardError('conflict', reason ?? 'This import was started already.');
}

/** @param part its number, from 2; the last one again changes nothing */
export function addPart(database: Database, id: string, part: number, content: Buffer): Promise<PersonImport> {
  return database.transaction(async (sql) => {
    const before = await held(sql, id);
    requirePreview(before);
    if (part === before.parts) return before;
    if (part !== before.parts + 1) {
      throw new SwitchboardError('conflict', `Part ${before.parts + 1} comes next.`, { extensions: { parts: before.parts } });
    }
    if (part > importLimits.parts) throw invalidInput([{ pointer: '/part', detail: `Must be at most ${importLimits.parts}.` }]);
    checkSize(before.bytes + content.length, before.fileBytes);
    await insertPart(sql, id, part, before.bytes, content);
    return (await findImport(sql, id))!;
  });
}

/**
 * @throws SwitchboardError `invalid-input` naming each column at fault; `conflict` when it was started before, or parts of
 * the file are yet to come
 */
export function beginImport(database: Database, id: string, start: ImportStart, principal: Principal): Promise<PersonImport> {
  return database.transaction(async (sql) => {
    const before = await held(sql, id);
    requirePreview(before);
    if (!isWhollySent(before)) {
      throw new SwitchboardError('conflict', `Only ${before.bytes} of the file's ${before.fileBytes} bytes have come.`);
    }
    await checkMapping(sql, start.columns, before.columns.length);
    await startImport(sql, id, start.columns, start.hasHeader ?? before.hasHeader);
    await audit(sql, principal.id, 'people.import', id, { fileName: before.fileName, bytes: before.bytes });
    return (await findImport(sql, id))!;
  });
}

async function checkMapping(sql: Sql, columns: ImportStart['columns'], width: number): Promise<void> {
  const { byName: defined } = await readDefinedTypes(sql);
  const errors: { pointer: string; detail: string }[] = [];
  const seen = new Set<string>();
  for (const [index, { column, target }] of columns.entries()) {
    const at = `/columns/${index}`;
    if (column >= width)
      errors.push({ pointer: `${at}/column`, detail: `Must be at most ${width - 1}: the file has ${width} columns.` });
    const name = 'field' in target ? target.field : `attribute ${target.attribute}`;
    if (seen.has(name)) errors.push({ pointer: `${at}/target`, detail: 'Must not be what another column is taken for.' });
    seen.add(name);
    const type = 'field' in target ? undefined : defined.get(target.attribute);
    if (type !== undefined && 'type' in target && target.type !== type) {
      errors.push({ pointer: `${at}/target/type`, detail: `Must be ${type}: this attribute is defined as ${typeWords[type]}.` });
    }
  }
  const attributes = columns.filter(({ target }) => 'attribute' in target).length;
  if (attributes > limits.attributesPerPerson) {
    const detail = `Must have at most ${limits.attributesPerPerson} that become attributes, not ${attributes}: a person has no more.`;
    errors.push({ pointer: '/columns', detail });
  }
  if (!seen.has('id') && !seen.has('email')) {
    errors.push({ pointer: '/columns', detail: 'One column must be the id or the e-mail: by it people are known again.' });
  }
  if (errors.length > 0) throw invalidInput(errors.slice(0, 50));
}

/**
 * What it has brought stays; one that is under way ends with the batch it is at.
 * @param expected as whoever wants it gone saw it last; null when that does not matter
 * @throws SwitchboardError `conflict` when it is otherwise by now
 */
export function removeImport(database: Database, id: string, expected: ImportState | null, principal: Principal): Promise<void> {
  return database.transaction(async (sql) => {
    const { fileName, state } = await held(sql, id);
    if (expected !== null && state !== expected) {
      throw new SwitchboardError('conflict', `This import is ${stateWords[state]} by now.`, { extensions: { state } });
    }
    await deleteImport(sql, id);
    await audit(sql, principal.id, 'people.import-delete', id, { fileName, state });
  });
}
