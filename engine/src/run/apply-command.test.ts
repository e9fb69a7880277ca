import { describe, expect, it } from '@jest/globals';
import type { ConversationFacts } from '@switchboard/shared/facts';
import type { Command } from '@switchboard/shared/node-type';
import { exampleDirectory, exampleFacts } from '../nodes/example-facts.ts';
import { applyCommand } from './apply-command.ts';

const directory = {
  ...exampleDirectory,
  groups: new Map([...exampleDirectory.groups, ['g-2', { id: 'g-2', name: 'Support Germany', agentIds: ['a-2'] }]]),
};
const toGroup = (groupId: string, replace = false): Command => ({ kind: 'assign-group', groupId, replace });
const toAgent = (agentId: string, replace = false): Command => ({ kind: 'assign-agent', agentId, replace });
const apply = (standing: Partial<ConversationFacts>, command: Command) => {
  const conversation = Object.freeze({ ...exampleFacts.conversation, ...standing });
  const { conversation: after, applied, reason } = applyCommand(conversation, command, directory);
  expect(after === conversation).toBe(!applied);
  const { groupId, assigneeId, assignedBy } = after;
  return { groupId, assigneeId, assignedBy, applied, reason };
};
const byAutomation = { assignedBy: 'automation' } as const;

describe('applyCommand', () => {
  it('assigns a conversation without group and assignee', () => {
    expect(apply({}, toGroup('g-1'))).toEqual({
      groupId: 'g-1',
      assigneeId: null,
      assignedBy: 'automation',
      applied: true,
      reason: 'Assigned to Support France.',
    });
    expect(apply({}, toAgent('a-1'))).toMatchObject({ groupId: null, assigneeId: 'a-1', applied: true });
  });

  it('leaves an assigned one alone, and says to whom it is assigned', () => {
    expect(apply({ groupId: 'g-1', ...byAutomation }, toGroup('g-2'))).toMatchObject({
      groupId: 'g-1',
      applied: false,
      reason: 'Not assigned to Support Germany: already assigned to Support France.',
    });
    expect(apply({ groupId: 'g-1', ...byAutomation }, toAgent('a-2'))).toMatchObject({ assigneeId: null, applied: false });
    expect(apply({ assigneeId: 'a-1', ...byAutomation }, toGroup('g-1'))).toMatchObject({ groupId: null, applied: false });
  });

  it('replaces when told to, and keeps an agent who is in the new group', () => {
    const standing = { groupId: 'g-1', assigneeId: 'a-2', ...byAutomation };
    expect(apply(standing, toGroup('g-2', true))).toMatchObject({
      groupId: 'g-2',
      assigneeId: 'a-2',
      applied: true,
      reason: 'Assigned to Support Germany, instead of Jonas in Support France.',
    });
    expect(apply({ ...standing, assigneeId: 'a-1' }, toGroup('g-2', true))).toMatchObject({ groupId: 'g-2', assigneeId: null });
    expect(apply(standing, toAgent('a-1', true))).toMatchObject({ groupId: 'g-1', assigneeId: 'a-1', applied: true });
    expect(apply({ groupId: 'g-1', assignedBy: 'rule' }, toGroup('g-2', true))).toMatchObject({
      groupId: 'g-2',
      assignedBy: 'automation',
    });
  });

  it('never overrides a person', () => {
    expect(apply({ groupId: 'g-1', assignedBy: 'person' }, toGroup('g-2', true))).toMatchObject({
      groupId: 'g-1',
      applied: false,
      reason: 'Not assigned to Support Germany: a person assigned this conversation to Support France.',
    });
    expect(apply({ assigneeId: 'a-1', assignedBy: 'person' }, toAgent('a-2', true))).toMatchObject({
      assigneeId: 'a-1',
      applied: false,
    });
  });

  it('changes nothing when the assignment stands already', () => {
    expect(apply({ groupId: 'g-1', assigneeId: 'a-1', assignedBy: 'person' }, toGroup('g-1', true))).toMatchObject({
      assigneeId: 'a-1',
      assignedBy: 'person',
      applied: false,
      reason: 'Already assigned to Support France.',
    });
  });

  it('says that a group or an agent has gone', () => {
    expect(apply({}, toGroup('gone'))).toMatchObject({
      applied: false,
      reason: 'Not assigned: this group does not exist any more.',
    });
    expect(apply({}, toAgent('__proto__'))).toMatchObject({
      applied: false,
      reason: 'Not assigned: this agent does not exist any more.',
    });
  });
});
