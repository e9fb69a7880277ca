/**
 * Rows as parameters: a list for each column, in the binary format of arrays (`array_recv` in PostgreSQL's
 * `src/backend/utils/adt/arrayfuncs.c`). In: rows, and which of their properties are columns. Out: what stands in a FROM.
 * The database copies them instead of parsing them: as JSON, reading its parameters was a fifth of what a message cost it.
 */

interface ColumnType<Value> {
  /** `pg_type.oid` of an element. */
  id: number;
  /** Bytes of a value in its binary format. */
  size: (value: Value) => number;
  /** @returns the offset behind what was written */
  write: (bytes: Buffer, value: Value, at: number) => number;
}

const epochMs = Date.UTC(2000, 0, 1);

function writeInt8(bytes: Buffer, value: number, at: number): number {
  const high = Math.floor(value / 2 ** 32);
  return bytes.writeUInt32BE(value - high * 2 ** 32, bytes.writeInt32BE(high, at));
}
function writeText(bytes: Buffer, value: string, at: number): number {
  return at + bytes.write(value, at);
}

const types = {
  int4: { id: 23, size: () => 4, write: (bytes, value: number, at) => bytes.writeInt32BE(value, at) },
  int8: { id: 20, size: () => 8, write: writeInt8 },
  bool: { id: 16, size: () => 1, write: (bytes, value: boolean, at) => bytes.writeUInt8(Number(value), at) },
  text: { id: 25, size: Buffer.byteLength, write: writeText },
  json: { id: 114, size: Buffer.byteLength, write: writeText },
  jsonb: {
    id: 3802,
    size: (value: string) => 1 + Buffer.byteLength(value),
    // The version of its format comes first.
    write: (bytes, value: string, at) => writeText(bytes, value, bytes.writeUInt8(1, at)),
  },
  /** ISO 8601. */
  timestamptz: {
    id: 1184,
    size: () => 8,
    write: (bytes, value: string, at) => writeInt8(bytes, (Date.parse(value) - epochMs) * 1_000, at),
  },
  // biome-ignore lint/suspicious/noExplicitAny: each type writes values of its own.
} satisfies Record<string, ColumnType<any>>;

export type ColumnTypeName = keyof typeof types;

const isJson = (type: ColumnTypeName): boolean => type === 'json' || type === 'jsonb';

/**
 * @param values of the type; null and undefined are NULL, and what is no text is written as JSON in a json column
 * @returns the array in its binary format
 */
export function binaryArray(type: ColumnTypeName, values: readonly unknown[]): Buffer {
  const { id, size, write } = types[type] as ColumnType<unknown>;
  const written = isJson(type) ? values.map((value) => (value == null ? null : JSON.stringify(value))) : values;
  let length = 20;
  for (const value of written) length += 4 + (value == null ? 0 : size(value));
  const bytes = Buffer.allocUnsafe(length);
  // How many dimensions; whether there are NULLs, which is not relied on; and for the one dimension, its length and first index.
  let at = 0;
  for (const part of [1, 0, id, written.length, 1]) at = bytes.writeInt32BE(part, at);
  for (const value of written) {
    if (value == null) {
      at = bytes.writeInt32BE(-1, at);
      continue;
    }
    const end = write(bytes, value, at + 4);
    bytes.writeInt32BE(end - at - 4, at);
    at = end;
  }
  return bytes;
}

export type Columns<Row> = { readonly [Name in keyof Row & string]?: ColumnTypeName };

/**
 * @param rows at least one
 * @param columns by property, in order
 * @param parameters of the statement so far; the rows' are added
 * @returns `unnest($3::int4[], …) as r(lane, …)`, columns named as the properties are
 */
export function rowSet<Row>(rows: readonly Row[], columns: Columns<Row>, parameters: unknown[]): string {
  const lists = Object.entries(columns as Record<string, ColumnTypeName>).map(([name, type]) => {
    parameters.push(
      binaryArray(
        type,
        rows.map((row) => row[name as keyof Row]),
      ),
    );
    return { name: `"${name}"`, list: `$${parameters.length}::${type}[]` };
  });
  return `unnest(${lists.map(({ list }) => list).join(', ')}) as r(${lists.map(({ name }) => name).join(', ')})`;
}
