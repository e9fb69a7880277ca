import type { Conversation } from '@switchboard/shared/conversation';
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Database, Sql } from '../../record/database.ts';
import type { Principal } from '../principal.ts';
import { readMessages, readNotes, readTimeline, readVisitorContext } from './conversation-history.sql.ts';
import { readConversation } from './conversations.sql.ts';

/**
 * A conversation with its newest messages and notes, its visitor's whereabouts and its timeline. For a caller within a
 * transaction; others take `readConversationAtOnce`.
 * @param principal whose unread messages are counted; that they may see it was asked before (see `rights.ts`)
 * @throws SwitchboardError `not-found`
 */
export async function getConversation(sql: Sql, id: string, principal: Principal): Promise<Conversation> {
  const conversation = await readConversation(sql, id, principal);
  if (conversation === null) throw new SwitchboardError('not-found', `There is no conversation with the id ${id}.`);
  return {
    ...conversation,
    visitor: await readVisitorContext(sql, id),
    messages: await readMessages(sql, id),
    notes: await readNotes(sql, id),
    timeline: await readTimeline(sql, id),
  };
}

/**
 * `getConversation` as of one moment. Statement by statement, a message could be told as decided beside a group that was
 * read before it was.
 * @throws SwitchboardError `not-found`
 */
export function readConversationAtOnce(database: Database, id: string, principal: Principal): Promise<Conversation> {
  return database.transaction(async (sql) => {
    await sql.query('set transaction isolation level repeatable read, read only');
    return getConversation(sql, id, principal);
  });
}
