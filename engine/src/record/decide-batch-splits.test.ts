import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Condition } from '@switchboard/shared/condition';
import type { SegmentFacts } from '@switchboard/shared/facts';
import type { Graph } from '@switchboard/shared/graph';
import fc from 'fast-check';
import { exampleDirectory } from '../nodes/example-facts.ts';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import { loadNodeTypes } from '../plugins/load-node-types.ts';
import { repeatKey } from '../run/repeat-key.ts';
import { type ConfigurationSnapshot, snapshotOf } from './configuration-snapshot.ts';
import { type ConversationState, decideBatch } from './decide-batch.ts';
import type { MessageEventRow } from './event-facts.ts';
import {
  agent,
  BatchStore,
  batchNow,
  batchUrl,
  chain,
  conversation,
  group,
  message,
  type Part,
  person,
  publish,
  team,
} from './test-batches.ts';

const country = (operator: string, ...countries: string[]): Part => ['country', { operator, countries }];
const ask = (condition: Condition): Part => ['condition', { condition }];
const says = (word: string): Part => ask({ field: 'message.text', operator: 'contains', value: word });
const mail = (to: unknown, repeat?: unknown): Part => [
  'agent-email',
  {
    to,
    subject: '{{ person.name }} wrote',
    body: '{{ message.text }} {{ conversation.groupId }} {{ person.attributes.plan }}',
    ...(repeat === undefined ? {} : { repeat }),
  },
];
const marie = { kind: 'agent', agentId: 'a-1' };
const assignee = { kind: 'assignee' };
const toGroup = (groupId: string, replace = false): Part => ['assign-to-group', { groupId, replace }];
const toAgent = (agentId: string, rest = {}): Part => ['assign-to-agent', { agentId, ...rest }];
const tag = (name: string): Part => ['add-tag', { tag: name }];
const untag = (name: string): Part => ['remove-tag', { tag: name }];
const tagged = (...tags: string[]): Part => ['tag-added', { tags }];
const set = (name: string, value: unknown): Part => ['set-attribute', { name, value }];

const plainGraphs: Graph[] = [
  chain([country('is', 'FR'), toGroup('g-1')], [mail(marie)]),
  chain(
    [['browser-language', { operator: 'is', languages: ['de'] }], toAgent('a-2', { replace: true })],
    [mail(assignee, 'every-message')],
  ),
  chain([ask({ field: 'person.attributes.plan', operator: 'is', value: 'pro' }), toAgent('a-1')]),
  chain([
    ask({ field: 'conversation.groupId', operator: 'is', value: 'g-1' }),
    mail({ kind: 'group', groupId: 'g-1' }, { minutes: 5 }),
  ]),
  chain([country('is-not', 'FR'), toGroup('g-1', true)], [mail(marie, 'once-per-conversation')]),
];
/** Each message's words choose what happens; the rest listens to what came of it. */
const routedGraphs: Graph[] = [
  chain([says('turn'), toGroup('turns')], [mail(assignee)]),
  chain(
    [says('busy'), toGroup('busy', true)],
    [mail(assignee, 'every-message'), ['internal-note', { text: '{{ agent.name }} of {{ conversation.groupId }}' }]],
  ),
  chain([says('available'), toAgent('a-1', { onlyIfAvailable: true, replace: true })]),
  chain([says('move'), toGroup('g-1', true)]),
  chain([says('close'), ['close-conversation', {}]]),
  chain([says('tag'), tag('vip')], [set('plan', 'pro')]),
  chain([says('free'), set('plan', null)]),
  chain([['group-availability', { operator: 'is-not', groupId: 'busy' }], tag('late')]),
  chain([untag('vip'), tag('gold')], [], tagged('vip')),
  chain([untag('gold'), tag('vip')], [], tagged('gold')),
  chain([tag('opened')], [], ['conversation-opened', {}]),
  chain([['send-reply', { text: 'Thank you, {{ person.name }}.' }]], [], ['conversation-closed', {}]),
  chain([['internal-note', { text: 'With {{ agent.name }}' }], tag('given')], [], ['conversation-assigned', {}]),
  chain([set('entered', true)], [], ['person-entered-segment', { segmentId: 'pro' }]),
  chain([toGroup('turns', true)], [], ['person-left-segment', { segmentId: 'pro' }]),
];

const segments = new Map<string, SegmentFacts>([
  ['pro', { id: 'pro', name: 'Pro', condition: { field: 'person.attributes.plan', operator: 'is', value: 'pro' } }],
  ['city', { id: 'city', name: 'City', condition: { field: 'person.attributes.city', operator: 'exists' } }],
]);
const routedTeam = team(
  [
    agent('a-1', 'Marie', { maxOpenConversations: 2 }),
    agent('a-2', 'Jonas', { availability: 'away' }),
    agent('a-3', 'Luc', { maxOpenConversations: 3 }),
  ],
  [
    group('g-1', ['a-1', 'a-2'], { strategy: 'none' }),
    group('turns', ['a-1', 'a-2', 'a-3'], { strategy: 'round-robin' }),
    group('busy', ['a-3', 'a-1'], { strategy: 'least-busy', overflowGroupId: 'full' }),
    group('full', ['a-1'], { strategy: 'least-busy' }),
    // Named by no automation and no rule: only people give it conversations.
    group('by-hand', ['a-3', 'a-1'], { strategy: 'round-robin' }),
  ],
  segments,
);

