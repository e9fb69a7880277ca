/**
 * Carries an import out. In: a claimed import. Out: people added and changed, a batch of rows to a transaction together
 * with the note of how far it is. What stays true: a row counts once, whatever is killed when; rows at fault are told and
 * stop nothing; another process that took the import over meanwhile makes this one stop.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ImportRowError, importLimits } from '@switchboard/shared/person-import';
import { CsvError, parse } from 'csv-parse';
import { type Database, isConflict } from '../../record/database.ts';
import { csvFault, csvOptions, isEmptyRow } from './csv-file.ts';
import { holdForBatch } from './erased-during-import.ts';
import { importRows } from './import-rows.ts';
import { type ClaimedImport, finishImport, noteProgress, readPart } from './imports.sql.ts';
import { type RowClaims, readRow } from './read-row.ts';

/** Rows in one transaction: some 20 ms on the embedded database, between which messages have their turn. */
const rowsAtOnce = 200;
const conflictsAtMost = 8;
/** Decoded at once, so that progress moves within a part. */
const sliceBytes = 65_536;

/** The import was deleted, or another process is at it. */
class ImportLostError extends Error {
  override name = 'ImportLostError';
}

interface Reading {
  claimed: ClaimedImport;
  /** Bytes handed to the parser so far. */
  bytesFed: number;
  /** Rows noted so far, the header included. */
  rowsRead: number;
}

/**
 * @param onProgress told after every batch
 * @throws what the database throws when it cannot be reached; the import goes on when it is claimed again
 */
export async function runImport(database: Database, claimed: ClaimedImport, onProgress: () => void): Promise<void> {
  const reading: Reading = { claimed, bytesFed: 0, rowsRead: claimed.rowsRead };
  const parser = parse(csvOptions(claimed.delimiter));
  // Kept apart: a pipeline may reject with what became of its streams instead of what broke them off.
  let failure: unknown;
  const bring = async (rows: AsyncIterable<string[]>): Promise<void> => {
    try {
      await bringRows(database, reading, rows, onProgress);
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  try {
    await pipeline(Readable.from(decoded(database, reading)), parser, bring);
  } catch (error) {
    const cause = failure ?? error;
    if (cause instanceof ImportLostError) return;
    if (!(cause instanceof CsvError)) throw cause;
    await finishImport(database, claimed, 'failed', reasonOf(cause, reading.rowsRead));
    return;
  }
  await finishImport(database, claimed, 'done', null);
}

async function bringRows(
  database: Database,
  reading: Reading,
  rows: AsyncIterable<string[]>,
  onProgress: () => void,
): Promise<void> {
  const done = reading.rowsRead;
  let place = 0;
  let batch: [row: number, fields: string[]][] = [];
  for await (const fields of rows) {
    place += 1;
    if (place <= done) continue;
    batch.push([place, fields]);
    if (batch.length < rowsAtOnce) continue;
    await bringBatch(database, reading, batch);
    batch = [];
    onProgress();
  }
  if (batch.length > 0) await bringBatch(database, reading, batch);
}

async function* decoded(database: Database, reading: Reading): AsyncGenerator<string> {
  const decoder = new TextDecoder(reading.claimed.encoding);
  for (let part = 1; part <= importLimits.parts; part += 1) {
    const content = await readPart(database, reading.claimed.id, part);
    if (content === null) break;
    for (let at = 0; at < content.length; at += sliceBytes) {
      const slice = content.subarray(at, at + sliceBytes);
      reading.bytesFed += slice.length;
      const text = decoder.decode(slice, { stream: true });
      if (text !== '') yield text;
    }
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function bringBatch(
  database: Database,
  reading: Reading,
  batch: readonly [row: number, fields: string[]][],
): Promise<void> {
  const { claimed } = reading;
  const claims: RowClaims[] = [];
  const rowsOfClaims: number[] = [];
  const errors: ImportRowError[] = [];
  let failed = 0;
  for (const [row, fields] of batch) {
    if ((row === 1 && claimed.hasHeader) || isEmptyRow(fields)) continue;
    const read = readRow(fields, claimed.mapping);
    if (!Array.isArray(read)) {
      claims.push(read);
      rowsOfClaims.push(row);
    } else {
      failed += 1;
      errors.push(...read.map((fault) => ({ row, ...fault })));
    }
  }
  const rowsRead = batch.at(-1)?.[0] ?? reading.rowsRead;
  for (let conflicts = 0; ; conflicts += 1) {
    try {
      await database.transaction(async (sql) => {
        const erased = await holdForBatch(sql, claimed.id);
        const { leftOut, ...imported } = await importRows(sql, claims, erased);
        // What stood in fields at fault is not kept once somebody was erased: it may be theirs.
        const kept = erased.isAnybody ? errors.map((error) => ({ ...error, value: null })) : errors;
        const without = leftOut.map(({ place, message }) => ({ row: rowsOfClaims[place]!, column: null, message, value: null }));
        const progress = {
          ...imported,
          rowsRead,
          bytesDone: reading.bytesFed,
          failed: failed + leftOut.length,
          errors: [...kept, ...without].sort((one, other) => one.row - other.row),
        };
        if (!(await noteProgress(sql, claimed, progress)))
          throw new ImportLostError('Another is at this import, or it was deleted.');
      });
      break;
    } catch (error) {
      if (!isConflict(error) || conflicts >= conflictsAtMost) throw error;
    }
  }
  reading.rowsRead = rowsRead;
}

function reasonOf(error: CsvError, rowsRead: number): string {
  const imported = rowsRead === 0 ? 'Nothing is imported' : `Rows up to ${rowsRead.toLocaleString('en')} are imported`;
  return `${csvFault(error)} ${imported}; mend the file and import it again.`;
}
