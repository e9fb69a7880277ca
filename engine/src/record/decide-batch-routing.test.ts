import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SegmentFacts } from '@switchboard/shared/facts';
import type { Graph } from '@switchboard/shared/graph';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import { loadNodeTypes } from '../plugins/load-node-types.ts';
import type { RuleFacts } from '../run/rule-index.ts';
import { pickAgent } from '../routing/assign.ts';
import { unknownLoad } from '../routing/team-load.ts';
import { snapshotOf } from './configuration-snapshot.ts';
import type { ConversationState, PersonState } from './decide-batch.ts';
import { agent, BatchStore, chain, conversation, group, message, type Part, person, publish, team } from './test-batches.ts';

let registry: NodeTypeRegistry;
beforeAll(async () => {
  ({ registry } = await loadNodeTypes([]));
});

const segments = new Map<string, SegmentFacts>([
  ['pro', { id: 'pro', name: 'Pro', condition: { field: 'person.attributes.plan', operator: 'is', value: 'pro' } }],
]);
const directory = team(
  [agent('a-1', 'Marie', { maxOpenConversations: 2 }), agent('a-2', 'Jonas', { availability: 'away' }), agent('a-3', 'Luc')],
  [
    group('turns', ['a-1', 'a-2', 'a-3'], { strategy: 'round-robin' }),
    group('busy', ['a-1', 'a-3'], { strategy: 'least-busy' }),
    group('marie', ['a-1'], { strategy: 'least-busy' }),
    group('over', ['a-2'], { strategy: 'round-robin', overflowGroupId: 'members' }),
    group('members', ['a-3'], { strategy: 'none' }),
  ],
  segments,
);
const says = (word: string): Part => ['condition', { condition: { field: 'message.text', operator: 'contains', value: word } }];
const toGroup = (groupId: string): Part => ['assign-to-group', { groupId }];
const ids = ['c-0', 'c-1', 'c-2', 'c-3', 'c-4'];

interface Given {
  graphs?: Graph[];
  rules?: RuleFacts[];
  people?: PersonState[];
  conversations?: ConversationState[];
}
function storeOf({
  graphs = [],
  rules = [],
  people = [person('p-0')],
  conversations = ids.map((id) => conversation(id)),
}: Given) {
  const configuration = snapshotOf({ revision: 1, published: publish(graphs, registry, directory), rules, directory });
  return new BatchStore(configuration, people, conversations);
}
const one = (text: string, place = 0, conversationId = ids[place]!) => message(place + 1, conversationId, 'p-0', { text });
const assignees = (store: BatchStore) => ids.map((id) => store.factsOf(id).assigneeId);

describe('a batch whose automations pick agents', () => {
  it.each([1, 100])('gives everybody their turn, whoever is there, in batches of %d', (size) => {
    const store = storeOf({ graphs: [chain([toGroup('turns')])] });
    store.drain(
      ids.slice(0, 3).map((_, place) => one('x', place)),
      [size],
    );
    expect(assignees(store)).toEqual(['a-1', 'a-3', 'a-1', null, null]);
    expect(store.nextTurn).toBe(4);
  });

  it.each([1, 100])('gives nobody more than their maximum, and lets the rest wait, in batches of %d', (size) => {
    const store = storeOf({ graphs: [chain([toGroup('marie')])] });
    store.drain(
      ids.map((_, place) => one('x', place)),
      [size],
    );
    expect(assignees(store)).toEqual(['a-1', 'a-1', null, null, null]);
    expect(ids.map((id) => store.factsOf(id).queuedAt !== null)).toEqual([false, false, true, true, true]);
  });

  it.each([1, 100])('counts a place as free as soon as a conversation is closed, in batches of %d', (size) => {
    const store = storeOf({ graphs: [chain([toGroup('marie')]), chain([says('close'), ['close-conversation', {}]])] });
    store.drain([one('x', 0), one('close', 1), one('x', 2)], [size]);
    expect(assignees(store).slice(0, 3)).toEqual(['a-1', 'a-1', 'a-1']);
  });

  it('writes the turns that were taken, and none when nobody was picked', () => {
    const store = storeOf({ graphs: [chain([says('route'), toGroup('turns')])] });
    expect(store.decide([one('x')])).toMatchObject({ turns: [], nextTurn: null });
    expect(store.decide([one('route', 1)])).toMatchObject({
      turns: [{ groupId: 'turns', agentId: 'a-1', turn: 1 }],
      nextTurn: 2,
    });
  });

  it('tells in the timeline who was considered', () => {
    const { timeline } = storeOf({ graphs: [chain([toGroup('turns')])] }).decide([one('x')]);
    expect(timeline).toMatchObject([
      {
        kind: 'assigned',
        by: 'automation',
        automationId: 'au-0',
        candidates: [
          { agentId: 'a-1', chosen: true },
          { agentId: 'a-2', chosen: false },
          { agentId: 'a-3', chosen: false },
        ],
      },
    ]);
  });
});