let registry: NodeTypeRegistry;
const configurations: Record<string, ConfigurationSnapshot> = {};
beforeAll(async () => {
  ({ registry } = await loadNodeTypes([]));
  configurations['plain'] = snapshotOf({
    revision: 1,
    published: publish(plainGraphs, registry, exampleDirectory),
    rules: [],
    directory: exampleDirectory,
  });
  configurations['that routes'] = snapshotOf({
    revision: 1,
    published: publish(routedGraphs, registry, routedTeam),
    rules: [
      { id: 'r-1', name: 'Pro', segmentId: 'pro', groupId: 'busy' },
      { id: 'r-2', name: 'City', segmentId: 'city', groupId: 'full' },
    ],
    directory: routedTeam,
  });
});

const keys = ['p-0', 'p-1', 'p-2'];
const ids = ['c-0', 'c-1', 'c-2', 'c-3'];
/** A mark of an earlier opening, and one of the opening that stands. */
const marks = ids.map((id) =>
  Object.fromEntries(
    [1, 2].map((opening) => [
      repeatKey({ automationId: 'au-0', nodeId: 'n3', conversationId: id, recipientId: 'a-1', opening }),
      '2026-11-22T09:30:00.000Z',
    ]),
  ),
);
const queues = ['turns', 'busy', 'full', 'by-hand'];
const conversationState = fc
  .record({
    status: fc.constantFrom('open' as const, 'closed' as const, 'snoozed' as const),
    groupId: fc.option(fc.constantFrom('g-1', ...queues)),
    assigneeId: fc.option(fc.constantFrom('a-1', 'a-2', 'a-3')),
    assignedBy: fc.constantFrom('automation' as const, 'person' as const),
    opening: fc.constantFrom(1, 2),
    tags: fc.subarray(['gold', 'late', 'vip']),
    marked: fc.boolean(),
  })
  .map((state) => {
    const waits = state.status !== 'closed' && state.assigneeId === null && queues.includes(state.groupId ?? '');
    return { ...state, queuedAt: waits ? '2026-11-22T09:00:00.000Z' : null };
  });
const conversations = fc
  .tuple(conversationState, conversationState, conversationState, conversationState)
  .map((states) =>
    states.map(
      ({ marked, ...state }, place): ConversationState =>
        conversation(ids[place]!, { ...state, repeats: marked ? marks[place]! : {} }),
    ),
  );
const words = fc.subarray(['turn', 'busy', 'available', 'move', 'close', 'tag', 'free']);
const payload = fc.record({
  text: fc.oneof(
    words.map((each) => each.slice(0, 2).join(' ')),
    fc.constant('Bonjour'),
  ),
  opens: fc.constantFrom(false, false, true),
  country: fc.option(fc.constantFrom('FR', 'DE')),
  language: fc.option(fc.constantFrom('fr-CA', 'de-DE')),
  person: fc.option(
    fc.record(
      {
        name: fc.constantFrom('Ana', 'Bob'),
        email: fc.constantFrom('ana@example.com', 'bob@example.com'),
        attributes: fc.dictionary(fc.constantFrom('plan', 'city', 'constructor'), fc.constantFrom('pro', 'free', null, 7), {
          maxKeys: 3,
        }),
      },
      { requiredKeys: [] },
    ),
    { nil: undefined },
  ),
});
const stream = fc
  .array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...keys), payload), { minLength: 1, maxLength: 25 })
  .map((all) => all.map(([id, key, given], index) => message(index + 1, id, key, given)));

/** What batches recorded, one after the other, and what they left. */
function recordAll(store: BatchStore, events: MessageEventRow[], sizes: readonly number[]): unknown {
  const all = store.drain(events, sizes);
  return {
    facts: all.flatMap(({ facts }) => facts),
    runs: all.flatMap(({ runs }) => runs),
    effects: all.flatMap(({ effects }) => effects).sort((a, b) => (a.id < b.id ? -1 : 1)),
    writings: all.flatMap(({ writings }) => writings),
    followUps: all.flatMap(({ followUps }) => followUps),
    timeline: all.flatMap(({ timeline }) => timeline),
    left: store.contents(),
  };
}

describe.each(['plain', 'that routes'])('a configuration %s', (name) => {
  it('records the same however the stream is split into batches', () => {
    fc.assert(
      fc.property(
        stream,
        conversations,
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 }),
        (events, given, sizes) => {
          const fresh = () =>
            new BatchStore(
              configurations[name]!,
              keys.map((key) => person(key)),
              given,
            );
          const whole = recordAll(fresh(), events, [1_000]);
          expect(recordAll(fresh(), events, sizes)).toEqual(whole);
          expect(recordAll(fresh(), events, [1])).toEqual(whole);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('changes nothing it was given', () => {
    fc.assert(
      fc.property(stream, conversations, fc.boolean(), (events, given, isLoadKnown) => {
        const state = {
          people: new Map(keys.map((key) => [key, person(key)])),
          conversations: new Map(given.map((each) => [each.facts.id, each])),
        };
        const load = isLoadKnown
          ? {
              open: new Map([['a-1', 1]]),
              turns: {},
              nextTurn: 4,
              waiting: new Map<string, number>(),
              groups: null,
              agents: null,
            }
          : null;
        const before = structuredClone({ events, state, load });
        const configuration = configurations[name]!;
        decideBatch({ events, state, load, configuration, now: batchNow, publicUrl: batchUrl });
        expect({ events, state, load }).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });
});
