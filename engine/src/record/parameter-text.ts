/**
 * Parameters as text, as `pg` writes them, so that a statement means the same on both databases.
 */

function elementText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return arrayText(value);
  return `"${parameterText(value)!.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** An array's literal (PostgreSQL documentation, section 8.15.2). */
function arrayText(values: readonly unknown[]): string {
  // Numbers need no quotes, and long lists of them are common.
  return `{${values.map((value) => (typeof value === 'number' ? String(value) : elementText(value))).join(',')}}`;
}

/**
 * @param value text, number, boolean, null, Date, bytes, a list of these, or an object, which is written as JSON
 * @returns its text for the database, or null
 */
export function parameterText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  if (Array.isArray(value)) return arrayText(value);
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
