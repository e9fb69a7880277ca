import type { Page } from '@switchboard/shared/conversation';
import { encodeCursor } from './validate.ts';

/**
 * Makes a page of rows of which one more was read than asked for.
 * @param keyOf the sort key of an item, as its list's statement compares it
 */
export function pageOfRows<Item>(
  rows: readonly Item[],
  limit: number,
  keyOf: (item: Item) => readonly (string | number | null)[],
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}
