import { describe, expect, it } from '@jest/globals';
import type { Condition } from '@switchboard/shared/condition';
import type { Directory, GroupFacts, SegmentFacts, TeamLoad } from '@switchboard/shared/facts';
import type { NodeExample } from '@switchboard/shared/node-type';
import { exampleDirectory, exampleNow, factsOfExample } from '../nodes/example-facts.ts';
import { noLoad } from '../routing/team-load.ts';
import { decideRules } from './decide-rules.ts';
import { indexRules, type RuleFacts } from './rule-index.ts';

const planIs = (value: string): Condition => ({ field: 'person.attributes.plan', operator: 'is', value });
const segment = (id: string, name: string, condition: Condition): [string, SegmentFacts] => [id, { id, name, condition }];
const routed: GroupFacts = {
  id: 'g-routed',
  name: 'Routed',
  agentIds: ['a-1', 'a-2'],
  routing: { strategy: 'round-robin' },
  hours: null,
};
const directory: Directory = {
  ...exampleDirectory,
  groups: new Map([...exampleDirectory.groups, [routed.id, routed]]),
  segments: new Map([
    segment('pro', 'On the pro plan', planIs('pro')),
    segment('free', 'On the free plan', planIs('free')),
    segment('everybody', 'Everybody', { field: 'person.id', operator: 'exists' }),
  ]),
};
const rule = (id: string, segmentId: string, groupId = 'g-1'): RuleFacts => ({ id, name: `Rule ${id}`, segmentId, groupId });
function decide(rules: RuleFacts[], given: NodeExample<unknown>['facts'] = {}, load: TeamLoad | null = noLoad) {
  const state = { facts: factsOfExample(given), load };
  const before = structuredClone(state);
  const decision = decideRules(indexRules(rules, directory), state, { directory, now: exampleNow });
  expect(state).toEqual(before);
  return decision;
}

describe('rules', () => {
  it('assign by the first one whose segment the person is in, and say which and why', () => {
    const decision = decide([rule('free', 'free', 'g-2'), rule('pro', 'pro'), rule('all', 'everybody', 'g-2')]);
    expect(decision).toEqual({
      ruleId: 'pro',
      reason: 'Rule “Rule pro”: the person is in On the pro plan. Assigned to Support France.',
      state: {
        facts: factsOfExample({ conversation: { groupId: 'g-1', assignedBy: 'rule' } }),
        load: noLoad,
      },
    });
  });

  it('follow their order', () => {
    expect(decide([rule('all', 'everybody', 'g-2'), rule('pro', 'pro')])?.ruleId).toBe('all');
  });

  it('assign nothing when the person is in no segment of theirs, or the segment is gone', () => {
    expect(decide([rule('free', 'free'), rule('gone', 'gone')])).toBeNull();
    expect(decide([])).toBeNull();
    expect(decide([rule('gone', 'gone'), rule('pro', 'pro')])?.ruleId).toBe('pro');
  });

  it('see the person as the message left them', () => {
    expect(decide([rule('free', 'free')], { person: { attributes: { plan: 'free' } } })?.ruleId).toBe('free');
  });

  it('leave an assigned conversation alone, whoever assigned it', () => {
    const all = [rule('all', 'everybody')];
    expect(decide(all, { conversation: { groupId: 'g-2', assignedBy: 'rule' } })).toBeNull();
    expect(decide(all, { conversation: { assigneeId: 'a-1', assignedBy: 'automation' } })).toBeNull();
    expect(decide(all, { conversation: { groupId: 'g-2', assignedBy: 'person' } })).toBeNull();
  });

  it('look at messages only', () => {
    const all = [rule('all', 'everybody')];
    expect(decide(all, { event: { kind: 'tag-added', tag: 'vip' } })).toBeNull();
    expect(decide(all, { event: { kind: 'conversation-opened', reopened: true } })).toBeNull();
    expect(decide(all, { event: { kind: 'message' } })?.ruleId).toBe('all');
  });

  it('ask the group’s routing, and tell who was considered', () => {
    const decision = decide([rule('all', 'everybody', 'g-routed')]);
    expect(decision).toMatchObject({
      reason: 'Rule “Rule all”: the person is in Everybody. Assigned to Marie in Routed: Marie is next in turn.',
      candidates: [
        { agentId: 'a-1', chosen: true },
        { agentId: 'a-2', chosen: false, reason: 'away' },
      ],
    });
    expect(decision?.state.facts.conversation).toMatchObject({ groupId: 'g-routed', assigneeId: 'a-1', assignedBy: 'rule' });
    expect(decision?.state.load?.open.get('a-1')).toBe(1);
    expect(decision?.state.load?.turns['g-routed']?.['a-1']).toBe(1);
  });

  it('let it wait in a group where nobody can take it', () => {
    const decision = decide([rule('all', 'everybody', 'g-2')]);
    expect(decision?.reason).toBe(
      'Rule “Rule all”: the person is in Everybody. Assigned to Away, where it waits: nobody in Away can take it.',
    );
    expect(decision?.state.facts.conversation).toMatchObject({ groupId: 'g-2', assigneeId: null, queuedAt: exampleNow });
  });

  it('assign nothing when the group of the first that matches is gone', () => {
    expect(decide([rule('all', 'everybody', 'gone')])).toBeNull();
  });
});
