/**
 * Gives a conversation to a group, an agent, or whoever the group's routing picks. In: the conversation, the load, the
 * team, the time. Out: the conversation and the load afterwards, and a sentence. Pure; who may be overridden is asked
 * before.
 * What stays true: `queuedAt` is set exactly while an open conversation of a group that picks its agents has none; nobody
 * overtakes who waits in the same group; a turn is taken exactly when an agent is picked.
 */
import type { ConversationFacts, Directory, TeamLoad } from '@switchboard/shared/facts';
import type { Candidate } from '@switchboard/shared/run';
import { chooseAgent } from './choose-agent.ts';
import { followConversation, takeTurn } from './team-load.ts';
import { behindOthers, doOthersWait } from './why-waits.ts';

export interface Assigned {
  conversation: ConversationFacts;
  load: TeamLoad | null;
  /** Follows “Assigned to”: “Marie in Support France: Marie is next in turn”. */
  sentence: string;
  candidates?: Candidate[];
}

/**
 * Asks the conversation's group for an agent.
 * @param conversation of a group that there is, without assignee
 * @param load null when it is not known: then nobody is picked
 */
export function pickAgent(
  conversation: ConversationFacts & { groupId: string },
  load: TeamLoad | null,
  directory: Directory,
  now: string,
): Assigned {
  const nameOf = (groupId: string) => directory.groups.get(groupId)?.name ?? groupId;
  const asked = { ...conversation, assigneeId: null, queuedAt: null };
  if (load === null || conversation.status !== 'open' || !picksAgents(conversation.groupId, directory))
    return settled(conversation, asked, load, nameOf(conversation.groupId));
  const queued = { ...asked, queuedAt: conversation.queuedAt ?? now };
  if (load.groups?.has(conversation.groupId) === false)
    return settled(conversation, queued, load, `${nameOf(conversation.groupId)}, whose agents are asked next`);
  const choice = chooseAgent(conversation.groupId, directory, load, now);
  if (choice === null) return settled(conversation, asked, load, nameOf(conversation.groupId));
  const { groupId, agentId, waits, reason, candidates } = choice;
  // Whoever comes later waits behind those who wait; who stands in the queue is asked in its turn.
  if (conversation.queuedAt === null && doOthersWait(conversation.groupId, load)) {
    const sentence = `${nameOf(conversation.groupId)}, where others wait already`;
    return settled(conversation, queued, load, sentence, behindOthers(candidates));
  }
  if (waits) return settled(conversation, queued, load, `${nameOf(groupId)}, where it waits: ${reason}`, candidates);
  if (agentId === null) {
    const sentence = groupId === conversation.groupId ? nameOf(groupId) : `${nameOf(groupId)}: ${reason}`;
    return settled(conversation, { ...asked, groupId }, load, sentence, candidates);
  }
  const taken = { ...asked, groupId, assigneeId: agentId };
  const sentence = `${directory.agents.get(agentId)?.name ?? agentId} in ${nameOf(groupId)}: ${reason}`;
  return settled(conversation, taken, takeTurn(load, groupId, agentId), sentence, candidates);
}

function settled(
  before: ConversationFacts,
  conversation: ConversationFacts,
  load: TeamLoad | null,
  sentence: string,
  candidates: Candidate[] = [],
): Assigned {
  return {
    conversation,
    load: load === null ? null : followConversation(load, before, conversation),
    sentence,
    ...(candidates.length === 0 ? {} : { candidates }),
  };
}

/** True when the group's routing picks agents. */
export function picksAgents(groupId: string | null, directory: Directory): boolean {
  const strategy = groupId === null ? undefined : directory.groups.get(groupId)?.routing.strategy;
  return strategy !== undefined && strategy !== 'none';
}
