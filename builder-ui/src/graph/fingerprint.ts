/**
 * A few characters that two JSON values have in common when they are the same, whatever the order of their fields, and
 * hardly ever otherwise: to know a draft again without keeping it. Objects are taken never to change, as those of graphs:
 * each is read once, so that of a large draft only what is new is. Not for secrets. 53 bits, by multiplying and mixing
 * (cyrb53); the browser's own digests are there only over HTTPS.
 */
export function fingerprint(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const read = known.get(value);
  if (read !== undefined) return read;
  const made = mixed(Array.isArray(value) ? `[${value.map(fingerprint).join()}]` : `{${fieldsOf(value).join()}}`);
  known.set(value, made);
  return made;
}

const known = new WeakMap<object, string>();

function fieldsOf(value: object): string[] {
  return Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => `${JSON.stringify(name)}:${fingerprint(field)}`)
    .toSorted();
}

function mixed(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (0x100000000 * (0x1fffff & low) + (high >>> 0)).toString(36);
}
