import { describe, expect, it } from '@jest/globals';
import type { MessageInput } from '@switchboard/shared/message';
import { laneOf } from './lane-of.ts';
import { type Known, openKey, type Resolved, resolveMessages } from './resolve-messages.ts';

const lanes = 16;

function knowing(parts: Partial<Known> = {}): Known {
  return {
    messages: new Map(),
    conversations: new Map(),
    peopleById: new Map(),
    peopleByEmail: new Map(),
    openConversations: new Map(),
    ...parts,
  };
}

/** Ids are numbered by kind: per_1, con_1, con_2. */
function resolve(inputs: Omit<MessageInput, 'text'>[], known: Known = knowing(), country: string | null = null): Resolved {
  const made: Record<string, number> = {};
  const messages = inputs.map((input) => ({ input: { text: 'Bonjour', ...input }, country, language: null }));
  return resolveMessages(messages, known, lanes, (prefix) => {
    made[prefix] = (made[prefix] ?? 0) + 1;
    return `${prefix}_${made[prefix]}`;
  });
}

const conversationsOf = ({ receipts }: Resolved): string[] => receipts.map((receipt) => receipt.conversationId);

describe('the conversation of a message', () => {
  it('is opened for a person who has none, and its id is in the receipt', () => {
    const { receipts, conversations, events } = resolve([{ id: 'm-1', person: { id: 'p-1' } }]);
    expect(receipts).toEqual([{ id: 'm-1', conversationId: 'con_1', status: 'accepted' }]);
    expect(conversations).toEqual([{ id: 'con_1', personKey: 'per_1', channel: 'api', joinable: true }]);
    expect(events).toMatchObject([{ conversationId: 'con_1', lane: laneOf('con_1', lanes), payload: { opens: true } }]);
  });

  it('is the open one of the same person and channel', () => {
    const ana = { key: 'per_a', givenId: 'p-1', email: null };
    const known = knowing({
      peopleById: new Map([['p-1', ana]]),
      openConversations: new Map([[openKey('per_a', 'chat'), { id: 'c-chat', joinable: true }]]),
    });
    const resolved = resolve(
      [
        { person: { id: 'p-1' }, channel: 'chat' },
        { person: { id: 'p-1' }, channel: 'email' },
      ],
      known,
    );
    expect(conversationsOf(resolved)).toEqual(['c-chat', 'con_1']);
    expect(resolved.conversations).toMatchObject([{ id: 'con_1', channel: 'email' }]);
    expect(resolved.events.map(({ payload }) => payload.opens)).toEqual([false, true]);
  });

  it('is the one that an earlier message of the same group opened', () => {
    const resolved = resolve([{ person: { id: 'p-1' } }, { person: { id: 'p-1' } }, { person: { id: 'p-2' } }]);
    const [first, second, third] = conversationsOf(resolved);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(resolved.events.map(({ payload }) => payload.opens)).toEqual([true, false, true]);
  });

  it('is the one named, made when it is new and joined when it is known', () => {
    const known = knowing({ conversations: new Map([['c-old', 'per_a']]) });
    const resolved = resolve([{ conversationId: 'c-new' }, { conversationId: 'c-old' }, { conversationId: 'c-new' }], known);
    expect(conversationsOf(resolved)).toEqual(['c-new', 'c-old', 'c-new']);
    expect(resolved.conversations).toEqual([{ id: 'c-new', personKey: 'per_1', channel: 'api', joinable: false }]);
    expect(resolved.events.map(({ payload }) => payload.opens)).toEqual([true, false, false]);
  });

  it('is the newest of those that were named, when none was opened without a name', () => {
    const person = { id: 'p-1' };
    const named = resolve([{ conversationId: 'c-1', person }, { conversationId: 'c-2', person }, { person }]);
    expect(conversationsOf(named)).toEqual(['c-1', 'c-2', 'c-2']);
    const unnamedFirst = resolve([{ person }, { conversationId: 'c-2', person }, { person }]);
    expect(conversationsOf(unnamedFirst)).toEqual(['con_1', 'c-2', 'con_1']);
  });

  it('is found again by a later message that names only the person', () => {
    const resolved = resolve([{ conversationId: 'c-1', person: { id: 'p-1' } }, { person: { id: 'p-1' } }]);
    expect(conversationsOf(resolved)).toEqual(['c-1', 'c-1']);
  });

  it('is on channel api unless the message says otherwise', () => {
    const { events, conversations } = resolve([{ person: { id: 'p-1' } }, { person: { id: 'p-1' }, channel: 'chat' }]);
    expect(events.map(({ payload }) => payload.channel)).toEqual(['api', 'chat']);
    expect(conversations.map(({ channel }) => channel)).toEqual(['api', 'chat']);
  });

  it('keeps its person whoever else writes in it', () => {
    const bob = { key: 'per_b', givenId: 'p-b', email: null };
    const known = knowing({ conversations: new Map([['c-1', 'per_a']]), peopleById: new Map([['p-b', bob]]) });
    const { events, conversations } = resolve(
      [{ conversationId: 'c-1', person: { id: 'p-b' } }, { conversationId: 'c-1' }],
      known,
    );
    expect(conversations).toEqual([]);
    expect(known.conversations.get('c-1')).toBe('per_a');
    expect(events.map(({ personKey }) => personKey)).toEqual(['per_b', 'per_a']);
  });
});

