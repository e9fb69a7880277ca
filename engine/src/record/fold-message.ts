/**
 * A conversation as a new message finds it. In: the conversation, the message's place in the stream, the team, the load.
 * Out: the conversation and load afterwards, and what its timeline is told. Pure.
 * What stays true: what was snoozed, or closed before the message came, is opened again with its group; whether its agent
 * keeps it is decided as for whatever else opens it, and if not, the group's routing picks another.
 */
import type { ConversationFacts, Directory, TeamLoad } from '@switchboard/shared/facts';
import { picksAgents, pickAgent } from '../routing/assign.ts';
import { followConversation } from '../routing/team-load.ts';
import { whoseAgain } from '../routing/whose-again.ts';
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
  const { groupId } = opened;
  const { assigneeId, remark } =
    load === null ? { assigneeId: opened.assigneeId, remark: null } : whoseAgain(conversation, directory, load, now);
  const isKept = assigneeId !== null;
  const arrived = `A new message arrived${isKept && remark !== null ? `; ${remark}` : ''}.`;
  const told = [timelineRow({ conversationId, kind, by: 'person', reason: arrived })];
  if (load === null || groupId === null || isKept || !picksAgents(groupId, directory)) {
    return { conversation: opened, load: load === null ? null : followConversation(load, conversation, opened), timeline: told };
  }
  const asking = { ...opened, groupId, assigneeId: null };
  const picked = pickAgent(asking, followConversation(load, conversation, asking), directory, now);
  const reason = `Assigned to ${picked.sentence}${remark === null ? '' : `, since ${remark}`}.`;
  const candidates = picked.candidates ?? null;
  told.push(timelineRow({ conversationId, kind: 'assigned', by: 'routing', reason, candidates }));
  return { conversation: picked.conversation, load: picked.load, timeline: told };
}
