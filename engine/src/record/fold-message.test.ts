import { describe, expect, it } from '@jest/globals';
import type { ConversationFacts, TeamLoad } from '@switchboard/shared/facts';
import { noLoad } from '../routing/team-load.ts';
import { foldMessage } from './fold-message.ts';
import { agent, batchNow as now, conversation, group, team } from './test-batches.ts';

const directory = team(
  [agent('a-1', 'Marie', { maxOpenConversations: 2 }), agent('a-2', 'Jonas', { availability: 'away' }), agent('a-3', 'Luc')],
  [
    group('turns', ['a-1', 'a-2', 'a-3'], { strategy: 'round-robin' }),
    group('whoever', ['a-2', 'a-3'], { strategy: 'round-robin', onlyOnline: false }),
    group('night', ['a-2'], { strategy: 'least-busy' }),
    group('over', ['a-2'], { strategy: 'least-busy', overflowGroupId: 'members' }),
    group('members', ['a-1', 'a-3'], { strategy: 'none' }),
  ],
);
const load = (open: Record<string, number> = {}): TeamLoad => ({ ...noLoad, open: new Map(Object.entries(open)) });
function fold(facts: Partial<ConversationFacts>, given: TeamLoad | null = load(), seq = 5, closedThrough: number | null = 4) {
  const standing = conversation('c-0', facts).facts;
  const before = structuredClone({ standing, given });
  const folded = foldMessage({ conversation: standing, closedThrough, seq, load: given, directory, now });
  expect({ standing, given }).toEqual(before);
  return {
    ...folded,
    isSame: folded.conversation === standing,
    told: folded.timeline.map(({ kind, by, reason }) => [kind, by, reason]),
  };
}
const closed = (groupId: string | null, assigneeId: string | null): Partial<ConversationFacts> => ({
  status: 'closed',
  groupId,
  assigneeId,
  assignedBy: 'automation',
  opening: 3,
  repeats: { key: now },
});
const reopened = ['reopened', 'person', 'A new message arrived.'];

describe('a message', () => {
  it('leaves an open conversation as it is', () => {
    expect(fold({ groupId: 'turns', assigneeId: 'a-2' })).toMatchObject({ isSame: true, told: [] });
  });

  it('leaves one closed that was closed after it was accepted', () => {
    expect(fold(closed('turns', null), load(), 4, 4)).toMatchObject({ isSame: true, told: [] });
    expect(fold(closed('turns', null), load(), 4, null).conversation.status).toBe('open');
  });

  it('wakes a snoozed one with whoever has it, who has one more then', () => {
    const folded = fold({ status: 'snoozed', groupId: 'turns', assigneeId: 'a-1', opening: 3, repeats: { key: now } });
    expect(folded.conversation).toMatchObject({ status: 'open', assigneeId: 'a-1', opening: 3, repeats: { key: now } });
    expect(folded.load?.open.get('a-1')).toBe(1);
    expect(folded.told).toEqual([['woken', 'person', 'A new message arrived.']]);
  });

  it('opens a closed one anew with its group, and forgets what was sent before', () => {
    const folded = fold(closed('members', 'a-2'));
    expect(folded.conversation).toMatchObject({ status: 'open', groupId: 'members', assigneeId: 'a-2', opening: 4, repeats: {} });
    expect(folded.told).toEqual([reopened]);
  });
});

