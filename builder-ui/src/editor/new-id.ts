/** A new id for a node or an edge: short enough to read in a diagnostic, random enough to be copied between graphs. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(36).padStart(2, '0')).join('');
}
