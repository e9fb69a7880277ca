import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ConversationFacts, PersonFacts } from '@switchboard/shared/facts';
import type { Graph, GraphNode } from '@switchboard/shared/graph';
import { limits } from '@switchboard/shared/limits';
import fc from 'fast-check';
import { compile } from '../compile/compile.ts';
import { indexAutomations } from '../match/index-automations.ts';
import { exampleDirectory } from '../nodes/example-facts.ts';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import { loadNodeTypes } from '../plugins/load-node-types.ts';
import { repeatKey } from '../run/repeat-key.ts';
import { type BatchRecords, type ConversationState, decideBatch, type PersonState } from './decide-batch.ts';
import { type EventRow, factsOfEvent } from './event-facts.ts';
import type { ConfigurationSnapshot } from './load-configuration.ts';

const now = '2026-11-22T10:00:00.000Z';
const publicUrl = 'https://desk.example';

let registry: NodeTypeRegistry;
let configuration: ConfigurationSnapshot;

type Part = [type: string, config: Record<string, unknown>];

/** A chain from an incoming message through filters answered yes to its last part; `also` hangs on the last filter too. */
function chain(parts: Part[], also: Part[] = []): Graph {
  const all: Part[] = [['incoming-message', {}], ...parts, ...also];
  const last = parts.length - 1;
  const edge = (source: number, target: number) => ({
    id: `${source}-${target}`,
    source: `n${source}`,
    sourceHandle: source === 0 ? 'out' : 'yes',
    target: `n${target}`,
    targetHandle: 'in',
  });
  return {
    schemaVersion: 1,
    nodes: all.map(
      ([type, config], index): GraphNode => ({ id: `n${index}`, type, version: 1, position: { x: 0, y: 0 }, config }),
    ),
    edges: [...parts.map((_, index) => edge(index, index + 1)), ...also.map((_, index) => edge(last, parts.length + 1 + index))],
  };
}
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
  ({ registry } = await loadNodeTypes([]));
  const published = graphs.map((graph, position) => {
    const { plan, diagnostics } = compile(graph, registry, exampleDirectory);
    if (plan === null) throw new Error(JSON.stringify(diagnostics));
    return { automationId: `au-${position}`, version: 1, plan };
  });
  configuration = { revision: 1, index: indexAutomations(published), directory: exampleDirectory };
});

/** The tables of people, conversations and marks, as far as a batch reads and writes them. */
class Store {
  readonly people = new Map<string, PersonState>();
  readonly conversations = new Map<string, ConversationState>();

  constructor(people: PersonState[], conversations: ConversationState[]) {
    for (const person of people) this.people.set(person.key, structuredClone(person));
    for (const conversation of conversations) this.conversations.set(conversation.facts.id, structuredClone(conversation));
  }

  /** Reads what a batch names, decides it, and writes its records as `writeBatch` does. */
  decide(events: EventRow[]): BatchRecords {
    const state = {
      people: new Map(
        events.flatMap(({ person_key: key }) => (this.people.has(key) ? [[key, structuredClone(this.people.get(key)!)]] : [])),
      ),
      conversations: new Map(
        events.flatMap(({ conversation_id: id }) =>
          this.conversations.has(id) ? [[id, structuredClone(this.conversations.get(id)!)]] : [],
        ),
      ),
    };
    const records = decideBatch({ events, state, configuration, now, publicUrl });
    for (const { key, revision, ...facts } of records.people) {
      const before = this.people.get(key)!;
      expect(revision).toBe(before.revision);
      this.people.set(key, { ...before, revision: revision + 1, facts });
    }
    for (const { id } of records.reopened) this.conversations.get(id)!.facts.repeats = {};
    for (const { conversationId, key, at } of records.repeats) this.conversations.get(conversationId)!.facts.repeats[key] = at;
    for (const { lastMessageAt, ...changed } of records.conversations) {
      const { facts } = this.conversations.get(changed.id)!;
      this.conversations.set(changed.id, { lastMessageAt, facts: { ...facts, ...changed } });
    }
    return records;
  }

  /** All that is kept, revisions aside: they count commits. */
  contents(): unknown {
    return { people: [...this.people.values()].map(({ facts }) => facts), conversations: [...this.conversations.values()] };
  }
}