describe('a conversation that is opened again in a group that picks', () => {
  it('stays with its agent who is there, without a turn', () => {
    const folded = fold(closed('turns', 'a-1'), load({ 'a-1': 1 }));
    expect(folded.conversation).toMatchObject({ groupId: 'turns', assigneeId: 'a-1', queuedAt: null });
    expect(folded.load?.open.get('a-1')).toBe(2);
    expect(folded.load?.turns).toEqual({});
    expect(folded.told).toEqual([reopened]);
  });

  it('goes to another when its agent is away, and says so', () => {
    const folded = fold(closed('turns', 'a-2'));
    expect(folded.conversation).toMatchObject({ groupId: 'turns', assigneeId: 'a-1', queuedAt: null });
    expect(folded.load?.open.get('a-1')).toBe(1);
    expect(folded.load?.turns['turns']?.['a-1']).toBe(1);
    expect(folded.told).toEqual([
      reopened,
      ['assigned', 'routing', 'Assigned to Marie in TURNS: Marie is next in turn, since Jonas is not available (away).'],
    ]);
    expect(folded.timeline[1]?.candidates).toHaveLength(3);
  });

  it('goes to another when its agent has enough to do, or is gone', () => {
    expect(fold(closed('turns', 'a-1'), load({ 'a-1': 2 })).conversation.assigneeId).toBe('a-3');
    const gone = fold(closed('turns', 'gone'));
    expect(gone.conversation.assigneeId).toBe('a-1');
    expect(gone.told[1]?.[2]).toBe('Assigned to Marie in TURNS: Marie is next in turn, since its agent has gone.');
  });

  it('finds an agent when it had none', () => {
    const folded = fold(closed('turns', null));
    expect(folded.conversation.assigneeId).toBe('a-1');
    expect(folded.told[1]?.[2]).toBe('Assigned to Marie in TURNS: Marie is next in turn.');
  });

  it('stays with an agent who is away when the group does not ask for that', () => {
    expect(fold(closed('whoever', 'a-2')).conversation.assigneeId).toBe('a-2');
  });

  it('waits when nobody can take it', () => {
    const folded = fold(closed('night', 'a-2'));
    expect(folded.conversation).toMatchObject({ groupId: 'night', assigneeId: null, queuedAt: now });
    expect(folded.told[1]?.[2]).toBe(
      'Assigned to NIGHT, where it waits: nobody in NIGHT can take it, since Jonas is not available (away).',
    );
  });

  it('flows over to another group', () => {
    expect(fold(closed('over', 'a-2')).conversation).toMatchObject({ groupId: 'members', assigneeId: null, queuedAt: null });
  });

  it('stays as it is while the load is not known', () => {
    expect(fold(closed('turns', 'a-2'), null)).toMatchObject({
      conversation: { assigneeId: 'a-2' },
      load: null,
      told: [reopened],
    });
  });
});

describe('a snoozed conversation of a group that picks', () => {
  const asleep = (groupId: string, assigneeId: string) => ({ status: 'snoozed' as const, groupId, assigneeId });
  const woken = ['woken', 'person', 'A new message arrived.'];

  it('goes to another when its agent is away, and says so', () => {
    const folded = fold(asleep('turns', 'a-2'));
    expect(folded.conversation).toMatchObject({
      status: 'open',
      groupId: 'turns',
      assigneeId: 'a-1',
      queuedAt: null,
      opening: 1,
    });
    expect(folded.load?.open.get('a-1')).toBe(1);
    expect(folded.told).toEqual([
      woken,
      ['assigned', 'routing', 'Assigned to Marie in TURNS: Marie is next in turn, since Jonas is not available (away).'],
    ]);
    expect(fold(asleep('night', 'a-2')).conversation).toMatchObject({ assigneeId: null, queuedAt: now });
  });

  it('comes back to an agent who is away when the group does not ask for that, or its members choose', () => {
    for (const groupId of ['whoever', 'members']) {
      expect(fold(asleep(groupId, 'a-2'))).toMatchObject({ conversation: { assigneeId: 'a-2' }, told: [woken] });
    }
  });

  it('comes back to an agent who has enough to do, and says so', () => {
    const folded = fold(asleep('turns', 'a-1'), load({ 'a-1': 2 }));
    expect(folded.conversation).toMatchObject({ assigneeId: 'a-1', queuedAt: null });
    expect(folded.load?.open.get('a-1')).toBe(3);
    expect(folded.told).toEqual([['woken', 'person', 'A new message arrived; Marie has 3 of 2 open with it.']]);
  });
});

describe('a snoozed conversation of a group that picks, which nobody has', () => {
  it('is given to whoever is there when it is woken, and waits from then on when nobody is', () => {
    expect(fold({ status: 'snoozed', groupId: 'turns' }).conversation).toMatchObject({ assigneeId: 'a-1', queuedAt: null });
    const folded = fold({ status: 'snoozed', groupId: 'night' });
    expect(folded.conversation).toMatchObject({ status: 'open', assigneeId: null, queuedAt: now });
    expect(folded.told[1]?.[2]).toBe('Assigned to NIGHT, where it waits: nobody in NIGHT can take it.');
  });
});
