import { describe, expect, it } from '@jest/globals';
import type { AgentFacts, ConversationFacts, Directory, GroupFacts, TeamLoad } from '@switchboard/shared/facts';
import { exampleNow, factsOfExample } from '../nodes/example-facts.ts';
import { noLoad } from '../routing/team-load.ts';
import { type AssignCommand, applyAssignment } from './apply-assignment.ts';

const agent = (name: string, rest: Partial<AgentFacts> = {}): AgentFacts => ({
  id: name.toLowerCase(),
  name,
  email: `${name.toLowerCase()}@example.com`,
  languages: [],
  availability: 'online',
  maxOpenConversations: null,
  workingHours: null,
  ...rest,
});
const group = (id: string, agentIds: string[], routing: GroupFacts['routing'] = { strategy: 'round-robin' }): GroupFacts => ({
  id,
  name: id.toUpperCase(),
  agentIds,
  routing,
  hours: null,
});
function team(agents: AgentFacts[], ...groups: GroupFacts[]): Directory {
  const byId = <Item extends { id: string }>(items: Item[]) => new Map(items.map((item) => [item.id, item]));
  return { agents: byId(agents), groups: byId(groups), segments: new Map() };
}
const load = (open: Record<string, number>): TeamLoad => ({ ...noLoad, open: new Map(Object.entries(open)) });
const openOf = (after: TeamLoad | null) => Object.fromEntries(after?.open ?? []);

const toGroup = (groupId: string, replace = false): AssignCommand => ({ kind: 'assign-group', groupId, replace });
const ifAvailable = (agentId: string): AssignCommand => ({
  kind: 'assign-agent',
  agentId,
  replace: false,
  onlyIfAvailable: true,
});

/** Assigns an example conversation by an automation, and sees to it that nothing given changes. */
function assign(command: AssignCommand, directory: Directory, given: TeamLoad | null, standing: Partial<ConversationFacts> = {}) {
  const state = { facts: factsOfExample({ conversation: standing }), load: given };
  const before = structuredClone(state);
  const { state: after, ...rest } = applyAssignment(state, command, { directory, now: exampleNow }, 'automation');
  expect(state).toEqual(before);
  expect(after === state).toBe(!rest.applied);
  return { conversation: after.facts.conversation, load: after.load, ...rest };
}

describe('a group that picks', () => {
  const pair = team([agent('Marie'), agent('Luc')], group('g', ['marie', 'luc']));

  it('gives it to whoever is next in turn, who has one more then, and says so', () => {
    const first = assign(toGroup('g'), pair, load({ marie: 4 }));
    expect(first).toMatchObject({
      applied: true,
      reason: 'Assigned to Marie in G: Marie is next in turn.',
      conversation: { groupId: 'g', assigneeId: 'marie', assignedBy: 'automation', queuedAt: null },
      candidates: [
        { agentId: 'marie', chosen: true },
        { agentId: 'luc', chosen: false },
      ],
    });
    expect(openOf(first.load)).toEqual({ marie: 5 });
    expect(first.load?.turns['g']?.['marie']).toBe(1);
    expect(first.load?.nextTurn).toBe(2);
    const second = assign(toGroup('g'), pair, first.load);
    expect(second.conversation.assigneeId).toBe('luc');
    expect(openOf(second.load)).toEqual({ marie: 5, luc: 1 });
  });

  it('lets it wait when nobody can take it, without a turn, and says why', () => {
    const away = team([agent('Marie', { availability: 'away' })], group('g', ['marie']));
    const given = load({});
    const waits = assign(toGroup('g'), away, given);
    expect(waits).toMatchObject({
      applied: true,
      reason: 'Assigned to G, where it waits: nobody in G can take it.',
      conversation: { groupId: 'g', assigneeId: null, assignedBy: 'automation', queuedAt: exampleNow },
      candidates: [{ agentId: 'marie', chosen: false, reason: 'away' }],
    });
    expect(waits.load).toEqual({ ...given, waiting: new Map([['g', 1]]) });
  });

  it('flows over to another group, which then has it, and whose turn it is', () => {
    const directory = team(
      [agent('Marie', { maxOpenConversations: 1 }), agent('Luc')],
      group('g', ['marie'], { strategy: 'round-robin', overflowGroupId: 'h' }),
      group('h', ['luc']),
    );
    const flowed = assign(toGroup('g'), directory, load({ marie: 1 }));
    expect(flowed).toMatchObject({
      reason: 'Assigned to Luc in H: Luc is next in turn; nobody in G can take it.',
      conversation: { groupId: 'h', assigneeId: 'luc', queuedAt: null },
    });
    expect(flowed.load?.turns).toEqual({ h: { luc: expect.any(Number) } });
  });

  it('flows over to a group whose members choose, where nobody waits', () => {
    const directory = team(
      [],
      group('g', [], { strategy: 'round-robin', overflowGroupId: 'h' }),
      group('h', ['luc'], { strategy: 'none' }),
    );
    expect(assign(toGroup('g'), directory, noLoad)).toMatchObject({
      reason: 'Assigned to H: members of H choose among themselves; G has no members.',
      conversation: { groupId: 'h', assigneeId: null, queuedAt: null },
    });
  });

  it('picks nobody when the load is not known, and nothing waits', () => {
    expect(assign(toGroup('g'), pair, null)).toMatchObject({
      applied: true,
      reason: 'Assigned to G.',
      conversation: { groupId: 'g', assigneeId: null, queuedAt: null },
      load: null,
    });
    expect(assign(toGroup('g'), pair, null)).not.toHaveProperty('candidates');
  });

  it('picks nobody for what is not open', () => {
    expect(assign(toGroup('g'), pair, noLoad, { status: 'closed' })).toMatchObject({
      conversation: { groupId: 'g', assigneeId: null, queuedAt: null },
      load: noLoad,
    });
  });
});

