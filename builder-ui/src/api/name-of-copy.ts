const maxLength = 200;

/** The name of another automation made of one: "Copy of X", or the first of "Copy 2 of X" and so on that none has yet. */
export function nameOfCopy(name: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  for (let count = 1; ; count += 1) {
    const copy = `${count === 1 ? 'Copy' : `Copy ${count}`} of ${name}`.slice(0, maxLength);
    if (!names.has(copy)) return copy;
  }
}
