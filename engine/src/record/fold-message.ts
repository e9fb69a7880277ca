/**
 * A conversation as a new message finds it. In: the conversation, the message's place in the stream, the team, the load.
 * Out: the conversation and load afterwards, and what its timeline is told. Pure.
 * What stays true: what was closed before the message came is opened again with its group; its agent keeps it when they
 * can take it, else the group's routing picks another, so that nothing is opened again for somebody who has gone home.
 */
import type { ConversationFacts, Directory, TeamLoad } from '@switchboard/shared/facts';
import { picksAgents, pickAgent } from '../routing/assign.ts';
import { whyNotKept } from '../routing/availability.ts';
import { followConversation } from '../routing/team-load.ts';
import { timelineRow, type TimelineRow } from './batch-records.ts';

export interface FoldedMessage {
  conversation: ConversationFacts;
  load: TeamLoad | null;
  timeline: TimelineRow[];
}

export interface FoldMessageInput {
  conversation: ConversationFacts;
  /** The last event accepted before a closed conversation was closed; null when that is not known. */
  closedThrough: number | null | undefined;
  /** Of the message. */
  seq: number;
  load: TeamLoad | null;
  directory: Directory;
  /** ISO 8601. */
  now: string;
}

export function foldMessage({ conversation, closedThrough, seq, load, directory, now }: FoldMessageInput): FoldedMessage {
  const isClosed = conversation.status === 'closed';
  if (conversation.status === 'open' || (isClosed && seq <= (closedThrough ?? -1))) return { conversation, load, timeline: [] };
  const opened: ConversationFacts = isClosed
    ? { ...conversation, status: 'open', opening: conversation.opening + 1, repeats: {} }
    : { ...conversation, status: 'open' };
  const conversationId = opened.id;
  const kind = isClosed ? 'reopened' : 'woken';
  const told = [timelineRow({ conversationId, kind, by: 'person', reason: 'A new message arrived.' })];
  const { groupId } = opened;
  const since = load === null || groupId === null ? null : whyPickAnew(opened, groupId, isClosed, load, directory, now);
  if (load === null || groupId === null || since === null) {
    return { conversation: opened, load: load === null ? null : followConversation(load, conversation, opened), timeline: told };
  }
  const asking = { ...opened, groupId, assigneeId: null };
  const picked = pickAgent(asking, followConversation(load, conversation, asking), directory, now);
  const reason = `Assigned to ${picked.sentence}${since}.`;
  const candidates = picked.candidates ?? null;
  told.push(timelineRow({ conversationId, kind: 'assigned', by: 'routing', reason, candidates }));
  return { conversation: picked.conversation, load: picked.load, timeline: told };
}

/** Why the group is asked for an agent, as the sentence's end: empty when nobody had it; null when all stays as it is. */
function whyPickAnew(
  { assigneeId }: ConversationFacts,
  groupId: string,
  wasClosed: boolean,
  load: TeamLoad,
  directory: Directory,
  now: string,
): string | null {
  if (!picksAgents(groupId, directory)) return null;
  if (assigneeId === null) return '';
  // Whoever snoozed it wants it back; only what was over may have outlasted its agent's day.
  if (!wasClosed) return null;
  const why = whyNotKept(assigneeId, groupId, directory, load, now);
  return why === null ? null : `, since ${why}`;
}
