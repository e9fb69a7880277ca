import { describe, expect, it } from '@jest/globals';
import type { ConversationFacts, GroupFacts, TeamLoad } from '@switchboard/shared/facts';
import { limits } from '@switchboard/shared/limits';
import type { Attributes, AttributeValue } from '@switchboard/shared/message';
import type { Command, NodeExample } from '@switchboard/shared/node-type';
import { exampleDirectory, exampleNow, factsOfExample } from '../nodes/example-facts.ts';
import { noLoad } from '../routing/team-load.ts';
import { applyCommand, readCommand } from './apply-command.ts';
import type { Surroundings, WorkingState } from './working-state.ts';

const germany: GroupFacts = {
  id: 'g-2',
  name: 'Support Germany',
  agentIds: ['a-2'],
  routing: { strategy: 'none' },
  hours: null,
};
const surroundings: Surroundings = {
  directory: { ...exampleDirectory, groups: new Map([...exampleDirectory.groups, ['g-2', germany]]) },
  now: exampleNow,
};
const toGroup = (groupId: string, replace = false): Command => ({ kind: 'assign-group', groupId, replace });
const toAgent = (agentId: string, replace = false): Command => ({ kind: 'assign-agent', agentId, replace });
/** Applies a command, and sees to it that nothing given changes and that the state is a new one exactly when it says so. */
function run(command: Command, standing: NodeExample<unknown>['facts'] = {}, load: TeamLoad | null = noLoad) {
  const state: WorkingState = { facts: factsOfExample(standing), load };
  const before = structuredClone(state);
  const result = applyCommand(state, command, surroundings);
  expect(state).toEqual(before);
  expect(result.state === state).toBe(!result.applied);
  return { ...result, conversation: result.state.facts.conversation, person: result.state.facts.person };
}
const apply = (standing: Partial<ConversationFacts>, command: Command) => {
  const { conversation, applied, reason } = run(command, { conversation: standing });
  const { groupId, assigneeId, assignedBy } = conversation;
  return { groupId, assigneeId, assignedBy, applied, reason };
};
const byAutomation = { assignedBy: 'automation' } as const;

