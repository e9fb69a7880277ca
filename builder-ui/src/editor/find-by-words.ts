/**
 * What words find: each of them somewhere in a thing's title, summary or group, whatever the case. What is called so comes
 * first, and what only speaks of it last, so that the first one is what who types a name and Enter means. Pure.
 */
interface Described {
  title: string;
  summary?: string;
  group?: string;
}

export function findByWords<Item extends Described>(items: readonly Item[], sought: string): Item[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const hasWords = (text: string): boolean => words.every((word) => text.includes(word));
  const rankOf = (title: string): number => {
    if (title === words.join(' ')) return 0;
    if (title.startsWith(words.join(' '))) return 1;
    return hasWords(title) ? 2 : 3;
  };
  return items
    .filter(({ title, summary = '', group = '' }) => hasWords(`${title} ${summary} ${group}`.toLowerCase()))
    .map((item) => ({ item, rank: rankOf(item.title.toLowerCase()) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
