import { describe, expect, it } from '@jest/globals';
import type { ConversationMessage, ConversationNote } from '@switchboard/shared/conversation';
import { saidIn } from './said.ts';

const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`;
const message = (minute: number) => ({ id: `m${minute}`, at: at(minute) }) as ConversationMessage;
const note = (minute: number) => ({ id: `n${minute}`, at: at(minute) }) as ConversationNote;

describe('saidIn', () => {
  it('puts notes where they were written among the messages', () => {
    const said = saidIn({
      messages: [message(1), message(3), message(5)],
      notes: [note(0), note(3), note(4), note(9)],
      earlierCursor: null,
    });
    expect(said.map((each) => (each.kind === 'note' ? each.note.id : each.message.id))).toEqual([
      'n0',
      'm1',
      'm3',
      'n3',
      'n4',
      'm5',
      'n9',
    ]);
  });

  it('leaves out notes older than the messages while more of these are to be read', () => {
    const said = saidIn({ messages: [message(3)], notes: [note(1), note(4)], earlierCursor: 'c' });
    expect(said.map((each) => (each.kind === 'note' ? each.note.id : each.message.id))).toEqual(['m3', 'n4']);
  });
});
