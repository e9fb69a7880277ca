/**
 * Applies a command of a run to the working state of its conversation, or says why not.
 * In: the conversation as it stands, the command, the team. Out: the conversation afterwards (the same object when
 * nothing changed) and a sentence.
 * What stays true: an assignment made by a person is never overridden; without `replace` only a conversation without
 * group and assignee is assigned; the same assignment again changes nothing.
 */
import type { ConversationFacts, Directory } from '@switchboard/shared/facts';
import type { Command } from '@switchboard/shared/node-type';

export interface CommandResult {
  conversation: ConversationFacts;
  applied: boolean;
  /** A sentence for the step and the conversation's timeline. */
  reason: string;
}

/**
 * @param conversation the working state; not changed
 * @param command the command
 * @param directory the agents and groups there are
 */
export function applyCommand(conversation: ConversationFacts, command: Command, directory: Directory): CommandResult {
  const skip = (reason: string): CommandResult => ({ conversation, applied: false, reason });
  const target = command.kind === 'assign-group' ? directory.groups.get(command.groupId) : directory.agents.get(command.agentId);
  if (target === undefined) {
    return skip(`Not assigned: this ${command.kind === 'assign-group' ? 'group' : 'agent'} does not exist any more.`);
  }
  const standing = command.kind === 'assign-group' ? conversation.groupId : conversation.assigneeId;
  if (standing === target.id) return skip(`Already assigned to ${target.name}.`);

  const isAssigned = conversation.groupId !== null || conversation.assigneeId !== null;
  if (isAssigned && conversation.assignedBy === 'person')
    return skip(`Not assigned to ${target.name}: a person assigned this conversation to ${holderOf(conversation, directory)}.`);
  if (isAssigned && !command.replace)
    return skip(`Not assigned to ${target.name}: already assigned to ${holderOf(conversation, directory)}.`);

  const instead = isAssigned ? `, instead of ${holderOf(conversation, directory)}` : '';
  const assignment =
    command.kind === 'assign-group' ? groupAssignment(conversation, command.groupId, directory) : { assigneeId: command.agentId };
  return {
    conversation: { ...conversation, ...assignment, assignedBy: 'automation' },
    applied: true,
    reason: `Assigned to ${target.name}${instead}.`,
  };
}

/** Another group's conversation does not stay with an agent who is not in that group. */
function groupAssignment(
  { assigneeId }: ConversationFacts,
  groupId: string,
  directory: Directory,
): Pick<ConversationFacts, 'groupId' | 'assigneeId'> {
  const staysWithAssignee = assigneeId !== null && directory.groups.get(groupId)?.agentIds.includes(assigneeId) === true;
  return { groupId, assigneeId: staysWithAssignee ? assigneeId : null };
}

function holderOf({ groupId, assigneeId }: ConversationFacts, directory: Directory): string {
  const agent = assigneeId === null ? undefined : directory.agents.get(assigneeId);
  const group = groupId === null ? undefined : directory.groups.get(groupId);
  const names = [agent?.name, group?.name].filter((name) => name !== undefined);
  return names.length > 0 ? names.join(' in ') : 'somebody who does not exist any more';
}
