import { importLimits, type ImportRowError, type ImportStart, type PersonImport } from '@switchboard/shared/person-import';
import type { Database, Sql } from '../../record/database.ts';
import type { CsvGuess } from './csv-file.ts';
import { insertFaults } from './import-faults.sql.ts';

/**
 * The statements on imports. In: ids and values already checked. Out: imports as the API shows them, and what the one who
 * carries an import out needs. What stays true: progress is written in the transaction that changes the people.
 */
interface ImportRow {
  id: string;
  state: PersonImport['state'];
  file_name: string;
  encoding: PersonImport['encoding'];
  delimiter: PersonImport['delimiter'];
  has_header: boolean;
  preview: Pick<CsvGuess, 'columns' | 'rows' | 'warnings'> & Partial<Pick<CsvGuess, 'columnsOtherwise'>>;
  mapping: ImportStart['columns'] | null;
  bytes: number;
  file_bytes: number | null;
  bytes_done: number;
  rows_read: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  errors: ImportRowError[];
  error_count: number;
  reason: string | null;
  parts: number;
  created_at: Date;
  finished_at: Date | null;
}

const columns = `i.id, i.state, i.file_name, i.encoding, i.delimiter, i.has_header, i.preview, i.mapping, i.bytes, i.file_bytes, i.bytes_done,
  i.rows_read, i.created, i.updated, i.unchanged, i.failed, i.reason, i.created_at, i.finished_at,
  (select coalesce(jsonb_agg(jsonb_build_object('row', f.row_number, 'column', f.column_number, 'message', f.message, 'value', f.value) order by f.place), '[]')
    from switchboard.person_import_fault f where f.import_id = i.id and f.place <= ${importLimits.errorsShown}) as errors,
  (select coalesce(max(f.place), 0) from switchboard.person_import_fault f where f.import_id = i.id) as error_count,
  (select count(*)::int from switchboard.person_import_part p where p.import_id = i.id) as parts`;

