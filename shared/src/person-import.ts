import { type Static, Type } from 'typebox';
import { attributeNamePattern } from './limits.ts';
import { type AttributeType, AttributeTypeSchema } from './person.ts';

/**
 * People from a CSV file: `POST /people/imports?fileName=` (text/csv, at most 1 MiB) → 201 preview; further parts of a
 * larger file, in order, `POST /people/imports/:id/parts?part=2` (numbered from 1, the first came with the import);
 * `POST /people/imports/:id/start` with what each column means; `GET /people/imports/:id` until it is done.
 */
export const importLimits = {
  partBytes: 1_048_576,
  parts: 100,
  columns: 200,
  rowsShown: 20,
  errorsShown: 200,
  errorsKept: 50_000,
  /** Of what stood in a field at fault; the rest is cut off. */
  faultValueCharacters: 200,
  /** How long that is kept after an import has ended. */
  faultValueDays: 7,
  fieldCharacters: 20_000,
} as const;

/** What a column is taken for; a column that is left out is not imported. */
export const ImportTarget = Type.Union([
  Type.Object(
    {
      field: Type.Union([
        Type.Literal('id'),
        Type.Literal('email'),
        Type.Literal('name'),
        Type.Literal('country'),
        Type.Literal('language'),
      ]),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      attribute: Type.String({ pattern: attributeNamePattern }),
      type: AttributeTypeSchema,
    },
    { additionalProperties: false },
  ),
]);
export type ImportTarget =
  | { field: 'id' | 'email' | 'name' | 'country' | 'language' }
  | { attribute: string; type: AttributeType };

export const ImportStart = Type.Object(
  {
    columns: Type.Array(
      Type.Object({ column: Type.Integer({ minimum: 0, maximum: 199 }), target: ImportTarget }, { additionalProperties: false }),
      { minItems: 1, maxItems: 200 },
    ),
    /** Whether the first row names the columns; as detected when left out. */
    hasHeader: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type ImportStart = Static<typeof ImportStart>;

export interface ImportColumn {
  /** From 0. */
  column: number;
  /** Of the header row, or `Column 3` without one. */
  name: string;
  /** The first few values that are not empty. */
  samples: string[];
  /** What it seems to be; null for nothing in particular. */
  suggestion: ImportTarget | null;
}

export interface ImportRowError {
  /** The row's number in the file as a spreadsheet counts, from 1, the header included. */
  row: number;
  /** From 0; null when it is about the whole row. */
  column: number | null;
  message: string;
  /** What stood there, cut at 200 characters; null 7 days after the import has ended, or once somebody was erased. */
  value: string | null;
}

export type ImportState = 'preview' | 'running' | 'done' | 'failed';

export interface PersonImport {
  id: string;
  fileName: string;
  state: ImportState;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  delimiter: ',' | ';' | '\t' | '|';
  /** As detected, until it is started. */
  hasHeader: boolean;
  columns: ImportColumn[];
  /** As `columns`, were the first row taken the other way than `hasHeader` says; none any more once it is started. */
  columnsOtherwise: ImportColumn[];
  /** The first rows as read, the header among them. */
  rows: string[][];
  /** What is doubtful about the file: characters that could not be read, rows of unequal length. */
  warnings: string[];
  parts: number;
  /** That have come so far. */
  bytes: number;
  /** Of the whole file; null when its sender did not say. */
  fileBytes: number | null;
  /** Bytes of the file dealt with; progress is `bytesDone / bytes`. */
  bytesDone: number;
  /** Rows dealt with, the header left out. */
  rowsDone: number;
  created: number;
  updated: number;
  /** Rows that changed nothing because the person was so already. */
  unchanged: number;
  failed: number;
  /** The first 200 of the faults found; the first 50,000 are a CSV file at `GET /people/imports/:id/errors`. */
  errors: ImportRowError[];
  /** How many are kept, 50,000 at most. */
  errorCount: number;
  /** Of a failed import: why it ended. */
  reason: string | null;
  createdAt: string;
  finishedAt: string | null;
}

/** False while parts of the file are known to be missing: it cannot be started then. */
export function isWhollySent({ bytes, fileBytes }: Pick<PersonImport, 'bytes' | 'fileBytes'>): boolean {
  return fileBytes === null || bytes >= fileBytes;
}
