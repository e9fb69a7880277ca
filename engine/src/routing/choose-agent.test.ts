import { describe, expect, it } from '@jest/globals';
import type { AgentFacts, Directory, GroupFacts, TeamLoad } from '@switchboard/shared/facts';
import type { WeeklyHours } from '@switchboard/shared/schedule';
import fc from 'fast-check';
import { chooseAgent } from './choose-agent.ts';
import { noLoad, takeTurn, turnsOf } from './team-load.ts';

/** A Sunday. */
const now = '2026-11-22T10:00:00Z';
const weekdaysOnly: WeeklyHours = { timeZone: 'Europe/Paris', days: { monday: [{ from: '09:00', to: '17:00' }] } };

const agent = (id: string, rest: Partial<AgentFacts> = {}): AgentFacts => ({
  id,
  name: id,
  email: `${id}@example.com`,
  languages: [],
  availability: 'online',
  maxOpenConversations: null,
  workingHours: null,
  ...rest,
});
const group = (id: string, agentIds: string[], rest: Partial<GroupFacts> = {}): GroupFacts => ({
  id,
  name: id,
  agentIds,
  routing: { strategy: 'round-robin' },
  hours: null,
  ...rest,
});
function team(agents: AgentFacts[], ...groups: GroupFacts[]): Directory {
  const byId = <Item extends { id: string }>(items: Item[]) => new Map(items.map((item) => [item.id, item]));
  return { agents: byId(agents), groups: byId(groups), segments: new Map() };
}
const load = (open: Record<string, number>): TeamLoad => ({ ...noLoad, open: new Map(Object.entries(open)) });

describe('round robin', () => {
  it('gives everybody a turn before anybody a second one', () => {
    const directory = team([agent('marie'), agent('luc'), agent('ines')], group('g', ['marie', 'luc', 'ines']));
    let state = noLoad;
    const picked: (string | null | undefined)[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const choice = chooseAgent('g', directory, state, now);
      picked.push(choice?.agentId);
      state = takeTurn(state, 'g', choice?.agentId ?? '');
    }
    expect(picked).toEqual(['marie', 'luc', 'ines', 'marie', 'luc', 'ines']);
  });

  it('says why for everybody considered', () => {
    const directory = team(
      [
        agent('marie', { availability: 'away' }),
        agent('ines', { maxOpenConversations: 5 }),
        agent('luc', { workingHours: weekdaysOnly }),
        agent('tom'),
        agent('zoe'),
      ],
      group('g', ['marie', 'ines', 'luc', 'tom', 'zoe', 'gone']),
    );
    expect(chooseAgent('g', directory, load({ ines: 5 }), now)).toEqual({
      groupId: 'g',
      agentId: 'tom',
      waits: false,
      reason: 'tom is next in turn',
      candidates: [
        { agentId: 'marie', name: 'marie', chosen: false, reason: 'away' },
        { agentId: 'ines', name: 'ines', chosen: false, reason: '5 of 5 open' },
        { agentId: 'luc', name: 'luc', chosen: false, reason: 'not at work: closed today (Europe/Paris)' },
        { agentId: 'tom', name: 'tom', chosen: true, reason: 'next in turn' },
        { agentId: 'zoe', name: 'zoe', chosen: false, reason: 'a later turn' },
      ],
    });
  });
});

describe('least busy', () => {
  it('picks the fewest open, and among equals whoever was picked longest ago', () => {
    const directory = team(
      [agent('marie'), agent('luc'), agent('ines')],
      group('g', ['marie', 'luc', 'ines'], { routing: { strategy: 'least-busy' } }),
    );
    const busy = { ...load({ marie: 2, luc: 1, ines: 1 }), turns: turnsOf([{ groupId: 'g', agentId: 'luc', turn: 7 }]) };
    const choice = chooseAgent('g', directory, busy, now);
    expect(choice?.agentId).toBe('ines');
    expect(choice?.candidates.map(({ reason }) => reason)).toEqual([
      '2 open',
      '1 open as well, and a later turn',
      '1 open, the fewest',
    ]);
  });
});

describe('a group', () => {
  it('that lets its members choose picks nobody, and nothing waits', () => {
    const directory = team([agent('marie')], group('g', ['marie'], { routing: { strategy: 'none' } }));
    expect(chooseAgent('g', directory, noLoad, now)).toMatchObject({ agentId: null, waits: false });
  });
  it('without anybody able, or without members, lets it wait', () => {
    const directory = team([agent('marie', { availability: 'offline' })], group('g', ['marie']), group('empty', []));
    expect(chooseAgent('g', directory, noLoad, now)).toMatchObject({
      agentId: null,
      waits: true,
      reason: 'nobody in g can take it',
    });
    expect(chooseAgent('empty', directory, noLoad, now)).toMatchObject({ waits: true, reason: 'empty has no members' });
  });
  it('that does not ask for availability picks somebody away, but nobody above their maximum', () => {
    const away = agent('marie', { availability: 'offline', workingHours: weekdaysOnly, maxOpenConversations: 1 });
    const directory = team([away], group('g', ['marie'], { routing: { strategy: 'round-robin', onlyOnline: false } }));
    expect(chooseAgent('g', directory, noLoad, now)?.agentId).toBe('marie');
    expect(chooseAgent('g', directory, load({ marie: 1 }), now)).toMatchObject({ agentId: null, waits: true });
  });
  it('that is not there answers null', () => {
    expect(chooseAgent('gone', team([]), noLoad, now)).toBeNull();
  });
  it('keeps the chosen one among at most fifty candidates', () => {
    const agents = Array.from({ length: 60 }, (_, place) =>
      agent(`a${place}`, { availability: place === 59 ? 'online' : 'away' }),
    );
    const choice = chooseAgent(
      'g',
      team(
        agents,
        group(
          'g',
          agents.map(({ id }) => id),
        ),
      ),
      noLoad,
      now,
    );
    expect(choice?.candidates).toHaveLength(50);
    expect(choice?.candidates.at(-1)).toMatchObject({ agentId: 'a59', chosen: true });
  });
});