function person(key: string, facts: Partial<PersonFacts> = {}): PersonState {
  return {
    key,
    revision: 1,
    mayChangeEmail: true,
    facts: { id: key, email: null, name: null, country: null, language: null, attributes: {}, ...facts },
  };
}
function conversation(id: string, facts: Partial<ConversationFacts> = {}): ConversationState {
  return {
    lastMessageAt: '2026-11-22T09:00:00.000Z',
    facts: {
      id,
      channel: 'chat',
      status: 'open',
      groupId: null,
      assigneeId: null,
      assignedBy: null,
      opening: 1,
      repeats: {},
      ...facts,
    },
  };
}
function event(seq: number, conversationId: string, personKey: string, payload: Partial<EventRow['payload']> = {}): EventRow {
  return {
    seq,
    conversation_id: conversationId,
    person_key: personKey,
    message_id: `m-${seq}`,
    accepted_at: new Date(Date.parse(now) - 60_000 + seq),
    payload: {
      text: `Bonjour ${seq}`,
      channel: 'chat',
      sentAt: null,
      country: null,
      language: null,
      person: undefined,
      context: undefined,
      opens: false,
      ...payload,
    },
  };
}

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
const conversationState = fc.record({
  status: fc.constantFrom('open' as const, 'closed' as const, 'snoozed' as const),
  groupId: fc.option(fc.constant('g-1')),
  assigneeId: fc.option(fc.constantFrom('a-1', 'a-2')),
  assignedBy: fc.constantFrom('automation' as const, 'person' as const),
  opening: fc.constantFrom(1, 2),
  marked: fc.boolean(),
});
const conversations = fc
  .tuple(conversationState, conversationState, conversationState, conversationState)
  .map((states) =>
    states.map(({ marked, ...state }, place) => conversation(ids[place]!, { ...state, repeats: marked ? marks[place]! : {} })),
  );
const payload = fc.record({
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
  .map((all) => all.map(([id, key, given], index) => event(index + 1, id, key, given)));

function splitBy<Item>(items: Item[], sizes: readonly number[]): Item[][] {
  const parts: Item[][] = [];
  for (let start = 0; start < items.length; ) {
    const size = sizes[parts.length % sizes.length]!;
    parts.push(items.slice(start, start + size));
    start += size;
  }
  return parts;
}

/** What batches recorded, one after the other, and what they left. */
function recordAll(store: Store, batches: EventRow[][]): unknown {
  const all = batches.map((events) => store.decide(events));
  return {
    facts: all.flatMap(({ facts }) => facts),
    runs: all.flatMap(({ runs }) => runs),
    effects: all.flatMap(({ effects }) => effects),
    timeline: all.flatMap(({ timeline }) => timeline),
    left: store.contents(),
  };
}

describe('decideBatch', () => {
  it('records the same however the stream is split into batches', () => {
    fc.assert(
      fc.property(
        stream,
        conversations,
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 }),
        (events, given, sizes) => {
          const fresh = () =>
            new Store(
              keys.map((key) => person(key)),
              given,
            );
          const whole = recordAll(fresh(), [events]);
          expect(recordAll(fresh(), splitBy(events, sizes))).toEqual(whole);
          expect(recordAll(fresh(), splitBy(events, [1]))).toEqual(whole);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('changes nothing it was given', () => {
    fc.assert(
      fc.property(stream, conversations, (events, given) => {
        const state = {
          people: new Map(keys.map((key) => [key, person(key)])),
          conversations: new Map(given.map((each) => [each.facts.id, each])),
        };
        const before = structuredClone({ events, state });
        decideBatch({ events, state, configuration, now, publicUrl });
        expect({ events, state }).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it('folds what each message claims into its author, and tells the next message of it', () => {
    const store = new Store([person('p-0')], [conversation('c-0'), conversation('c-1')]);
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
    const store = new Store([known], [conversation('c-0', { groupId: 'g-1', assignedBy: 'person' })]);
    const records = store.decide([
      event(1, 'c-0', 'p-0', {
        country: 'US',
        language: 'en',
        person: { name: 'Ana', attributes: { plan: 'free', constructor: null } },
      }),
    ]);
    expect(records.people).toEqual([]);
    expect(records.conversations).toHaveLength(1);
    expect(new Store([known], [conversation('c-0')]).decide([]).conversations).toEqual([]);
  });

  it('reopens a closed conversation with its group, and starts repeats afresh', () => {
    const closed = conversation('c-0', {
      status: 'closed',
      groupId: 'g-1',
      assignedBy: 'automation',
      opening: 1,
      repeats: marks[0]!,
    });
    const store = new Store([person('p-0')], [closed]);
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
    const decide = (...seqs: number[]) =>
      new Store([person('p-0')], [closed]).decide(seqs.map((seq) => event(seq, 'c-0', 'p-0')));
    expect(decide(1, 2).reopened).toEqual([]);
    expect(decide(1, 2).conversations).toMatchObject([{ status: 'closed', opening: 1 }]);
    expect(decide(1, 2, 3).reopened).toEqual([{ id: 'c-0' }]);
    expect(decide(1, 2, 3).conversations).toMatchObject([{ status: 'open', opening: 2 }]);
  });

  it('keeps facts within their bound, and decides on what it keeps', () => {
    const attributes = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`a${index}`, '€'.repeat(2_000)]));
    const store = new Store(
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
    const records = decideBatch({ events: [event(1, 'c-9', 'p-9', { country: 'FR' })], state, configuration, now, publicUrl });
    expect(records.facts[0]!.facts).toMatchObject({ person: { id: 'p-9', name: null }, conversation: { id: 'c-9', opening: 1 } });
    expect([records.people, records.conversations]).toEqual([[], []]);
  });
});
