import { beforeAll, describe, expect, it } from '@jest/globals';
import { limits } from '@switchboard/shared/limits';
import type { Graph } from '@switchboard/shared/graph';
import { exampleDirectory } from '../nodes/example-facts.ts';
import { loadNodeTypes } from '../plugins/load-node-types.ts';
import { repeatKey } from '../run/repeat-key.ts';
import { type ConfigurationSnapshot, snapshotOf } from './configuration-snapshot.ts';
import { type ConversationState, decideBatch, type PersonState } from './decide-batch.ts';
import { factsOfEvent } from './event-facts.ts';
import {
  BatchStore,
  batchNow as now,
  batchUrl as publicUrl,
  chain,
  conversation,
  message as event,
  type Part,
  person,
  publish,
} from './test-batches.ts';

let configuration: ConfigurationSnapshot;
const country = (operator: string, ...countries: string[]): Part => ['country', { operator, countries }];
const language = (...languages: string[]): Part => ['browser-language', { operator: 'is', languages }];
const ask = (condition: unknown): Part => ['condition', { condition }];
const mail = (to: unknown, repeat?: unknown): Part => [
  'agent-email',
  {
    to,
    subject: '{{ person.name }} wrote',
    body: '{{ message.text }} {{ conversation.groupId }}',
    ...(repeat === undefined ? {} : { repeat }),
  },
];
const marie = { kind: 'agent', agentId: 'a-1' };

const graphs: Graph[] = [
  chain([country('is', 'FR'), ['assign-to-group', { groupId: 'g-1' }]], [mail(marie)]),
  chain([language('de'), ['assign-to-agent', { agentId: 'a-2', replace: true }]], [mail({ kind: 'assignee' }, 'every-message')]),
  chain([ask({ field: 'person.attributes.plan', operator: 'is', value: 'pro' }), ['assign-to-agent', { agentId: 'a-1' }]]),
  chain([
    ask({ field: 'conversation.groupId', operator: 'is', value: 'g-1' }),
    mail({ kind: 'group', groupId: 'g-1' }, { minutes: 5 }),
  ]),
  chain(
    [country('is-not', 'FR'), ['assign-to-group', { groupId: 'g-1', replace: true }]],
    [mail(marie, 'once-per-conversation')],
  ),
];

beforeAll(async () => {
  const { registry } = await loadNodeTypes([]);
  const directory = exampleDirectory;
  configuration = snapshotOf({ revision: 1, published: publish(graphs, registry, directory), rules: [], directory });
});

const storeOf = (people: PersonState[], conversations: ConversationState[]) =>
  new BatchStore(configuration, people, conversations);

/** A mark of an earlier opening, and one of the opening that stands. */
const marks = Object.fromEntries(
  [1, 2].map((opening) => [
    repeatKey({ automationId: 'au-0', nodeId: 'n3', conversationId: 'c-0', recipientId: 'a-1', opening }),
    '2026-11-22T09:30:00.000Z',
  ]),
);

describe('decideBatch', () => {
  it('folds what each message claims into its author, and tells the next message of it', () => {
    const store = storeOf([person('p-0')], [conversation('c-0'), conversation('c-1')]);
    const records = store.decide([
      event(1, 'c-0', 'p-0', {
        country: 'FR',
        language: 'fr',
        person: { name: 'Ana', attributes: { plan: 'free', city: 'Lyon' } },
      }),
      event(2, 'c-1', 'p-0', { person: { attributes: { plan: 'pro', city: null } } }),
    ]);
    expect(records.facts.map(({ facts }) => facts.person)).toMatchObject([
      { name: 'Ana', country: 'FR', language: 'fr', attributes: { plan: 'free', city: 'Lyon' } },
      { name: 'Ana', country: 'FR', language: 'fr', attributes: { plan: 'pro' } },
    ]);
    expect(records.facts[1]!.facts).toMatchObject({ language: 'fr' });
    expect(records.people).toHaveLength(1);
  });

  it('writes no row for what did not change', () => {
    const known = person('p-0', { country: 'US', language: 'en', name: 'Ana', attributes: { plan: 'free' } });
    const store = storeOf([known], [conversation('c-0', { groupId: 'g-1', assignedBy: 'person' })]);
    const records = store.decide([
      event(1, 'c-0', 'p-0', {
        country: 'US',
        language: 'en',
        person: { name: 'Ana', attributes: { plan: 'free', constructor: null } },
      }),
    ]);
    expect(records.people).toEqual([]);
    expect(records.conversations).toHaveLength(1);
    expect(storeOf([known], [conversation('c-0')]).decide([]).conversations).toEqual([]);
  });

  it('reopens a closed conversation with its group, and starts repeats afresh', () => {
    const closed = conversation('c-0', {
      status: 'closed',
      groupId: 'g-1',
      assignedBy: 'automation',
      opening: 1,
      repeats: marks,
    });
    const store = storeOf([person('p-0')], [closed]);
    const french = { country: 'FR' };
    const records = store.decide([event(1, 'c-0', 'p-0', french), event(2, 'c-0', 'p-0', french)]);
    expect(records.timeline[0]).toMatchObject({ kind: 'reopened', conversationId: 'c-0' });
    expect(records.conversations).toMatchObject([{ id: 'c-0', status: 'open', groupId: 'g-1', opening: 2 }]);
    expect(
      records.effects.filter(({ automationId, nodeId }) => automationId === 'au-0' && nodeId === 'n3').map(({ seq }) => seq),
    ).toEqual([1]);
  });

  it('leaves closed what was closed after a message was accepted, and reopens it for the next', () => {
    const closed = { ...conversation('c-0', { status: 'closed' }), closedThrough: 2 };
    const decide = (...seqs: number[]) => storeOf([person('p-0')], [closed]).decide(seqs.map((seq) => event(seq, 'c-0', 'p-0')));
    expect(decide(1, 2).reopened).toEqual([]);
    expect(decide(1, 2).conversations).toMatchObject([{ status: 'closed', opening: 1 }]);
    expect(decide(1, 2, 3).reopened).toEqual([{ id: 'c-0' }]);
    expect(decide(1, 2, 3).conversations).toMatchObject([{ status: 'open', opening: 2 }]);
  });

  it('keeps facts within their bound, and decides on what it keeps', () => {
    const attributes = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`a${index}`, '€'.repeat(2_000)]));
    const store = storeOf(
      [person('p-0', { name: '€'.repeat(200), attributes: { plan: 'pro', ...attributes } })],
      [conversation('c-0')],
    );
    const received = event(1, 'c-0', 'p-0');
    const records = store.decide([received]);
    expect(Buffer.byteLength(JSON.stringify(records.facts[0]!.facts))).toBeLessThanOrEqual(limits.factsBytes);
    expect(factsOfEvent({ ...received, facts: records.facts[0]!.facts }).person.attributes).toMatchObject({ plan: 'pro' });
    expect(store.people.get('p-0')!.facts.attributes).toHaveProperty('a99');
  });

  it('leaves a blank behind for an author and a conversation that were erased', () => {
    const state = { people: new Map(), conversations: new Map() };
    const records = decideBatch({
      events: [event(1, 'c-9', 'p-9', { country: 'FR' })],
      state,
      load: null,
      configuration,
      now,
      publicUrl,
    });
    expect(records.facts[0]!.facts).toMatchObject({ person: { id: 'p-9', name: null }, conversation: { id: 'c-9', opening: 1 } });
    expect([records.people, records.conversations]).toEqual([[], []]);
  });
});
