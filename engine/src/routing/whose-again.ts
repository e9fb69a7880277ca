/**
 * Whose a conversation is when it is opened again, by its time, a message or a person. In: the conversation as it stands
 * snoozed or closed, the team, the load, the time. Out: its agent, and what there is to be said about that. Pure.
 * What stays true: where a group picks its agents and gives nothing to those who are away, nothing is opened again for
 * one of them. What was closed comes back to nobody who is at their maximum; what was snoozed does, and it is said: its
 * agent put it aside for later, and it is theirs.
 */
import type { ConversationFacts, Directory, TeamLoad } from '@switchboard/shared/facts';
import { picksAgents } from './assign.ts';
import { availabilityRule, whyNotThere, whyUnavailable } from './availability.ts';

export interface WhoseAgain {
  /** Null: nobody's; where the group picks agents, it is asked for one. */
  assigneeId: string | null;
  /** A sentence's end, “Luc is not available (offline)”; null when all is as it was. */
  remark: string | null;
}

/**
 * @param before as it stands before it is opened
 * @param load how busy the team is, this conversation not counted
 * @param now ISO 8601
 */
export function whoseAgain(before: ConversationFacts, directory: Directory, load: TeamLoad, now: string): WhoseAgain {
  const { assigneeId, groupId, status } = before;
  const asBefore = { assigneeId, remark: null };
  const group = groupId === null ? undefined : directory.groups.get(groupId);
  if (assigneeId === null || group === undefined || !picksAgents(group.id, directory)) return asBefore;
  const agent = directory.agents.get(assigneeId);
  if (agent === undefined) return { assigneeId: null, remark: 'its agent has gone' };
  const rule = availabilityRule(group);
  const isSnoozed = status === 'snoozed';
  const obstacle = isSnoozed ? whyNotThere(agent, now, rule) : whyUnavailable(agent, load, now, rule);
  if (obstacle !== null) return { assigneeId: null, remark: `${agent.name} is not available (${obstacle})` };
  const { maxOpenConversations: most } = agent;
  const open = (load.open.get(assigneeId) ?? 0) + 1;
  return isSnoozed && most !== null && open > most
    ? { assigneeId, remark: `${agent.name} has ${open} of ${most} open with it` }
    : asBefore;
}
