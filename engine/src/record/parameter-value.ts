/**
 * Parameters as `pg` writes them, so that a statement means the same on both databases: bytes as they are, all else as text.
 */

function bytesOf(value: Uint8Array): Buffer {
  return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

function elementText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return arrayText(value);
  if (value instanceof Uint8Array) return `"\\\\x${bytesOf(value).toString('hex')}"`;
  return `"${String(parameterValue(value)).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** An array's literal (PostgreSQL documentation, section 8.15.2). */
function arrayText(values: readonly unknown[]): string {
  // Numbers need no quotes, and long lists of them are common.
  return `{${values.map((value) => (typeof value === 'number' ? String(value) : elementText(value))).join(',')}}`;
}

/**
 * @param value text, number, boolean, null, Date, bytes, a list of these, or an object, which is written as JSON
 * @returns its text for the database, bytes as they are, or null
 */
export function parameterValue(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return bytesOf(value);
  if (Array.isArray(value)) return arrayText(value);
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
