import { laneOf } from '../../ingest/lane-of.ts';
import { withLane } from '../../record/lane-lock.ts';
import { insertTimelineEntry, lockConversation, updateConversation } from './conversation-changes.sql.ts';
import type { ConversationStore } from './change-conversation.ts';

/** Conversations at most in one call: the next call goes on. */
const wokenAtOnce = 200;

/**
 * Opens the snoozed conversations whose time has come. Called again and again; several processes may do so at once.
 * @returns ids of those that were opened
 */
export async function wakeSnoozed({ database, lanes, now }: ConversationStore): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    `select id from switchboard.conversation where status = 'snoozed' and snoozed_until <= $1
     order by snoozed_until limit $2`,
    [now(), wokenAtOnce],
  );
  const woken: string[] = [];
  for (const { id } of rows) {
    const isWoken = await withLane(database, laneOf(id, lanes), async (sql) => {
      const before = await lockConversation(sql, id);
      // Somebody may have opened, closed or snoozed it anew since it was found.
      if (before?.status !== 'snoozed' || before.snoozedUntil === null || before.snoozedUntil > now()) return false;
      await updateConversation(sql, { ...before, status: 'open', snoozedUntil: null });
      await insertTimelineEntry(sql, { conversationId: id, at: now(), kind: 'woken', by: 'timer', reason: 'Its time came.' });
      return true;
    });
    if (isWoken) woken.push(id);
  }
  return woken;
}