describe('rules', () => {
  const rules: RuleFacts[] = [{ id: 'r-1', name: 'Pro first', segmentId: 'pro', groupId: 'busy' }];
  const pro = person('p-0', { attributes: { plan: 'pro' } });

  it('come before automations, and are told in the timeline', () => {
    const store = storeOf({ graphs: [chain([toGroup('turns')])], rules, people: [pro] });
    const records = store.decide([one('x')]);
    expect(records.timeline).toMatchObject([
      {
        kind: 'assigned',
        by: 'rule',
        ruleId: 'r-1',
        automationId: null,
        reason: 'Rule “Pro first”: the person is in Pro. Assigned to Marie in BUSY: Marie has the fewest open (0).',
        candidates: [{ agentId: 'a-1', chosen: true }, { agentId: 'a-3' }],
      },
    ]);
    expect(store.factsOf('c-0')).toMatchObject({ groupId: 'busy', assigneeId: 'a-1', assignedBy: 'rule' });
    expect(records.runs[0]!.steps.at(-1)!.output).toMatchObject({ results: [{ done: false }] });
  });

  it('leave behind what automations see: facts are kept as rules left them', () => {
    const records = storeOf({ rules, people: [pro] }).decide([one('x')]);
    expect(records.facts[0]!.facts.conversation).toMatchObject({ groupId: 'busy', assigneeId: 'a-1', assignedBy: 'rule' });
  });

  it('see what the message itself claims', () => {
    const store = storeOf({ rules });
    store.decide([message(1, 'c-0', 'p-0', { person: { attributes: { plan: 'pro' } } })]);
    expect(store.factsOf('c-0').assignedBy).toBe('rule');
  });

  it('lead to an event for whoever listens', () => {
    const store = storeOf({
      graphs: [chain([['add-tag', { tag: 'given' }]], [], ['conversation-assigned', {}])],
      rules,
      people: [pro],
    });
    expect(store.drain([one('x')])[0]!.followUps).toMatchObject([
      {
        kind: 'conversation-assigned',
        cause: null,
        payload: { event: { groupId: 'busy', assigneeId: 'a-1', by: 'rule' }, chain: [] },
      },
    ]);
    expect(store.factsOf('c-0').tags).toEqual(['given']);
  });
});

