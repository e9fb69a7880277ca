/**
 * Test data: what a browser keeps, for as long as a test lasts.
 * @param charactersAtMost a longer text is refused, as by a browser whose storage is full
 */
export function memoryStorage(charactersAtMost = Number.POSITIVE_INFINITY): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, text) => {
      if (text.length > charactersAtMost) throw new Error('QuotaExceededError');
      items.set(name, text);
    },
    removeItem: (name) => void items.delete(name),
    clear: () => items.clear(),
  };
}
