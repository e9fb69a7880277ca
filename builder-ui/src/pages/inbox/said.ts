/** Messages, replies and notes as one log, in the order of their times. Pure. */
import type { Conversation, ConversationMessage, ConversationNote } from '@switchboard/shared/conversation';

export type Said = { kind: 'message'; message: ConversationMessage } | { kind: 'note'; note: ConversationNote };

export function saidIn({ messages, notes }: Pick<Conversation, 'messages' | 'notes'>): Said[] {
  const said: Said[] = [];
  let next = 0;
  for (const message of messages) {
    // A note of the same millisecond was written about what came before it.
    while (next < notes.length && notes[next]!.at < message.at) said.push({ kind: 'note', note: notes[next++]! });
    said.push({ kind: 'message', message });
  }
  for (const note of notes.slice(next)) said.push({ kind: 'note', note });
  return said;
}
