/**
 * What tests of deciding batches are made from: graphs, people, conversations and messages, and a store that reads and
 * writes batches as the database does. In: a configuration and what there is. Out: the records of each batch, and what
 * they left. What stays true: a batch is read with as much as `readBatch`, `picksOfBatch` and `loadTeamLoad` give it and
 * with no more, so that what a batch must not rest on is not there.
 */
import type { AgentFacts, ConversationFacts, Directory, GroupFacts, PersonFacts, TeamLoad } from '@switchboard/shared/facts';
import type { Graph, GraphNode } from '@switchboard/shared/graph';
import { compile } from '../compile/compile.ts';
import type { PublishedAutomation } from '../match/index-automations.ts';
import type { NodeTypeRegistry } from '../nodes/registry.ts';
import { turnsOf, unknownLoad } from '../routing/team-load.ts';
import type { BatchRecords, FollowUpRow, HeldMailRow } from './batch-records.ts';
import type { ConfigurationSnapshot, Picks } from './configuration-snapshot.ts';
import { type BatchState, type ConversationState, decideBatch, type HeldMailState, type PersonState } from './decide-batch.ts';
import type { EventRow, FollowUpEventRow, MessageEventRow } from './event-facts.ts';
import { picksOfBatch } from './picks-of-batch.ts';

export const batchNow = '2026-11-22T10:00:00.000Z';
export const batchUrl = 'https://desk.example';

export type Part = [type: string, config: Record<string, unknown>];