describe('a conversation that a message opens again', () => {
  const closed = (groupId: string, assigneeId: string | null) => [
    conversation('c-0', { status: 'closed', groupId, assigneeId, assignedBy: 'person' }),
  ];

  it('is given to another when its agent is away, though no automation names the group', () => {
    const store = storeOf({ conversations: closed('turns', 'a-2') });
    store.decide([one('x')]);
    expect(store.factsOf('c-0')).toMatchObject({ status: 'open', groupId: 'turns', assigneeId: 'a-1' });
  });

  it('stays with its agent when they are there', () => {
    const store = storeOf({ conversations: closed('turns', 'a-3') });
    expect(store.decide([one('x')])).toMatchObject({ turns: [], timeline: [{ kind: 'reopened' }] });
    expect(store.factsOf('c-0')).toMatchObject({ status: 'open', assigneeId: 'a-3' });
  });

  it.each([1, 100])('after an automation closed it asks its group as well, in batches of %d', (size) => {
    const store = storeOf({
      graphs: [chain([says('close'), ['close-conversation', {}]])],
      conversations: [conversation('c-0', { groupId: 'turns', assigneeId: 'a-2', assignedBy: 'person' })],
    });
    store.drain([one('close', 0), one('x', 1, 'c-0')], [size]);
    expect(store.factsOf('c-0')).toMatchObject({ status: 'open', groupId: 'turns', assigneeId: 'a-1' });
  });

  it.each([1, 100])('forgets what was sent before it was closed, in batches of %d', (size) => {
    const mail: Part = ['agent-email', { to: { kind: 'agent', agentId: 'a-3' }, subject: 's', body: 'b' }];
    const store = storeOf({ graphs: [chain([says('close'), ['close-conversation', {}]], [mail])] });
    store.drain([one('close', 0), one('x', 1, 'c-0')], [size]);
    const { status, opening, repeats } = store.factsOf('c-0');
    expect({ status, opening, repeats }).toEqual({ status: 'open', opening: 2, repeats: {} });
  });

  it('leads to events of its opening and of who has it now', () => {
    const graphs = [
      chain([['add-tag', { tag: 'given' }]], [], ['conversation-assigned', {}]),
      chain([['add-tag', { tag: 'again' }]], [], ['conversation-opened', {}]),
    ];
    const store = storeOf({ graphs, conversations: closed('turns', 'a-2') });
    expect(store.decide([one('x')]).followUps.map(({ payload }) => payload.event)).toMatchObject([
      { kind: 'conversation-opened', reopened: true },
      { kind: 'conversation-assigned', groupId: 'turns', assigneeId: 'a-1' },
    ]);
  });

  it('leads to an event when it flows over to a group whose members choose', () => {
    const graphs = [chain([['add-tag', { tag: 'given' }]], [], ['conversation-assigned', { groupId: 'members' }])];
    const store = storeOf({ graphs, conversations: closed('over', 'a-2') });
    const events = store.decide([one('x')]).followUps.map(({ payload }) => payload.event);
    expect(store.factsOf('c-0')).toMatchObject({ groupId: 'members', assigneeId: null });
    expect(events).toMatchObject([{ kind: 'conversation-assigned', groupId: 'members', assigneeId: null }]);
  });
});

describe('a group that nothing names, asked by a node of somebody else', () => {
  it('is given the conversation, which waits until its agents are asked', () => {
    const store = storeOf({});
    const { facts, load } = { facts: store.factsOf('c-0'), load: unknownLoad };
    const assigned = pickAgent({ ...facts, groupId: 'turns' }, load, directory, '2026-11-22T10:00:00.000Z');
    expect(assigned).toMatchObject({
      conversation: { groupId: 'turns', assigneeId: null, queuedAt: '2026-11-22T10:00:00.000Z' },
      load: { ...unknownLoad, waiting: new Map([['turns', 1]]) },
    });
  });
});

describe('a place that is freed', () => {
  it.each([1, 100])('is not taken by whoever comes later, in batches of %d', (size) => {
    const store = storeOf({
      graphs: [chain([says('ask'), toGroup('marie')]), chain([says('close'), ['close-conversation', {}]])],
    });
    store.drain(
      [
        one('ask', 0),
        one('ask', 1),
        one('ask', 2),
        message(4, 'c-0', 'p-0', { text: 'close' }),
        message(5, 'c-3', 'p-0', { text: 'ask' }),
      ],
      [size],
    );
    // Marie has room for one more, and c-2 has waited for it longest: the queue gives it out.
    expect(assignees(store)).toEqual(['a-1', 'a-1', null, null, null]);
    expect(store.factsOf('c-0').status).toBe('closed');
    for (const id of ['c-2', 'c-3']) expect(store.factsOf(id)).toMatchObject({ groupId: 'marie', queuedAt: expect.any(String) });
  });
});

describe('automations that start one another in every order', () => {
  const words = Array.from({ length: 12 }, (_, place) => `tag-${place}`);
  const graphs = words.map((word) =>
    chain(
      [...words.filter((each) => each !== word).map((tag): Part => ['remove-tag', { tag }]), ['add-tag', { tag: word }]],
      [],
      ['tag-added', {}],
    ),
  );

  it('lead to a bounded number of events over one message, and the last ones say why', () => {
    const store = storeOf({ graphs: [chain([says('go'), ['add-tag', { tag: 'go' }]]), ...graphs] });
    const batches = store.drain([one('go')]);
    const events = batches.flatMap(({ followUps }) => followUps);
    expect(events.length).toBeGreaterThan(100);
    expect(events.length).toBeLessThanOrEqual(1_000);
    const told = batches.flatMap(({ timeline }) => timeline).filter(({ kind, runId }) => kind === 'stopped' && runId === null);
    expect(told[0]?.reason).toBe('Stopped: automations started one another more than 1000 times over one message.');
  });
});
