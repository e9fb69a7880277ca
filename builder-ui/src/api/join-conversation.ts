/**
 * What is kept of a conversation between one answer and the next: an answer holds the newest of what was said, and who
 * read further back goes on seeing that. Pure. What stays true: nothing is missing between the first and the last that
 * is shown; where more came than an answer holds, what lies between is read, and where that is too much the answer stands
 * alone.
 */
import type { Conversation, SaidPage } from '@switchboard/shared/conversation';

/** How many pages are read between what was shown and an answer at most, each of as much as an answer holds. */
const pagesBetweenAtMost = 5;

/** Whether nothing is missing between what was shown, if anything was, and an answer. */
function meets(before: Conversation | undefined, now: Conversation): boolean {
  const newestBefore = before?.messages.at(-1)?.id;
  return newestBefore === undefined || now.earlierCursor === null || now.messages.some(({ id }) => id === newestBefore);
}

/**
 * An answer with what was said between it and what was shown, so that they can be joined; alone where that is too much.
 * @param readEarlier reads the page before a cursor
 */
export async function withBetween(
  before: Conversation | undefined,
  now: Conversation,
  readEarlier: (cursor: string) => Promise<SaidPage>,
): Promise<Conversation> {
  let grown = now;
  for (let page = 0; page < pagesBetweenAtMost && !meets(before, grown); page += 1) {
    const cursor = grown.earlierCursor!;
    grown = withEarlier(grown, await readEarlier(cursor), cursor);
  }
  return meets(before, grown) ? grown : now;
}

/**
 * @param before what was shown; undefined at first
 * @param now as the server answers it
 */
export function joinConversation(before: Conversation | undefined, now: Conversation): Conversation {
  if (before === undefined || before.messages.length === 0 || now.earlierCursor === null || !meets(before, now)) return now;
  return {
    ...now,
    messages: joined(before.messages, now.messages),
    notes: joined(before.notes, now.notes),
    earlierCursor: before.earlierCursor,
  };
}

/**
 * @param page what was said before it, newest first
 * @param cursor by which the page was asked for: asked for twice, it counts once
 */
export function withEarlier(shown: Conversation, page: SaidPage, cursor: string): Conversation {
  if (shown.earlierCursor !== cursor) return shown;
  return {
    ...shown,
    messages: joined(page.items.toReversed(), shown.messages),
    notes: joined(page.notes.toReversed(), shown.notes),
    earlierCursor: page.nextCursor,
  };
}

function joined<Item extends { id: string }>(earlier: readonly Item[], later: readonly Item[]): Item[] {
  const known = new Set(later.map(({ id }) => id));
  return [...earlier.filter(({ id }) => !known.has(id)), ...later];
}
