/** People from CSV files: shown, mapped, begun, watched, deleted. */
import express, { type Request, type Response } from 'express';
import { ImportStart, importLimits } from '@switchboard/shared/person-import';
import { SwitchboardError } from '@switchboard/shared/problem';
import { Type } from 'typebox';
import { pageOf, Time } from '../answer-schemas.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { pageOfRows } from '../page-of-rows.ts';
import { defineRoute, type Route } from '../route.ts';
import { decodeCursor, PageQuery, parsePage } from '../validate.ts';
import { faultFile } from './fault-file.ts';
import { addPart, beginImport, noSuchImport, openImport, removeImport } from './import-people.ts';
import { createImportRunner } from './import-runner.ts';
import { findImport, listImports } from './imports.sql.ts';
import { OptionalText } from './person-answers.ts';

const tag = 'People';
const Cursor = Type.Tuple([Type.String({ format: 'date-time' }), Type.String({ maxLength: 100 })]);

const StateSchema = Type.Union([Type.Literal('preview'), Type.Literal('running'), Type.Literal('done'), Type.Literal('failed')]);

const ColumnSchema = Type.Object({
  column: Type.Integer(),
  name: Type.String(),
  samples: Type.Array(Type.String()),
  suggestion: Type.Unknown({ description: '`{field}`, `{attribute, type}` or null.' }),
});

const ImportAnswer = Type.Object({
  id: Type.String(),
  fileName: Type.String(),
  state: StateSchema,
  encoding: Type.String({ description: '`utf-8`, `utf-16le`, `utf-16be` or `windows-1252`.' }),
  delimiter: Type.String(),
  hasHeader: Type.Boolean(),
  columns: Type.Array(ColumnSchema),
  columnsOtherwise: Type.Array(ColumnSchema, {
    description: 'As `columns`, were the first row taken the other way than `hasHeader` says; none once it is started.',
  }),
  rows: Type.Array(Type.Array(Type.String()), { description: 'The first rows; none any more when the import has ended.' }),
  warnings: Type.Array(Type.String()),
  parts: Type.Integer(),
  bytes: Type.Integer({ description: 'That have come so far.' }),
  fileBytes: Type.Union([Type.Integer(), Type.Null()], { description: 'Of the whole file; null when that was not said.' }),
  bytesDone: Type.Integer(),
  rowsDone: Type.Integer(),
  created: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  failed: Type.Integer(),
  errors: Type.Array(
    Type.Object({
      row: Type.Integer(),
      column: Type.Union([Type.Integer(), Type.Null()]),
      message: Type.String(),
      value: Type.Union([Type.String(), Type.Null()], {
        description: `What stood there, cut at ${importLimits.faultValueCharacters} characters; null ${importLimits.faultValueDays} days after the import has ended, or once somebody was erased.`,
      }),
    }),
    { description: `The first ${importLimits.errorsShown}. Rows are counted as a spreadsheet does.` },
  ),
  errorCount: Type.Integer({ description: `How many are kept, ${importLimits.errorsKept.toLocaleString('en')} at most.` }),
  reason: OptionalText,
  createdAt: Time,
  finishedAt: Type.Union([Time, Type.Null()]),
});

const csv = { contentType: 'text/csv', description: 'A CSV file, or a part of one, of at most 1 MiB.' };
const problemsOfBytes = [400, 413, 415, 422];
const readRaw = express.raw({ type: () => true, limit: importLimits.partBytes, inflate: false });

/** @throws SwitchboardError `unsupported-media-type`, and http-errors' 413 past the limit */
async function readCsv(request: Request, response: Response): Promise<Buffer> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'text/csv') {
    throw new SwitchboardError('unsupported-media-type', 'The body must be a CSV file, with Content-Type: text/csv.');
  }
  if (!['', 'identity'].includes(request.headers['content-encoding']?.trim().toLowerCase() ?? '')) {
    throw new SwitchboardError('unsupported-media-type', 'Bodies are taken uncompressed only.');
  }
  await new Promise<void>((resolve, reject) => {
    readRaw(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });
  const bytes: unknown = request.body;
  return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
}

