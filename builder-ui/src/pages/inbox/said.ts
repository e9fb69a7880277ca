/** Messages, replies and notes as one log, in the order of their times. Pure. */
import type { Conversation, ConversationMessage, ConversationNote } from '@switchboard/shared/conversation';

export type Said = { kind: 'message'; message: ConversationMessage } | { kind: 'note'; note: ConversationNote };

export function idOf(said: Said): string {
  return said.kind === 'note' ? said.note.id : said.message.id;
}

/** Null for what the person wrote. */
export function authorId(said: Said): string | null {
  return said.kind === 'note' ? said.note.author.id : (said.message.author?.id ?? null);
}

/** What of it was said after the one with an id; all when that is not among it. */
export function saidSince(said: readonly Said[], id: string | null): Said[] {
  return said.slice(said.findLastIndex((each) => idOf(each) === id) + 1);
}

export function newestIdOf(said: readonly Said[]): string | null {
  const newest = said.at(-1);
  return newest === undefined ? null : idOf(newest);
}

export function saidIn({ messages, notes, earlierCursor }: Pick<Conversation, 'messages' | 'notes' | 'earlierCursor'>): Said[] {
  const said: Said[] = [];
  // Where messages are still to be read, a note older than those shown stands among them.
  const begin = earlierCursor === null ? '' : (messages[0]?.at ?? '');
  let next = notes.findIndex(({ at }) => at >= begin);
  if (next === -1) next = notes.length;
  for (const message of messages) {
    // A note of the same millisecond was written about what came before it.
    while (next < notes.length && notes[next]!.at < message.at) said.push({ kind: 'note', note: notes[next++]! });
    said.push({ kind: 'message', message });
  }
  for (const note of notes.slice(next)) said.push({ kind: 'note', note });
  return said;
}
