/**
 * Assigns a conversation by a run's or a rule's command, or says why not.
 * What stays true: an assignment made by a person is never overridden; without `replace` only a conversation without
 * group and assignee is assigned; the same assignment again changes nothing.
 */
import type { AssignedBy, ConversationFacts, Directory } from '@switchboard/shared/facts';
import type { Command } from '@switchboard/shared/node-type';
import { pickAgent } from '../routing/assign.ts';
import { whyUnavailable } from '../routing/availability.ts';
import { followConversation, noLoad } from '../routing/team-load.ts';
import { type CommandResult, skipped } from './command-result.ts';
import type { Surroundings, WorkingState } from './working-state.ts';

export type AssignCommand = Extract<Command, { kind: 'assign-group' | 'assign-agent' }>;

/**
 * @param state the working state; not changed
 * @param command what is asked
 * @param by who asks
 */
export function applyAssignment(
  state: WorkingState,
  command: AssignCommand,
  { directory, now }: Surroundings,
  by: Exclude<AssignedBy, 'person'>,
): CommandResult {
  const { conversation } = state.facts;
  const target = command.kind === 'assign-group' ? directory.groups.get(command.groupId) : directory.agents.get(command.agentId);
  if (target === undefined) {
    return skipped(state, `Not assigned: this ${command.kind === 'assign-group' ? 'group' : 'agent'} does not exist any more.`);
  }
  const standing = command.kind === 'assign-group' ? conversation.groupId : conversation.assigneeId;
  if (standing === target.id) return skipped(state, `Already assigned to ${target.name}.`);

  const isAssigned = conversation.groupId !== null || conversation.assigneeId !== null;
  const holder = isAssigned ? holderOf(conversation, directory) : '';
  if (isAssigned && conversation.assignedBy === 'person')
    return skipped(state, `Not assigned to ${target.name}: a person assigned this conversation to ${holder}.`);
  if (isAssigned && !command.replace) return skipped(state, `Not assigned to ${target.name}: already assigned to ${holder}.`);
  const instead = isAssigned ? `, instead of ${holder}` : '';

  if (command.kind === 'assign-agent') return assignAgent(state, command, { directory, now }, by, instead);
  const staysWithAssignee =
    conversation.assigneeId !== null && directory.groups.get(target.id)?.agentIds.includes(conversation.assigneeId) === true;
  const given = { ...conversation, groupId: target.id, assignedBy: by };
  if (staysWithAssignee) return applied(state, { ...given, queuedAt: null }, `Assigned to ${target.name}${instead}.`);
  // Another group's conversation does not stay with an agent who is not in that group; their load goes down first.
  const freed = { ...given, assigneeId: null, queuedAt: null };
  const load = state.load === null ? null : followConversation(state.load, conversation, freed);
  const { sentence, candidates, ...after } = pickAgent(freed, load, directory, now);
  return {
    state: { facts: { ...state.facts, conversation: after.conversation }, load: after.load },
    applied: true,
    reason: `Assigned to ${sentence}${instead}.`,
    ...(candidates === undefined ? {} : { candidates }),
  };
}

function assignAgent(
  state: WorkingState,
  command: Extract<Command, { kind: 'assign-agent' }>,
  { directory, now }: Surroundings,
  by: Exclude<AssignedBy, 'person'>,
  instead: string,
): CommandResult {
  const agent = directory.agents.get(command.agentId)!;
  const obstacle = command.onlyIfAvailable ? whyUnavailable(agent, state.load ?? noLoad, now, { onlyOnline: true }) : null;
  if (obstacle !== null) return skipped(state, `Not assigned to ${agent.name}: ${obstacle}.`);
  const conversation = { ...state.facts.conversation, assigneeId: agent.id, assignedBy: by, queuedAt: null };
  return applied(state, conversation, `Assigned to ${agent.name}${instead}.`);
}

function applied(state: WorkingState, conversation: ConversationFacts, reason: string): CommandResult {
  const load = state.load === null ? null : followConversation(state.load, state.facts.conversation, conversation);
  return { state: { facts: { ...state.facts, conversation }, load }, applied: true, reason };
}

function holderOf({ groupId, assigneeId }: ConversationFacts, directory: Directory): string {
  const agent = assigneeId === null ? undefined : directory.agents.get(assigneeId);
  const group = groupId === null ? undefined : directory.groups.get(groupId);
  const names = [agent?.name, group?.name].filter((name) => name !== undefined);
  return names.length > 0 ? names.join(' in ') : 'somebody who does not exist any more';
}
