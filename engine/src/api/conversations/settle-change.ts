/**
 * Writes a change to a conversation made beside the stream, and what it leads to. In: the conversation before and after,
 * who made the change, and why; its lane, its row and the routing row are held. Out: the conversation as written.
 * What stays true: it waits in its group's queue exactly while it is open, its group picks agents and nobody has it, and
 * the timeline says why nobody has taken it; mails held for whoever takes it go out when somebody has it; automations that
 * listen hear of it.
 */
import { randomUUID } from 'node:crypto';
import type { TimelineEntry } from '@switchboard/shared/conversation';
import type { AssignedBy, Directory } from '@switchboard/shared/facts';
import { limits } from '@switchboard/shared/limits';
import type { Candidate } from '@switchboard/shared/run';
import { laneOf } from '../../ingest/lane-of.ts';
import { addRepeats, addSentMails, type BatchRecords, noRecords, timelineRow } from '../../record/batch-records.ts';
import type { Sql } from '../../record/database.ts';
import { conversationEvents, followUpRows, shareBudget } from '../../record/follow-ups.ts';
import { loadListened, readNewestMessage } from '../../record/follow-ups.sql.ts';
import { picksFrom } from '../../record/configuration-snapshot.ts';
import { readHeldMails } from '../../record/held-mails.sql.ts';
import { loadDirectory } from '../../record/load-configuration.ts';
import { sendHeldMails } from '../../record/send-held-mails.ts';
import { loadTeamLoad } from '../../record/team-load.sql.ts';
import { writeRecords } from '../../record/write-batch.sql.ts';
import { picksAgents } from '../../routing/assign.ts';
import { followConversation } from '../../routing/team-load.ts';
import { type Wait, whyWaits } from '../../routing/why-waits.ts';
import type { ConversationStore } from './change-conversation.ts';
import { type LockedConversation, updateConversation } from './conversation-changes.sql.ts';

export interface SettledChange {
  conversation: LockedConversation;
  /** The timeline's line. */
  kind: TimelineEntry['kind'];
  /** `routing`, `timer`, or the id of the agent or API key. */
  by: string;
  reason: string;
  candidates?: Candidate[];
}

export async function settleChange(
  sql: Sql,
  store: ConversationStore,
  before: LockedConversation,
  change: SettledChange,
): Promise<LockedConversation> {
  const { kind, by, reason, candidates = null } = change;
  const now = store.now().toISOString();
  const records = noRecords();
  records.timeline.push(timelineRow({ conversationId: before.id, kind, by, reason, candidates }));
  const directory = await loadDirectory(sql);
  let after: LockedConversation = { ...change.conversation, queuedAt: queuedAt(change.conversation, directory, now) };
  if (after.groupId !== null && comesToWait(before, after)) {
    const wait = await readWait(sql, before, { ...after, groupId: after.groupId }, directory, now);
    records.timeline.push(timelineRow({ conversationId: before.id, kind: 'queued', by: 'routing', ...wait }));
  }
  after = await settleMails(sql, after, records, { directory, now, publicUrl: store.publicUrl });
  await updateConversation(sql, after);
  await addEvents(sql, store, before, after, by, records);
  await writeRecords(sql, records, now);
  return after;
}

function queuedAt(
  { status, groupId, assigneeId, queuedAt: since }: LockedConversation,
  directory: Directory,
  now: string,
): string | null {
  if (status !== 'open' || assigneeId !== null || !picksAgents(groupId, directory)) return null;
  return since ?? now;
}

/** True when it is new in its group's queue. */
function comesToWait(before: LockedConversation, after: LockedConversation): boolean {
  return after.queuedAt !== null && (before.queuedAt === null || before.groupId !== after.groupId);
}

async function readWait(
  sql: Sql,
  before: LockedConversation,
  after: LockedConversation & { groupId: string },
  directory: Directory,
  now: string,
): Promise<Wait> {
  const load = await loadTeamLoad(sql, picksFrom([after.groupId], directory));
  // Whoever had it until now has one fewer, and it does not wait behind itself.
  const without = followConversation(load, before, { ...after, queuedAt: null });
  return whyWaits(after.groupId, directory, without, now);
}

async function settleMails(
  sql: Sql,
  after: LockedConversation,
  records: BatchRecords,
  surroundings: { directory: Directory; now: string; publicUrl: string },
): Promise<LockedConversation> {
  const held = await readHeldMails(sql, after.id);
  const sent = sendHeldMails(held, after, surroundings);
  addSentMails(records, after.id, sent);
  addRepeats(records, after, sent.conversation);
  return { ...after, ...sent.conversation };
}

async function addEvents(
  sql: Sql,
  store: ConversationStore,
  before: LockedConversation,
  after: LockedConversation,
  by: string,
  records: BatchRecords,
): Promise<void> {
  const assigned: AssignedBy = by === 'routing' ? (after.assignedBy ?? 'automation') : 'person';
  const events = conversationEvents(before, after, assigned);
  if (before.status === 'closed' && after.status === 'open') events.push({ kind: 'conversation-opened', reopened: true });
  if (events.length === 0) return;
  const { topics } = await loadListened(sql);
  if (topics.size === 0) return;
  const newest = await readNewestMessage(sql, after.id);
  if (newest === null) return;
  const { message } = newest;
  const lane = laneOf(after.id, store.lanes);
  const cause = { id: randomUUID(), runId: null, lane, personKey: after.personKey, hops: 1, chain: [], message };
  records.followUps.push(...(shareBudget(followUpRows(events, after.id, cause, topics), limits.eventsPerMessage) ?? []));
}
