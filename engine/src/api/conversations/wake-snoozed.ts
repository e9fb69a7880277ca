import { laneOf } from '../../ingest/lane-of.ts';
import { withLane } from '../../record/lane-lock.ts';
import { lockRouting } from '../../record/team-load.sql.ts';
import type { ConversationStore } from './change-conversation.ts';
import { lockConversation } from './conversation-changes.sql.ts';
import { openAgain } from './open-again.ts';
import { settleChange } from './settle-change.ts';

/** Conversations at most in one call: the next call goes on. */
const wokenAtOnce = 200;

/**
 * Opens the snoozed conversations whose time has come. Called again and again; several processes may do so at once.
 * @returns ids of those that were opened
 */
export async function wakeSnoozed(store: ConversationStore): Promise<string[]> {
  const { database, lanes, now } = store;
  const { rows } = await database.query<{ id: string }>(
    `select id from switchboard.conversation where status = 'snoozed' and snoozed_until <= $1
     order by snoozed_until limit $2`,
    [now(), wokenAtOnce],
  );
  const woken: string[] = [];
  for (const { id } of rows) {
    const isWoken = await withLane(database, laneOf(id, lanes), async (sql) => {
      await lockRouting(sql);
      const before = await lockConversation(sql, id);
      // Somebody may have opened, closed or snoozed it anew since it was found.
      if (before?.status !== 'snoozed' || before.snoozedUntil === null || before.snoozedUntil > now()) return false;
      const by = 'timer';
      const change = await openAgain(sql, before, { by, cause: 'Its time came', now: now().toISOString() });
      await settleChange(sql, store, before, { by, ...change });
      return true;
    });
    if (isWoken) woken.push(id);
  }
  return woken;
}
