import { describe, expect, it } from '@jest/globals';
import type { TeamLoad } from '@switchboard/shared/facts';
import { exampleFacts } from '../nodes/example-facts.ts';
import { agent, group, team } from '../record/test-batches.ts';
import { pickAgent } from './assign.ts';
import { followConversation, noLoad } from './team-load.ts';
import { whyWaits } from './why-waits.ts';

const now = '2026-11-22T10:00:00.000Z';
const directory = team(
  [agent('a-1', 'Marie', { maxOpenConversations: 1 }), agent('a-2', 'Jonas', { availability: 'away' }), agent('a-3', 'Luc')],
  [
    group('full', ['a-1', 'a-2'], { strategy: 'round-robin' }),
    group('nobody', [], { strategy: 'least-busy' }),
    group('free', ['a-3', 'a-1'], { strategy: 'round-robin' }),
    group('flows', ['a-2'], { strategy: 'round-robin', overflowGroupId: 'free' }),
    {
      ...group('shut', ['a-3'], { strategy: 'round-robin' }),
      hours: { timeZone: 'UTC', days: { monday: [{ from: '09:00', to: '17:00' }] } },
    },
  ],
);
const name = (id: string) => directory.groups.get(id)!.name;
const busy: TeamLoad = { ...noLoad, open: new Map([['a-1', 1]]) };
const waits = (groupId: string, load = busy) => whyWaits(groupId, directory, load, now);

describe('whyWaits', () => {
  it('says of each member why they cannot take it', () => {
    expect(waits('full')).toEqual({
      reason: `Waits for an agent of ${name('full')}: nobody in ${name('full')} can take it.`,
      candidates: [
        { agentId: 'a-1', name: 'Marie', chosen: false, reason: '1 of 1 open' },
        { agentId: 'a-2', name: 'Jonas', chosen: false, reason: 'away' },
      ],
    });
  });

  it('says that a group has no members, or is out of hours', () => {
    expect(waits('nobody')).toEqual({
      reason: `Waits for an agent of ${name('nobody')}: ${name('nobody')} has no members.`,
      candidates: null,
    });
    expect(waits('shut').reason).toContain(`Waits for an agent of ${name('shut')}: ${name('shut')} is out of hours: `);
  });

  it('blames nobody when somebody can take it at once, in the group or where it flows over', () => {
    for (const groupId of ['free', 'flows'])
      expect(waits(groupId)).toEqual({ reason: `Waits for an agent of ${name(groupId)}.`, candidates: null });
  });

  it('chooses nobody for whoever stands behind others, and says whose turn it is', () => {
    expect(waits('free', { ...busy, waiting: new Map([['free', 2]]) })).toEqual({
      reason: `Waits for an agent of ${name('free')}: others wait already.`,
      candidates: [
        { agentId: 'a-3', name: 'Luc', chosen: false, reason: 'next in turn, for those who wait already' },
        { agentId: 'a-1', name: 'Marie', chosen: false, reason: '1 of 1 open' },
      ],
    });
  });

  it('tells the same candidates as a rule’s or automation’s assignment', () => {
    const conversation = { ...exampleFacts.conversation, groupId: 'full', assigneeId: null, queuedAt: null };
    const first = pickAgent(conversation, busy, directory, now);
    expect(first.candidates).toEqual(waits('full').candidates);
    const load = followConversation(busy, conversation, first.conversation);
    const second = pickAgent(conversation, load, directory, now);
    expect(second).toMatchObject({ sentence: `${name('full')}, where others wait already`, candidates: first.candidates });
    expect(waits('full', load).candidates).toEqual(first.candidates);
  });
});