describe('replacing', () => {
  const given = { groupId: 'old', assigneeId: 'marie', assignedBy: 'automation' } as const;

  it('takes it from the agent it was with, who has one fewer then', () => {
    const directory = team([agent('Marie'), agent('Luc')], group('old', ['marie']), group('g', ['luc']));
    const replaced = assign(toGroup('g', true), directory, load({ marie: 1 }), given);
    expect(replaced.reason).toBe('Assigned to Luc in G: Luc is next in turn, instead of Marie in OLD.');
    expect(openOf(replaced.load)).toEqual({ marie: 0, luc: 1 });
  });

  it('frees that agent’s place first, so that an overflow may give it back to them', () => {
    const directory = team(
      [agent('Marie', { maxOpenConversations: 1 })],
      group('old', ['marie']),
      group('g', [], { strategy: 'round-robin', overflowGroupId: 'h' }),
      group('h', ['marie'], { strategy: 'least-busy' }),
    );
    const replaced = assign(toGroup('g', true), directory, load({ marie: 1 }), given);
    expect(replaced.conversation).toMatchObject({ groupId: 'h', assigneeId: 'marie' });
    expect(openOf(replaced.load)).toEqual({ marie: 1 });
  });

  it('leaves it with an agent who is in the new group too, without a turn', () => {
    const directory = team([agent('Marie'), agent('Luc')], group('old', ['marie']), group('g', ['luc', 'marie']));
    const before = load({ marie: 1 });
    const replaced = assign(toGroup('g', true), directory, before, given);
    expect(replaced.conversation).toMatchObject({ groupId: 'g', assigneeId: 'marie', queuedAt: null });
    expect(replaced.load).toBe(before);
  });

  it('starts the wait afresh in the new group', () => {
    const directory = team([], group('old', []), group('g', []));
    const waiting = { groupId: 'old', assignedBy: 'automation', queuedAt: '2026-11-22T08:00:00Z' } as const;
    expect(assign(toGroup('g', true), directory, noLoad, waiting).conversation.queuedAt).toBe(exampleNow);
  });

  it('ends the wait when an agent is named', () => {
    const directory = team([agent('Marie')], group('old', []));
    const waiting = { groupId: 'old', assignedBy: 'automation', queuedAt: '2026-11-22T08:00:00Z' } as const;
    const replaced = assign({ kind: 'assign-agent', agentId: 'marie', replace: true }, directory, noLoad, waiting);
    expect(replaced.conversation).toMatchObject({ groupId: 'old', assigneeId: 'marie', queuedAt: null });
    expect(openOf(replaced.load)).toEqual({ marie: 1 });
  });
});

describe('assigning to an agent', () => {
  const directory = team([
    agent('Marie', { maxOpenConversations: 2 }),
    agent('Jonas', { availability: 'away' }),
    agent('Luc', { workingHours: { timeZone: 'Europe/Paris', days: { monday: [{ from: '09:00', to: '17:00' }] } } }),
  ]);

  it('only when available passes over who is away, out of hours or at their maximum, and says which', () => {
    expect(assign(ifAvailable('jonas'), directory, noLoad)).toMatchObject({
      applied: false,
      reason: 'Not assigned to Jonas: away.',
    });
    expect(assign(ifAvailable('luc'), directory, noLoad)).toMatchObject({
      applied: false,
      reason: 'Not assigned to Luc: not at work: closed today (Europe/Paris).',
    });
    expect(assign(ifAvailable('marie'), directory, load({ marie: 2 }))).toMatchObject({
      applied: false,
      reason: 'Not assigned to Marie: 2 of 2 open.',
    });
  });

  it('only when available takes who is there, and counts it', () => {
    const assigned = assign(ifAvailable('marie'), directory, load({ marie: 1 }));
    expect(assigned).toMatchObject({ applied: true, reason: 'Assigned to Marie.', conversation: { assigneeId: 'marie' } });
    expect(openOf(assigned.load)).toEqual({ marie: 2 });
  });

  it('takes anybody when it is not asked', () => {
    const anyway: AssignCommand = { kind: 'assign-agent', agentId: 'jonas', replace: false };
    expect(assign(anyway, directory, noLoad).conversation.assigneeId).toBe('jonas');
  });
});