/** A chain from its trigger through filters answered yes to its last part; `also` hangs on the last but one too. */
export function chain(parts: Part[], also: Part[] = [], trigger: Part = ['incoming-message', {}]): Graph {
  const all: Part[] = [trigger, ...parts, ...also];
  const last = parts.length - 1;
  const edge = (source: number, target: number) => ({
    id: `${source}-${target}`,
    source: `n${source}`,
    sourceHandle: filters.has(all[source]?.[0] ?? '') ? 'yes' : 'out',
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
const filters = new Set(['country', 'browser-language', 'condition', 'segment', 'business-hours', 'group-availability']);

/** Published in the order given, as au-0, au-1 … */
export function publish(graphs: readonly Graph[], registry: NodeTypeRegistry, directory: Directory): PublishedAutomation[] {
  return graphs.map((graph, position) => {
    const { plan, diagnostics } = compile(graph, registry, directory);
    if (plan === null) throw new Error(JSON.stringify(diagnostics));
    return { automationId: `au-${position}`, name: `Automation ${position}`, version: 1, plan };
  });
}

export function agent(id: string, name: string, rest: Partial<AgentFacts> = {}): AgentFacts {
  return {
    id,
    name,
    email: `${name.toLowerCase()}@example.com`,
    languages: [],
    availability: 'online',
    maxOpenConversations: null,
    workingHours: null,
    ...rest,
  };
}
export function group(id: string, agentIds: string[], routing: GroupFacts['routing']): GroupFacts {
  return { id, name: id.toUpperCase(), agentIds, routing, hours: null };
}
export function team(agents: AgentFacts[], groups: GroupFacts[], segments: Directory['segments'] = new Map()): Directory {
  const byId = <Item extends { id: string }>(items: Item[]) => new Map(items.map((item) => [item.id, item]));
  return { agents: byId(agents), groups: byId(groups), segments };
}

export function person(key: string, facts: Partial<PersonFacts> = {}): PersonState {
  return {
    key,
    revision: 1,
    mayChangeEmail: true,
    facts: { id: key, email: null, name: null, country: null, language: null, attributes: {}, ...facts },
  };
}
export function conversation(id: string, facts: Partial<ConversationFacts> = {}): ConversationState {
  return {
    lastMessageAt: '2026-11-22T09:00:00.000Z',
    facts: {
      id,
      channel: 'chat',
      status: 'open',
      groupId: null,
      assigneeId: null,
      assignedBy: null,
      queuedAt: null,
      tags: [],
      opening: 1,
      repeats: {},
      ...facts,
    },
  };
}
export function message(
  seq: number,
  conversationId: string,
  personKey: string,
  payload: Partial<MessageEventRow['payload']> = {},
): MessageEventRow {
  return {
    kind: 'message',
    lane: 0,
    hops: 0,
    seq,
    conversation_id: conversationId,
    person_key: personKey,
    message_id: `m-${seq}`,
    accepted_at: new Date(Date.parse(batchNow) - 60_000 + seq),
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

/** A follow-up's row as it stands in the stream. */
export function eventOf({ kind, lane, conversationId, personKey, hops, payload }: FollowUpRow, seq: number): FollowUpEventRow {
  return {
    kind,
    lane,
    hops,
    seq,
    conversation_id: conversationId,
    person_key: personKey,
    message_id: null,
    accepted_at: new Date(batchNow),
    payload,
  };
}

/** More events than any stream of a test leads to. */
const eventsAtMost = 5_000;

/** The tables of people, conversations, turns and held mails, as far as a batch reads and writes them. */
export class BatchStore {
  readonly people = new Map<string, PersonState>();
  readonly conversations = new Map<string, ConversationState>();
  heldMails: HeldMailRow[] = [];
  turns: TeamLoad['turns'] = {};
  nextTurn = 1;
  /** Exchanged when it changes between batches. */
  configuration: ConfigurationSnapshot;

  constructor(configuration: ConfigurationSnapshot, people: PersonState[], conversations: ConversationState[]) {
    this.configuration = configuration;
    for (const each of people) this.people.set(each.key, structuredClone(each));
    for (const each of conversations) this.conversations.set(each.facts.id, structuredClone(each));
  }

  /** Reads what a batch names, decides it, and writes its records as `writeBatch` does. */
  decide(events: readonly EventRow[]): BatchRecords {
    const state = this.#read(events);
    const { configuration } = this;
    const load = this.#load(picksOfBatch(configuration, state));
    const records = decideBatch({ events, state, load, configuration, now: batchNow, publicUrl: batchUrl });
    this.#write(records);
    return records;
  }

  /**
   * Decides a stream and all that it leads to, in batches.
   * @param sizes of the batches, over and over
   */
  drain(events: readonly EventRow[], sizes: readonly number[] = [100]): BatchRecords[] {
    const pending = [...events];
    let nextSeq = Math.max(0, ...events.map(({ seq }) => seq)) + 1;
    const batches: BatchRecords[] = [];
    while (pending.length > 0) {
      if (nextSeq > eventsAtMost) throw new Error('This stream does not end.');
      const records = this.decide(pending.splice(0, sizes[batches.length % sizes.length]));
      for (const followUp of records.followUps) {
        pending.push(eventOf(followUp, nextSeq));
        nextSeq += 1;
      }
      batches.push(records);
    }
    return batches;
  }

  /** All that is kept, revisions aside: they count commits. */
  contents(): unknown {
    return {
      people: [...this.people.values()].map(({ facts }) => facts),
      conversations: [...this.conversations.values()],
      heldMails: [...this.heldMails].sort((a, b) => (a.runId + a.nodeId < b.runId + b.nodeId ? -1 : 1)),
      turns: this.turns,
      nextTurn: this.nextTurn,
    };
  }

  factsOf(conversationId: string): ConversationFacts {
    const found = this.conversations.get(conversationId);
    if (found === undefined) throw new Error(`no conversation ${conversationId}`);
    return found.facts;
  }

  #read(events: readonly EventRow[]): BatchState {
    const state: BatchState = { people: new Map(), conversations: new Map() };
    for (const { person_key: key, conversation_id: id } of events) {
      const known = this.people.get(key);
      if (known !== undefined) state.people.set(key, structuredClone(known));
      const standing = this.conversations.get(id);
      if (standing !== undefined)
        state.conversations.set(id, { ...structuredClone(standing), heldMails: this.#heldOf(standing.facts) });
    }
    return state;
  }

  /** As the database answers them: of conversations that nobody has, in the order of their rows' keys. */
  #heldOf({ id, assigneeId }: ConversationFacts): HeldMailState[] | undefined {
    if (assigneeId !== null) return undefined;
    const held = this.heldMails
      .filter(({ conversationId }) => conversationId === id)
      .sort((a, b) => a.seq - b.seq || (a.runId + a.mail.nodeId < b.runId + b.mail.nodeId ? -1 : 1))
      .map(({ runId, automationId, seq, mail, facts }) => structuredClone({ runId, automationId, seq, mail, facts }));
    return held.length === 0 ? undefined : held;
  }

  /** Counts open conversations and keeps turns, as far as picks can ask. */
  #load(picks: Picks | null): TeamLoad {
    if (picks === null) return unknownLoad;
    const open = new Map<string, number>();
    for (const { facts } of this.conversations.values()) {
      const { status, assigneeId } = facts;
      if (status === 'open' && assigneeId !== null && picks.agentIds.includes(assigneeId))
        open.set(assigneeId, (open.get(assigneeId) ?? 0) + 1);
    }
    const turns = Object.fromEntries(Object.entries(this.turns).filter(([groupId]) => picks.groupIds.includes(groupId)));
    const waiting = new Map<string, number>();
    for (const { facts } of this.conversations.values()) {
      const { status, groupId, queuedAt } = facts;
      if (status === 'open' && queuedAt !== null && groupId !== null && picks.groupIds.includes(groupId))
        waiting.set(groupId, (waiting.get(groupId) ?? 0) + 1);
    }
    return { open, turns, nextTurn: this.nextTurn, waiting, groups: new Set(picks.groupIds), agents: new Set(picks.agentIds) };
  }

  #write(records: BatchRecords): void {
    for (const { key, revision, ...facts } of records.people) {
      const before = this.people.get(key)!;
      if (revision !== before.revision) throw new Error(`${key} was read at ${before.revision}, not ${revision}`);
      this.people.set(key, { ...before, revision: revision + 1, facts });
    }
    for (const { id } of records.reopened) this.factsOf(id).repeats = {};
    for (const { conversationId, key, at } of records.repeats) this.factsOf(conversationId).repeats[key] = at;
    for (const { lastMessageAt, closedThrough, ...changed } of records.conversations)
      this.conversations.set(changed.id, { lastMessageAt, closedThrough, facts: { ...this.factsOf(changed.id), ...changed } });
    for (const { conversationId, tag } of records.tagsAdded) {
      const facts = this.factsOf(conversationId);
      facts.tags = [...new Set([...facts.tags, tag])].sort();
    }
    for (const { conversationId, tag } of records.tagsRemoved) {
      const facts = this.factsOf(conversationId);
      facts.tags = facts.tags.filter((each) => each !== tag);
    }
    const done = new Set(records.heldMailsDone.map(({ id }) => id));
    this.heldMails = [...this.heldMails.filter(({ conversationId }) => !done.has(conversationId)), ...records.heldMails];
    const kept = Object.entries(this.turns).flatMap(([groupId, turns]) =>
      Object.entries(turns).map(([agentId, turn]) => ({ groupId, agentId, turn })),
    );
    this.turns = turnsOf([...kept, ...records.turns]);
    this.nextTurn = records.nextTurn ?? this.nextTurn;
  }
}
