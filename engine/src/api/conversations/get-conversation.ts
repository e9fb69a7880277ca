import type { Conversation } from '@switchboard/shared/conversation';
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Database, Sql } from '../../record/database.ts';
import type { Principal } from '../principal.ts';
import { encodeCursor } from '../validate.ts';
import { readMessages, readNotes, readTimeline, readVisitorContext } from './conversation-history.sql.ts';
import { readConversation } from './conversations.sql.ts';

/**
 * A conversation with its newest messages and notes, its visitor's whereabouts and its timeline. For a caller within a
 * transaction; others take `readConversationAtOnce`.
 * @param principal whose unread messages are counted; that they may see it was asked before (see `rights.ts`)
 * @throws SwitchboardError `not-found`
 */
export async function getConversation(sql: Sql, id: string, principal: Principal): Promise<Conversation> {
  const [conversation, visitor, messages, notes, timeline] = await Promise.all([
    readConversation(sql, id, principal),
    readVisitorContext(sql, id),
    readMessages(sql, id),
    readNotes(sql, id),
    readTimeline(sql, id),
  ]);
  if (conversation === null) throw new SwitchboardError('not-found', `There is no conversation with the id ${id}.`);
  const begin = Math.max(messages.begin ?? 0, notes.begin ?? 0);
  const earlierCursor = begin === 0 ? null : encodeCursor([begin]);
  return { ...conversation, visitor, messages: messages.items, notes: notes.items, earlierCursor, timeline };
}

/**
 * `getConversation` as of one moment. Statement by statement, a message could be told as decided beside a group that was
 * read before it was.
 * @throws SwitchboardError `not-found`
 */
export function readConversationAtOnce(database: Database, id: string, principal: Principal): Promise<Conversation> {
  return database.readAtOnce((sql) => getConversation(sql, id, principal));
}
