/** RFC 6901: naming a field of a JSON document, and looking at what it names. */

/**
 * @param name a member's name
 * @returns the name as one segment of a pointer
 */
export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** @returns the names that a pointer leads by, as they are written in the document */
export function pointerNames(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/**
 * @param document any JSON value
 * @param pointer RFC 6901; own members only are found
 * @returns the value named, or undefined when there is none
 */
export function valueAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const name of pointerNames(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
