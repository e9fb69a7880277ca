/**
 * What is kept of a conversation between one answer and the next: an answer holds the newest of what was said, and who
 * read further back goes on seeing that. Pure. What stays true: nothing is missing between the first and the last that
 * is shown; where more came than an answer holds, the answer stands alone.
 */
import type { Conversation, SaidPage } from '@switchboard/shared/conversation';

/**
 * @param before what was shown; undefined at first
 * @param now as the server answers it
 */
export function joinConversation(before: Conversation | undefined, now: Conversation): Conversation {
  const newestBefore = before?.messages.at(-1)?.id;
  if (before === undefined || now.earlierCursor === null || !now.messages.some(({ id }) => id === newestBefore)) return now;
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
