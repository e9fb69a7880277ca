import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Conversation, ConversationMessage, ConversationNote, SaidPage } from '@switchboard/shared/conversation';
import { joinConversation, withBetween, withEarlier } from './join-conversation.ts';

const messages = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, place) => ({ id: `m${from + place}`, text: '' }) as ConversationMessage);
const notes = (...ids: string[]) => ids.map((id) => ({ id }) as ConversationNote);
const conversation = (parts: Partial<Conversation>) => ({ notes: [], earlierCursor: null, ...parts }) as Conversation;
const page = (parts: Partial<SaidPage>): SaidPage => ({ items: [], notes: [], nextCursor: null, ...parts });
const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe('a conversation that is read on', () => {
  const newest = conversation({ messages: messages(5, 8), notes: notes('n1'), earlierCursor: 'at-5' });
  const readOn = withEarlier(
    newest,
    page({ items: messages(2, 4).toReversed(), notes: notes('n1', 'n0'), nextCursor: 'at-2' }),
    'at-5',
  );

  it('begins with what was said before, each once', () => {
    expect(idsOf(readOn.messages)).toEqual(['m2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8']);
    expect(idsOf(readOn.notes)).toEqual(['n0', 'n1']);
    expect(readOn.earlierCursor).toBe('at-2');
    expect(withEarlier(readOn, page({ items: messages(2, 4) }), 'at-5')).toBe(readOn);
  });

  it('keeps what was read when new messages come, also those that an answer no longer holds', () => {
    const now = joinConversation(readOn, conversation({ messages: messages(7, 10), earlierCursor: 'at-7' }));
    expect(idsOf(now.messages)).toEqual(idsOf(messages(2, 10)));
    expect(now.earlierCursor).toBe('at-2');
  });

  it('begins anew where more came than an answer holds, so that nothing is missing in between', () => {
    const now = conversation({ messages: messages(20, 23), earlierCursor: 'at-20' });
    expect(joinConversation(readOn, now)).toBe(now);
    expect(joinConversation(undefined, now)).toBe(now);
  });

  describe('when more came than an answer holds', () => {
    const asked: string[] = [];
    /** Pages of three, down to the first message. */
    async function readEarlier(cursor: string): Promise<SaidPage> {
      asked.push(cursor);
      const to = Number(cursor.slice('at-'.length)) - 1;
      const from = Math.max(1, to - 2);
      const ids = messages(from, to).toReversed();
      return page({ items: ids, notes: notes(`note-${to}`), nextCursor: from === 1 ? null : `at-${from}` });
    }
    beforeEach(() => {
      asked.length = 0;
    });
    const answer = (from: number) => conversation({ messages: messages(from, from + 3), earlierCursor: `at-${from}` });

    it('is joined to it by what lies between', async () => {
      const joined = joinConversation(readOn, await withBetween(readOn, answer(13), readEarlier));
      expect(asked).toEqual(['at-13', 'at-10']);
      expect(idsOf(joined.messages)).toEqual(idsOf(messages(2, 16)));
      expect(idsOf(joined.notes)).toEqual(['n0', 'n1', 'note-9', 'note-12']);
      expect(joined.earlierCursor).toBe('at-2');
    });

    it('is given up where too much lies between', async () => {
      const far = answer(90);
      expect(await withBetween(readOn, far, readEarlier)).toBe(far);
      expect(asked).toHaveLength(5);
    });

    it('asks for nothing where nothing was shown, or nothing is missing', async () => {
      const now = answer(8);
      expect(await withBetween(undefined, now, readEarlier)).toBe(now);
      expect(await withBetween(conversation({ messages: [] }), now, readEarlier)).toBe(now);
      expect(await withBetween(readOn, now, readEarlier)).toBe(now);
      expect(asked).toEqual([]);
    });
  });
});