export function importRoutes(dependencies: ApiDependencies): Route[] {
  const { database } = dependencies;
  const runner = createImportRunner(dependencies);
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/people/imports',
      right: 'read',
      tag,
      summary: 'List imports of people',
      query: PageQuery,
      answers: { 200: { description: 'Imports, newest first.', schema: pageOf(ImportAnswer) } },
      async handle({ query }) {
        const { limit, cursor } = parsePage(query);
        const imports = await listImports(database, limit + 1, decodeCursor(cursor, Cursor));
        return { status: 200, body: pageOfRows(imports, limit, ({ createdAt, id }) => [createdAt, id]) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/people/imports',
      right: 'write',
      tag,
      summary: 'Show a CSV file of people',
      description:
        'Nothing is imported yet: the answer says how the file is read and what its columns seem to mean. Of a larger file the first part.',
      rawBody: csv,
      query: Type.Object({
        fileName: Type.Optional(Type.String({ maxLength: 200 })),
        fileBytes: Type.Optional(
          Type.Integer({
            minimum: 0,
            maximum: importLimits.partBytes * importLimits.parts,
            description: 'How large the whole file is: the import cannot start before all of it has come.',
          }),
        ),
      }),
      answers: { 201: { description: 'How it is read.', schema: ImportAnswer } },
      problems: problemsOfBytes,
      async handle({ query, request, response, principal }) {
        const file = { name: query.fileName ?? 'people.csv', bytes: query.fileBytes ?? null };
        const opened = await openImport(database, file, await readCsv(request, response), principal);
        return { status: 201, body: opened, headers: { Location: `/api/v1/people/imports/${opened.id}` } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/people/imports/:id/parts',
      right: 'write',
      tag,
      summary: 'Add a part of a larger file',
      description: 'Cut anywhere. Parts come in order, numbered from 2; the last one sent again changes nothing.',
      rawBody: csv,
      query: Type.Object({ part: Type.Integer({ minimum: 2, maximum: importLimits.parts }) }),
      answers: { 200: { description: 'The import.', schema: ImportAnswer } },
      problems: [...problemsOfBytes, 404, 409],
      async handle({ parameters, query, request, response }) {
        const content = await readCsv(request, response);
        return { status: 200, body: await addPart(database, parameters['id']!, query.part, content) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/people/imports/:id/start',
      right: 'write',
      tag,
      summary: 'Import a file',
      description:
        'One column has to be the id or the e-mail. It goes on by itself, also over a restart; rows at fault are told and left out.',
      body: ImportStart,
      answers: { 202: { description: 'Begun.', schema: ImportAnswer } },
      problems: [404, 409],
      async handle({ parameters, body, principal }) {
        const begun = await beginImport(database, parameters['id']!, body, principal);
        runner.wake();
        return { status: 202, body: begun };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/people/imports/:id',
      right: 'read',
      tag,
      summary: 'See how far an import is',
      answers: { 200: { description: 'The import.', schema: ImportAnswer } },
      problems: [404],
      async handle({ parameters }) {
        const found = await findImport(database, parameters['id']!);
        if (found === null) throw noSuchImport();
        return { status: 200, body: found };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/people/imports/:id/errors',
      right: 'read',
      tag,
      summary: 'Download what was wrong with an import',
      description: `Row, column, what stood there and what is wrong, of the first ${importLimits.errorsKept.toLocaleString('en')}, separated as the file itself.`,
      answers: { 200: { description: 'A CSV file.', schema: Type.String(), contentType: 'text/csv' } },
      problems: [404],
      async handle({ parameters }) {
        const found = await findImport(database, parameters['id']!);
        if (found === null) throw noSuchImport();
        return {
          status: 200,
          text: await faultFile(database, found),
          contentType: 'text/csv; charset=utf-8',
          headers: { 'Content-Disposition': 'attachment; filename="rows-not-imported.csv"' },
        };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/v1/people/imports/:id',
      right: 'write',
      tag,
      summary: 'Delete an import',
      description: 'One that was not started is discarded. One under way stops; the people it brought stay.',
      query: Type.Object({
        state: Type.Optional(Type.Union([...StateSchema.anyOf], { description: 'Only if it is still in this state.' })),
      }),
      answers: { 204: { description: 'Deleted.', schema: null } },
      problems: [404, 409],
      async handle({ parameters, query, principal }) {
        await removeImport(database, parameters['id']!, query.state ?? null, principal);
        return { status: 204 };
      },
    }),
  ];
}