function importOf(row: ImportRow): PersonImport {
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    encoding: row.encoding,
    delimiter: row.delimiter,
    hasHeader: row.has_header,
    columnsOtherwise: [],
    ...row.preview,
    parts: row.parts,
    bytes: row.bytes,
    fileBytes: row.file_bytes,
    bytesDone: row.bytes_done,
    rowsDone: row.created + row.updated + row.unchanged + row.failed,
    created: row.created,
    updated: row.updated,
    unchanged: row.unchanged,
    failed: row.failed,
    errors: row.errors,
    errorCount: row.error_count,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

/** What its sender says of a file. */
export interface SentFile {
  name: string;
  /** Of the whole file; null when that was not said. */
  bytes: number | null;
}

/** Adds an import whose content is yet to come. */
export async function insertImport(sql: Sql, id: string, file: SentFile, guess: CsvGuess, by: string): Promise<void> {
  const { encoding, delimiter, hasHeader, ...preview } = guess;
  await sql.query(
    `insert into switchboard.person_import (id, file_name, encoding, delimiter, has_header, preview, bytes, file_bytes, created_by)
     values ($1, $2, $3, $4, $5, $6::jsonb, 0, $7, $8)`,
    [id, file.name, encoding, delimiter, hasHeader, JSON.stringify(preview), file.bytes, by],
  );
}

/** Files that were never started hold people, too: after a day nobody will start them. */
export async function deleteOldPreviews(sql: Sql): Promise<void> {
  await sql.query(`delete from switchboard.person_import where state = 'preview' and created_at < now() - interval '1 day'`);
}

/** Drops the files that were not started, and leaves of each that it was there and why it is gone. */
export async function dropPreviews(sql: Sql, reason: string): Promise<void> {
  await sql.query(
    `with dropped as (
       update switchboard.person_import set state = 'failed', reason = $1, finished_at = now(),
         preview = '{"columns": [], "rows": [], "warnings": []}'
       where state = 'preview' returning id)
     delete from switchboard.person_import_part p using dropped d where p.import_id = d.id`,
    [reason],
  );
}

/** Adds a part, numbered from 1. The content travels as base64: the embedded database takes texts fastest. */
export async function insertPart(sql: Sql, id: string, part: number, startsAt: number, content: Buffer): Promise<void> {
  await sql.query(
    `insert into switchboard.person_import_part (import_id, part, starts_at, content) values ($1, $2, $3, decode($4, 'base64'))`,
    [id, part, startsAt, content.toString('base64')],
  );
  await sql.query('update switchboard.person_import set bytes = $2 where id = $1', [id, startsAt + content.length]);
}

/** @returns the part's content, or null after the last */
export async function readPart(sql: Sql, id: string, part: number): Promise<Buffer | null> {
  const { rows } = await sql.query<{ content: string }>(
    `select encode(content, 'base64') as content from switchboard.person_import_part where import_id = $1 and part = $2`,
    [id, part],
  );
  return rows[0] === undefined ? null : Buffer.from(rows[0].content, 'base64');
}

export async function findImport(sql: Sql, id: string): Promise<PersonImport | null> {
  const { rows } = await sql.query<ImportRow>(`select ${columns} from switchboard.person_import i where i.id = $1`, [id]);
  return rows[0] === undefined ? null : importOf(rows[0]);
}

/** As `findImport`, and holds the row until the transaction ends. */
export async function lockImport(sql: Sql, id: string): Promise<PersonImport | null> {
  const { rows } = await sql.query<ImportRow>(
    `select ${columns} from switchboard.person_import i where i.id = $1 for update of i`,
    [id],
  );
  return rows[0] === undefined ? null : importOf(rows[0]);
}

/** Newest first. */
export async function listImports(sql: Sql, limit: number, after: readonly [string, string] | null): Promise<PersonImport[]> {
  const { rows } = await sql.query<ImportRow>(
    `select ${columns} from switchboard.person_import i
     where $2::timestamptz is null or (i.created_at, i.id) < ($2::timestamptz, $3::text)
     order by i.created_at desc, i.id desc limit $1`,
    [limit, after?.[0] ?? null, after?.[1] ?? null],
  );
  return rows.map(importOf);
}

/** Of the two ways to take the first row the one that is meant stays: its columns name what is wrong with rows. */
export async function startImport(sql: Sql, id: string, mapping: ImportStart['columns'], hasHeader: boolean): Promise<void> {
  await sql.query(
    `update switchboard.person_import set state = 'running', mapping = $2::jsonb, has_header = $3,
       preview = (preview - 'columnsOtherwise') || case when has_header = $3 then '{}'
         else jsonb_build_object('columns', preview -> 'columnsOtherwise') end
     where id = $1`,
    [id, JSON.stringify(mapping), hasHeader],
  );
}

export async function deleteImport(sql: Sql, id: string): Promise<void> {
  await sql.query('delete from switchboard.person_import where id = $1', [id]);
}

/** A claim on an import: it counts until another process makes a later one, which it may once the lease has run out. */
export interface ImportClaim {
  id: string;
  claim: number;
}

export interface ClaimedImport extends ImportClaim {
  encoding: PersonImport['encoding'];
  delimiter: PersonImport['delimiter'];
  hasHeader: boolean;
  mapping: ImportStart['columns'];
  bytes: number;
  /** Rows of the file that are done, the header included: they are read over. */
  rowsRead: number;
}

const leaseSeconds = 3;

/** Claims the oldest import that nobody is at; null when there is none. */
export async function claimImport(sql: Sql): Promise<ClaimedImport | null> {
  const { rows } = await sql.query<ImportRow & { claims: number }>(
    `update switchboard.person_import i set claims = claims + 1, lease_until = now() + interval '${leaseSeconds} s'
     where i.id = (
       select id from switchboard.person_import where state = 'running' and (lease_until is null or lease_until < now())
       order by created_at, id limit 1 for update skip locked)
     returning ${columns}, i.claims`,
    [],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    id: row.id,
    claim: row.claims,
    encoding: row.encoding,
    delimiter: row.delimiter,
    hasHeader: row.has_header,
    mapping: row.mapping ?? [],
    bytes: row.bytes,
    rowsRead: row.rows_read,
  };
}

/** Holds an import for another while. */
export async function renewImport(sql: Sql, { id, claim }: ImportClaim): Promise<void> {
  await sql.query(
    `update switchboard.person_import set lease_until = now() + interval '${leaseSeconds} s'
     where id = $1 and claims = $2 and state = 'running'`,
    [id, claim],
  );
}

/** Lets others, or this process later, go on with an import. */
export async function releaseImport(sql: Sql, { id, claim }: ImportClaim): Promise<void> {
  await sql.query('update switchboard.person_import set lease_until = null where id = $1 and claims = $2', [id, claim]);
}

/** What a batch of rows came to. */
export interface BatchProgress {
  rowsRead: number;
  bytesDone: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  errors: ImportRowError[];
}

/**
 * Notes a batch in its own transaction.
 * @returns false when another is at the import, or it is gone: nothing was noted, and the batch must not count
 */
export async function noteProgress(sql: Sql, { id, claim }: ImportClaim, progress: BatchProgress): Promise<boolean> {
  const { rowCount } = await sql.query(
    `update switchboard.person_import set rows_read = $3, bytes_done = $4, created = created + $5, updated = updated + $6,
       unchanged = unchanged + $7, failed = failed + $8
     where id = $1 and claims = $2 and state = 'running'`,
    [id, claim, progress.rowsRead, progress.bytesDone, progress.created, progress.updated, progress.unchanged, progress.failed],
  );
  if (rowCount === 0) return false;
  await insertFaults(sql, id, progress.errors);
  return true;
}

/** Ends an import; the file, and what the preview shows of it, are not kept: the people in it may be erased one day. */
export function finishImport(
  database: Database,
  { id, claim }: ImportClaim,
  state: 'done' | 'failed',
  reason: string | null,
): Promise<void> {
  return database.transaction(async (sql) => {
    await sql.query(
      `with finished as (update switchboard.person_import set state = $3, reason = $4, finished_at = now(), lease_until = null,
       bytes_done = case when $3 = 'done' then bytes else bytes_done end,
       preview = preview || jsonb_build_object('rows', '[]'::jsonb, 'columns',
         (select coalesce(jsonb_agg(c.value || '{"samples":[]}' order by c.place), '[]')
          from jsonb_array_elements(preview -> 'columns') with ordinality as c(value, place)))
       where id = $1 and claims = $2 and state = 'running' returning id)
     delete from switchboard.person_import_part p using finished f where p.import_id = f.id`,
      [id, claim, state, reason],
    );
    // Afterwards: an erasure that held the import has noted whom it erased.
    await sql.query(
      `delete from switchboard.person_import_erased e using switchboard.person_import i
     where e.import_id = $1 and i.id = e.import_id and i.state <> 'running'`,
      [id],
    );
  });
}
