/**
 * Opens a snoozed or closed conversation beside the stream. In: the conversation, its row and the routing row held, and
 * who opens it. Out: the change to be settled. What stays true: whose it is then is decided as when a message opens it,
 * except that whoever opens their own has it, wherever they are.
 */
import type { Sql } from '../../record/database.ts';
import { picksFrom } from '../../record/configuration-snapshot.ts';
import { loadDirectory } from '../../record/load-configuration.ts';
import { loadTeamLoad } from '../../record/team-load.sql.ts';
import { type WhoseAgain, whoseAgain } from '../../routing/whose-again.ts';
import type { Change } from './change-conversation.ts';
import type { LockedConversation } from './conversation-changes.sql.ts';

export interface Opening {
  /** `timer`, or the id of the agent or API key. */
  by: string;
  /** A sentence without its end: “Reopened by Ana”. */
  cause: string;
  /** ISO 8601. */
  now: string;
}

/** @param before snoozed or closed */
export async function openAgain(sql: Sql, before: LockedConversation, { by, cause, now }: Opening): Promise<Change> {
  const { assigneeId, remark } =
    before.assigneeId === by ? { assigneeId: by, remark: null } : await readWhoseAgain(sql, before, now);
  const wasClosed = before.status === 'closed';
  const opening = wasClosed ? before.opening + 1 : before.opening;
  return {
    conversation: { ...before, status: 'open', snoozedUntil: null, opening, assigneeId },
    kind: wasClosed ? 'reopened' : 'woken',
    reason: remark === null ? `${cause}.` : `${cause}; ${remark}.`,
  };
}

async function readWhoseAgain(sql: Sql, before: LockedConversation, now: string): Promise<WhoseAgain> {
  const { assigneeId, groupId } = before;
  if (assigneeId === null || groupId === null) return { assigneeId, remark: null };
  const directory = await loadDirectory(sql);
  const load = await loadTeamLoad(sql, picksFrom([groupId], directory, [], [assigneeId]));
  return whoseAgain(before, directory, load, now);
}