describe('a message id', () => {
  it('seen before answers with its original conversation and adds nothing', () => {
    const known = knowing({ messages: new Map([['m-1', 'c-original']]) });
    const resolved = resolve([{ id: 'm-1', conversationId: 'c-other', person: { id: 'p-9', email: 'x@example.com' } }], known);
    expect(resolved).toEqual({
      receipts: [{ id: 'm-1', conversationId: 'c-original', status: 'duplicate' }],
      people: [],
      adopted: [],
      conversations: [],
      events: [],
      relied: [],
    });
  });

  it('given twice in one list is accepted once', () => {
    const { receipts, events } = resolve([
      { id: 'm-1', conversationId: 'c-1' },
      { id: 'm-2', conversationId: 'c-2' },
      { id: 'm-1', conversationId: 'c-3' },
    ]);
    expect(receipts).toEqual([
      { id: 'm-1', conversationId: 'c-1', status: 'accepted' },
      { id: 'm-2', conversationId: 'c-2', status: 'accepted' },
      { id: 'm-1', conversationId: 'c-1', status: 'duplicate' },
    ]);
    expect(events).toHaveLength(2);
  });

  it('is made when none was given', () => {
    expect(resolve([{ conversationId: 'c-1' }]).receipts).toEqual([{ id: 'msg_1', conversationId: 'c-1', status: 'accepted' }]);
  });
});

describe('the person of a message', () => {
  it('is made with what the message claims', () => {
    const person = { id: 'p-1', email: 'Ana@Example.com', name: 'Ana', attributes: { plan: 'pro', gone: null } };
    expect(resolve([{ person }], knowing(), 'FR').people).toEqual([
      {
        key: 'per_1',
        givenId: 'p-1',
        email: 'Ana@Example.com',
        name: 'Ana',
        country: 'FR',
        language: null,
        attributes: { plan: 'pro' },
      },
    ]);
  });

  it('is found by id before e-mail', () => {
    const ana = { key: 'per_a', givenId: 'p-a', email: 'a@example.com' };
    const bob = { key: 'per_b', givenId: null, email: 'b@example.com' };
    const known = knowing({ peopleById: new Map([['p-a', ana]]), peopleByEmail: new Map([['b@example.com', bob]]) });
    const { events, adopted } = resolve([{ person: { id: 'p-a', email: 'b@example.com' } }], known);
    expect(events[0]?.personKey).toBe('per_a');
    expect(adopted).toEqual([]);
  });

  it('is found by e-mail in any case', () => {
    const ana = { key: 'per_a', givenId: 'p-a', email: 'ana@example.com' };
    const known = knowing({ peopleByEmail: new Map([['ana@example.com', ana]]) });
    const { events, people } = resolve([{ person: { email: 'ANA@example.COM' } }], known);
    expect(events[0]?.personKey).toBe('per_a');
    expect(people).toEqual([]);
  });

  it('known by e-mail alone is adopted by the first unknown id that comes with it', () => {
    const ana = { key: 'per_a', givenId: null, email: 'ana@example.com' };
    const known = knowing({ peopleByEmail: new Map([['ana@example.com', ana]]) });
    const { events, people, adopted } = resolve(
      [{ person: { id: 'p-1', email: 'ana@example.com' } }, { person: { id: 'p-2', email: 'ana@example.com' } }],
      known,
    );
    expect(adopted).toEqual([{ key: 'per_a', givenId: 'p-1' }]);
    expect(people).toMatchObject([{ givenId: 'p-2', email: 'ana@example.com' }]);
    expect(events.map(({ personKey }) => personKey)).toEqual(['per_a', people[0]?.key]);
  });

  it('made earlier in the same group is adopted too', () => {
    const { events, people, adopted } = resolve([
      { person: { email: 'ana@example.com' } },
      { person: { id: 'p-1', email: 'Ana@example.com' } },
    ]);
    expect(people).toMatchObject([{ key: 'per_1', givenId: 'p-1', email: 'ana@example.com' }]);
    expect(adopted).toEqual([]);
    expect(new Set(events.map(({ personKey }) => personKey)).size).toBe(1);
  });

  it('with another id and the same e-mail is another person', () => {
    const ana = { key: 'per_a', givenId: 'p-a', email: 'ana@example.com' };
    const known = knowing({ peopleByEmail: new Map([['ana@example.com', ana]]) });
    const { people, adopted } = resolve([{ person: { id: 'p-2', email: 'ana@example.com' } }], known);
    expect(people).toMatchObject([{ givenId: 'p-2' }]);
    expect(adopted).toEqual([]);
  });

  it('is anonymous when only a conversation is named', () => {
    const { people, events } = resolve([{ conversationId: 'c-1' }, { conversationId: 'c-1', person: { name: 'Ana' } }]);
    expect(people).toMatchObject([{ key: 'per_1', givenId: null, email: null, name: null }]);
    expect(events.map(({ personKey }) => personKey)).toEqual(['per_1', 'per_1']);
  });
});

describe('whom a group relies on', () => {
  const ana = { key: 'per_a', givenId: 'p-a', email: null };
  const known = () => knowing({ peopleById: new Map([['p-a', ana]]), conversations: new Map([['c-bob', 'per_b']]) });

  it('are known authors, and those whose conversations are joined, each once', () => {
    const resolved = resolve(
      [
        { person: { id: 'p-a' } },
        { person: { id: 'p-a' } },
        { conversationId: 'c-bob', person: { id: 'p-a' } },
        { conversationId: 'c-bob' },
      ],
      known(),
    );
    expect(resolved.relied).toEqual(['per_a', 'per_b']);
  });

  it('is nobody that the group itself adds, nor anybody whose message it knows', () => {
    const seen = known();
    seen.messages.set('m-1', 'c-bob');
    expect(
      resolve([{ person: { id: 'p-1' } }, { conversationId: 'c-1' }, { id: 'm-1', person: { id: 'p-a' } }], seen).relied,
    ).toEqual([]);
  });
});