describe('overflow', () => {
  const away = agent('marie', { availability: 'away' });
  const overflowing = (rest: Partial<GroupFacts> = {}) =>
    group('first', ['marie'], { routing: { strategy: 'round-robin', overflowGroupId: 'second' }, ...rest });

  it('asks the next group when nobody can take it, and says so', () => {
    const choice = chooseAgent('first', team([away, agent('luc')], overflowing(), group('second', ['luc'])), noLoad, now);
    expect(choice).toMatchObject({
      groupId: 'second',
      agentId: 'luc',
      reason: 'luc is next in turn; nobody in first can take it',
    });
    expect(choice?.candidates.map(({ agentId }) => agentId)).toEqual(['marie', 'luc']);
  });
  it('tells of which group each was considered, since somebody may be in both', () => {
    const choice = chooseAgent(
      'first',
      team([away, agent('luc')], overflowing(), group('second', ['marie', 'luc'])),
      noLoad,
      now,
    );
    expect(choice?.candidates.map(({ agentId, group: of }) => [agentId, of])).toEqual([
      ['marie', 'first'],
      ['marie', 'second'],
      ['luc', 'second'],
    ]);
  });
  it('leaves it with the first group when nobody along the way can take it, circles included', () => {
    const second = group('second', [], { routing: { strategy: 'round-robin', overflowGroupId: 'first' } });
    expect(chooseAgent('first', team([away], overflowing(), second), noLoad, now)).toMatchObject({
      groupId: 'first',
      waits: true,
    });
  });
  it('tells why of every group along the way, whether somebody was found or not', () => {
    const groups = (agentIds: string[]) => [
      overflowing(),
      group('second', [], { routing: { strategy: 'round-robin', overflowGroupId: 'third' } }),
      group('third', agentIds),
    ];
    expect(chooseAgent('first', team([away], ...groups([])), noLoad, now)).toMatchObject({
      groupId: 'first',
      waits: true,
      reason: 'nobody in first can take it; second has no members; third has no members',
    });
    expect(chooseAgent('first', team([away, agent('luc')], ...groups(['luc'])), noLoad, now)).toMatchObject({
      groupId: 'third',
      reason: 'luc is next in turn; nobody in first can take it; second has no members',
    });
  });
  it('goes to a group whose members choose among themselves', () => {
    const second = group('second', [], { routing: { strategy: 'none' } });
    expect(chooseAgent('first', team([away], overflowing(), second), noLoad, now)).toMatchObject({
      groupId: 'second',
      agentId: null,
      waits: false,
    });
  });
  it('out of hours happens only when the group says so', () => {
    const ask = (outOfHours: 'wait' | 'overflow' | 'assign') => {
      const routing = { strategy: 'round-robin' as const, overflowGroupId: 'second', outOfHours };
      const directory = team(
        [agent('marie'), agent('luc')],
        overflowing({ hours: weekdaysOnly, routing }),
        group('second', ['luc']),
      );
      return chooseAgent('first', directory, noLoad, now);
    };
    expect(ask('wait')).toMatchObject({ waits: true, reason: 'first is out of hours: closed today (Europe/Paris)' });
    expect(ask('overflow')?.agentId).toBe('luc');
    expect(ask('assign')?.agentId).toBe('marie');
  });
});

describe('on any team', () => {
  const availability = fc.constantFrom('online' as const, 'away' as const, 'offline' as const);
  const members = fc.array(fc.record({ availability, most: fc.option(fc.nat(3)), open: fc.nat(4) }), { maxLength: 8 });
  const strategy = fc.constantFrom('round-robin' as const, 'least-busy' as const);
  it('nobody is picked who is not online or above their maximum, and somebody is when anybody can', () => {
    fc.assert(
      fc.property(members, strategy, (drawn, chosen) => {
        const agents = drawn.map(({ availability: is, most }, place) =>
          agent(`a${place}`, { availability: is, maxOpenConversations: most }),
        );
        const open = Object.fromEntries(drawn.map((each, place) => [`a${place}`, each.open]));
        const directory = team(
          agents,
          group(
            'g',
            agents.map(({ id }) => id),
            { routing: { strategy: chosen } },
          ),
        );
        const able = agents.filter(
          ({ id, availability: is, maxOpenConversations: most }) => is === 'online' && (most === null || (open[id] ?? 0) < most),
        );
        const choice = chooseAgent('g', directory, load(open), now);
        expect(able.map(({ id }) => id).includes(choice?.agentId ?? '')).toBe(able.length > 0);
        expect(choice?.waits).toBe(able.length === 0);
        expect(choice?.candidates.filter((each) => each.chosen).map(({ agentId }) => agentId)).toEqual(
          able.length > 0 ? [choice?.agentId] : [],
        );
      }),
    );
  });
});