describe('an assignment', () => {
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

describe('a tag', () => {
  const withTags = (...tags: string[]) => ({ conversation: { tags } });

  it('is added in its place in the alphabet', () => {
    expect(run({ kind: 'add-tag', tag: 'refund' }, withTags('late', 'vip'))).toMatchObject({
      conversation: { tags: ['late', 'refund', 'vip'] },
      applied: true,
      reason: 'Tagged “refund”.',
    });
  });

  it('that is there already is not added, and one that is not there not removed', () => {
    expect(run({ kind: 'add-tag', tag: 'vip' }, withTags('vip'))).toMatchObject({
      applied: false,
      reason: 'Tagged “vip” already.',
    });
    expect(run({ kind: 'remove-tag', tag: 'vip' }, withTags('late'))).toMatchObject({
      applied: false,
      reason: 'Not tagged “vip”.',
    });
  });

  it('is removed, and leaves the others', () => {
    expect(run({ kind: 'remove-tag', tag: 'late' }, withTags('late', 'vip'))).toMatchObject({
      conversation: { tags: ['vip'] },
      applied: true,
      reason: 'Tag “late” removed.',
    });
  });

  it('is not added above the limit, and says so', () => {
    const full = Array.from({ length: limits.tagsPerConversation }, (_, index) => `tag ${index}`);
    expect(run({ kind: 'add-tag', tag: 'one more' }, withTags(...full))).toMatchObject({
      applied: false,
      reason: 'Not tagged “one more”: a conversation has at most 50 tags.',
    });
    expect(run({ kind: 'add-tag', tag: 'one more' }, withTags(...full.slice(1)))).toMatchObject({ applied: true });
  });
});

describe('an attribute', () => {
  const withAttributes = (attributes: Attributes) => ({ person: { attributes } });
  const set = (name: string, value: AttributeValue): Command => ({ kind: 'set-attribute', name, value });

  it('is set beside the others, whatever its form', () => {
    expect(run(set('plan', 'pro'), withAttributes({ city: 'Lyon' }))).toMatchObject({
      person: { attributes: { city: 'Lyon', plan: 'pro' } },
      applied: true,
      reason: '“plan” set to pro.',
    });
    expect(run(set('vip', true)).reason).toBe('“vip” set to yes.');
    expect(run(set('vip', false)).reason).toBe('“vip” set to no.');
    expect(run(set('orders', 0)).reason).toBe('“orders” set to 0.');
    expect(run(set('tags', ['a', 'b'])).reason).toBe('“tags” set to a, b.');
    expect(run(set('constructor', 'x'), withAttributes({})).person.attributes).toEqual({ constructor: 'x' });
  });

  it('is read by the type it is defined to have, and not set to what means nothing by it', () => {
    const directory = { ...exampleDirectory, attributeTypes: new Map([['orders', 'number' as const]]) };
    const state: WorkingState = { facts: factsOfExample({}), load: noLoad };
    const read = readCommand(set('orders', '5'), directory);
    expect(read).toEqual(set('orders', 5));
    expect(readCommand(set('plan', '5'), directory)).toEqual(set('plan', '5'));
    expect(readCommand(set('orders', null), directory)).toEqual(set('orders', null));
    expect(applyCommand(state, read, { ...surroundings, directory }).reason).toBe('“orders” set to 5.');
    const unfit = readCommand(set('orders', 'many'), directory);
    expect(applyCommand(state, unfit, { ...surroundings, directory })).toEqual({
      state,
      applied: false,
      reason: 'orders not set: it must be a number, such as 12 or 12.5, and “many” is not.',
    });
  });

  it('that has the value already changes nothing', () => {
    expect(run(set('plan', 'pro'), withAttributes({ plan: 'pro' }))).toMatchObject({
      applied: false,
      reason: 'plan is pro already.',
    });
    expect(run(set('tags', ['a', 'b']), withAttributes({ tags: ['a', 'b'] }))).toMatchObject({ applied: false });
    expect(run(set('vip', false), withAttributes({ vip: false }))).toMatchObject({
      applied: false,
      reason: 'vip is no already.',
    });
  });

  it('is taken away by null, once', () => {
    expect(run(set('plan', null), withAttributes({ plan: 'pro', city: 'Lyon' }))).toMatchObject({
      person: { attributes: { city: 'Lyon' } },
      applied: true,
      reason: '“plan” taken away.',
    });
    expect(run(set('plan', null), withAttributes({ plan: 'pro' })).person.attributes).not.toHaveProperty('plan');
    expect(run(set('plan', null), withAttributes({ city: 'Lyon' }))).toMatchObject({
      applied: false,
      reason: 'plan is not set.',
    });
  });

  it('is not added to a person who is full, and says so; those there can still be set and taken away', () => {
    const full = Object.fromEntries(Array.from({ length: limits.attributesPerPerson }, (_, index) => [`a${index}`, index]));
    expect(run(set('plan', 'pro'), withAttributes(full))).toMatchObject({
      applied: false,
      reason: 'plan not set: a person has at most 100 attributes.',
    });
    expect(run(set('a7', 'new'), withAttributes(full))).toMatchObject({ applied: true, person: { attributes: { a7: 'new' } } });
    expect(run(set('a7', null), withAttributes(full))).toMatchObject({ applied: true });
    expect(run(set('plan', null), withAttributes(full))).toMatchObject({ applied: false, reason: 'plan is not set.' });
  });
});

describe('closing', () => {
  const held = { status: 'open', groupId: 'g-1', assigneeId: 'a-1' } as const;
  const busy: TeamLoad = { ...noLoad, open: new Map([['a-1', 3]]) };

  it('keeps group and assignee, takes it out of the queue, and frees its agent’s place', () => {
    const { conversation, reason, state } = run({ kind: 'close-conversation' }, { conversation: held }, busy);
    expect(conversation).toMatchObject({ ...held, status: 'closed' });
    expect(reason).toBe('Closed.');
    expect(state.load?.open.get('a-1')).toBe(2);
    const waiting = { groupId: 'g-2', queuedAt: exampleNow };
    expect(run({ kind: 'close-conversation' }, { conversation: waiting }).conversation).toMatchObject({
      status: 'closed',
      groupId: 'g-2',
      queuedAt: null,
    });
  });

  it('frees nobody’s place when the conversation was snoozed, and none when the load is not known', () => {
    const command: Command = { kind: 'close-conversation' };
    expect(run(command, { conversation: { ...held, status: 'snoozed' } }, busy).state.load).toBe(busy);
    expect(run(command, { conversation: held }, null)).toMatchObject({ applied: true, state: { load: null } });
  });

  it('twice changes nothing the second time', () => {
    expect(run({ kind: 'close-conversation' }, { conversation: { status: 'closed' } })).toMatchObject({
      applied: false,
      reason: 'Closed already.',
    });
  });
});
