/**
 * Checks what comes in against the schemas of `shared`. In: a schema and a value. Out: the value, typed, or a
 * `SwitchboardError` `invalid-input` (422) that names each field at fault by its RFC 6901 pointer.
 * What stays true: a schema is compiled once; a value of many parts is reported by its first fault only, so that no body
 * makes more than a bounded number of errors; what was let through can be stored.
 */
import { isIP } from 'node:net';
import { SwitchboardError } from '@switchboard/shared/problem';
import { limits } from '@switchboard/shared/limits';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { type Static, type TSchema, Type } from 'typebox';
import { type Fault, findUnstorable } from './unstorable.ts';
import { faultsOf } from './validation-faults.ts';

/** A body of more values than this is reported by its first fault. */
const valuesForAllFaults = 20_000;

// Draft 7, as TypeBox writes tuples by it; all else reads the same in draft 2020-12, which OpenAPI 3.1 speaks.
function createAjv(allErrors: boolean): Ajv {
  const ajv = new Ajv({
    allErrors,
    verbose: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
  });
  addFormats.default(ajv);
  ajv.addFormat('ip', (text) => isIP(text) !== 0);
  return ajv;
}

interface Compiled {
  first: ValidateFunction;
  all: ValidateFunction;
}
const firstFault = createAjv(false);
const allFaults = createAjv(true);
const compiledSchemas = new WeakMap<TSchema, Compiled>();

function compile(schema: TSchema): Compiled {
  let compiled = compiledSchemas.get(schema);
  if (compiled === undefined) {
    compiled = { first: firstFault.compile(schema), all: allFaults.compile(schema) };
    compiledSchemas.set(schema, compiled);
  }
  return compiled;
}

/** The error for fields at fault; `detail` of the problem repeats the first. */
export function invalidInput(errors: Fault[]): SwitchboardError {
  const first = errors[0];
  const where = first === undefined || first.pointer === '' ? 'The body' : first.pointer;
  return new SwitchboardError('invalid-input', first === undefined ? 'The request is not valid.' : `${where}: ${first.detail}`, {
    errors,
  });
}

/**
 * @param schema a TypeBox schema; compiled at its first use and kept as long as the schema is
 * @param value parsed JSON
 * @param pointer where the value stands in what was sent, such as `/1` for the second of a list
 * @returns the same value, typed by the schema
 * @throws SwitchboardError `invalid-input`
 */
export function validate<Schema extends TSchema>(schema: Schema, value: unknown, pointer = ''): Static<Schema> {
  const { faults, values } = findUnstorable(value);
  if (faults.length > 0) throw invalidInput(faults.map((fault) => ({ ...fault, pointer: pointer + fault.pointer })));
  const { first, all } = compile(schema);
  if (first(value)) return value as Static<Schema>;
  const errors = values <= valuesForAllFaults && !all(value) ? all.errors : first.errors;
  throw invalidInput(faultsOf(errors ?? [], pointer));
}

/** Checks a request's body: `validate` with the body as the whole of what was sent. */
export function validateBody<Schema extends TSchema>(schema: Schema, body: unknown): Static<Schema> {
  return validate(schema, body);
}

function typeOfProperty(schema: TSchema, name: string): string | undefined {
  return (schema as { properties?: Record<string, { type?: string }> }).properties?.[name]?.type;
}

/**
 * Checks a query string. Numbers and yes/no are read from their text as the schema asks; empty values count as left out;
 * names that the schema does not know are ignored.
 * @param schema a TypeBox object
 * @param query as Express parsed it, or as this function read it before
 * @throws SwitchboardError `invalid-input`, also when a name is given more than once
 */
export function validateQuery<Schema extends TSchema>(schema: Schema, query: Record<string, unknown>): Static<Schema> {
  const values: Record<string, unknown> = {};
  const known = Object.keys((schema as { properties?: object }).properties ?? {});
  for (const name of known) {
    const text = Object.hasOwn(query, name) ? query[name] : undefined;
    if (text === undefined || text === '') continue;
    // A query that was read before.
    if (typeof text === 'number' || typeof text === 'boolean') {
      values[name] = text;
      continue;
    }
    if (typeof text !== 'string') throw invalidInput([{ pointer: `/${name}`, detail: 'Must be given once.' }]);
    const type = typeOfProperty(schema, name);
    if (type === 'integer' && /^-?\d{1,15}$/.test(text)) values[name] = Number(text);
    else if (type === 'boolean' && (text === 'true' || text === 'false')) values[name] = text === 'true';
    else values[name] = text;
  }
  return validate(schema, values);
}

/** The query fields of every list. Spread `pageQuery` into a list's own query schema. */
export const pageQuery = {
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: limits.pageItems,
      default: limits.pageItemsDefault,
      description: 'How many items at most.',
    }),
  ),
  cursor: Type.Optional(Type.String({ maxLength: 2_000, description: 'The nextCursor of the page before.' })),
};
/** What lists of conversations, messages and runs are searched by. */
export const WordsQuery = Type.Optional(
  Type.String({ maxLength: 200, description: 'Words of messages, of the person’s name or e-mail; the last may be cut short.' }),
);
export const PageQuery = Type.Object(pageQuery);

export interface PageRequest {
  limit: number;
  /** Opaque to callers; `decodeCursor` reads it. Null for the first page. */
  cursor: string | null;
}

/**
 * Reads `limit` (1 to 200, 50 by default) and `cursor` from a query.
 * @throws SwitchboardError `invalid-input` with pointer `/limit` or `/cursor`
 */
export function parsePage(query: Record<string, unknown>): PageRequest {
  const { limit, cursor } = validateQuery(PageQuery, query);
  return { limit: limit ?? limits.pageItemsDefault, cursor: cursor ?? null };
}

/** Makes a cursor of the sort key of a page's last item. @param key plain JSON values */
export function encodeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * Reads a cursor made by `encodeCursor`.
 * @param schema a tuple or list that its key must fit, so that a made-up cursor never reaches a statement
 * @returns the key, or null for no cursor
 * @throws SwitchboardError `invalid-input` with pointer `/cursor`
 */
export function decodeCursor<Schema extends TSchema>(cursor: string | null, schema: Schema): Static<Schema> | null {
  if (cursor === null) return null;
  try {
    return validate(schema, JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new SwitchboardError('invalid-input', 'The cursor is not one of this list.', {
      errors: [{ pointer: '/cursor', detail: 'Must be the nextCursor of a page of this list.' }],
      cause,
    });
  }
}
