import type { ConversationMessage, ConversationNote } from '@switchboard/shared/conversation';
import { givenIdPattern, limits } from '@switchboard/shared/limits';
import { SwitchboardError } from '@switchboard/shared/problem';
import { type Static, Type } from 'typebox';
import { laneOf } from '../../ingest/lane-of.ts';
import { withLane } from '../../record/lane-lock.ts';
import type { Principal } from '../principal.ts';
import { randomId } from '../random-id.ts';
import type { ConversationStore } from './change-conversation.ts';
import { lockConversation } from './conversation-changes.sql.ts';
import { findWritten, insertWritten, type Written } from './written.sql.ts';

/**
 * What agents write: replies to the person, and notes that only agents read. In: a conversation, a text, who writes. Out:
 * what was written. What stays true: the lane is held, so a reply stands where it was written among the messages; the
 * same id is one reply, however often it is sent; neither ever goes through automations, nor changes the conversation's
 * status.
 */
export const Writing = Type.Object(
  {
    id: Type.Optional(Type.String({ pattern: givenIdPattern, description: 'The same id twice is one message.' })),
    text: Type.String({ minLength: 1, maxLength: limits.textCharacters, pattern: '\\S' }),
  },
  { additionalProperties: false },
);
export type Writing = Static<typeof Writing>;

export interface Receipt<Item> {
  id: string;
  conversationId: string;
  status: 'accepted' | 'duplicate';
  message: Item;
}

/**
 * Writes a reply that the person is to read.
 * @throws SwitchboardError `not-found`; `conflict` when the id is that of something else
 */
export async function writeReply(
  store: ConversationStore,
  conversationId: string,
  writing: Writing,
  principal: Principal,
): Promise<Receipt<ConversationMessage>> {
  const { written, status } = await write(store, 'reply', conversationId, writing, principal);
  const message: ConversationMessage = {
    ...wordsOf(written),
    from: 'agent',
    country: null,
    language: null,
    unfit: [],
    decided: true,
  };
  return { id: written.id, conversationId, status, message };
}

/**
 * Writes a note that only agents read.
 * @throws SwitchboardError `not-found`; `conflict` when the id is that of something else
 */
export async function writeNote(
  store: ConversationStore,
  conversationId: string,
  writing: Writing,
  principal: Principal,
): Promise<Receipt<ConversationNote>> {
  const { written, status } = await write(store, 'note', conversationId, writing, principal);
  return { id: written.id, conversationId, status, message: wordsOf(written) };
}

function wordsOf({ id, text, at, by }: Written): ConversationNote {
  return { id, text, at: at.toISOString(), author: by };
}

function write(
  { database, lanes, now }: ConversationStore,
  kind: Written['kind'],
  conversationId: string,
  { id, text }: Writing,
  principal: Principal,
): Promise<{ written: Written; status: 'accepted' | 'duplicate' }> {
  const lane = laneOf(conversationId, lanes);
  return withLane(database, lane, async (sql) => {
    const conversation = await lockConversation(sql, conversationId);
    if (conversation === null) throw new SwitchboardError('not-found', `There is no conversation with the id ${conversationId}.`);
    const { personKey } = conversation;
    const written: Written = {
      kind,
      id: id ?? randomId(kind === 'reply' ? 'r_' : 'n_', 16),
      conversationId,
      text,
      at: now(),
      by: { kind: principal.kind, id: principal.id, name: principal.name },
    };
    if (await insertWritten(sql, written, { lane, personKey })) return { written, status: 'accepted' };
    const present = await findWritten(sql, written.id);
    if (present?.kind !== kind || present.conversationId !== conversationId)
      throw new SwitchboardError('conflict', `The id ${written.id} is that of another message.`);
    return { written: present, status: 'duplicate' };
  });
}
