/**
 * Stages 4 and 5 over a batch. In: events of one or several lanes in order, what is known of their people and
 * conversations, and a snapshot of the configuration. Out: every row to be written. Pure. What stays true: the facts for
 * event n+1 are the state folded through event n, so any split of the stream into batches gives identical records.
 */
import type { ConversationFacts, Facts, PersonFacts } from '@switchboard/shared/facts';
import type { PlannedEffect, RunStatus, Step } from '@switchboard/shared/run';
import { decideEvent } from '../run/decide-event.ts';
import { boundAttributes, type EventRow, type KeptFacts, messageFactsOf } from './event-facts.ts';
import { foldPerson } from './fold-person.ts';
import type { ConfigurationSnapshot } from './load-configuration.ts';

export interface PersonState {
  key: string;
  revision: number;
  /** A person known by the e-mail alone keeps it. */
  mayChangeEmail: boolean;
  facts: PersonFacts;
}

export interface ConversationState {
  facts: ConversationFacts;
  lastMessageAt: string;
  /** The last event accepted before a closed conversation was closed; null or left out when that is not known. */
  closedThrough?: number | null | undefined;
}

/** What a batch was read with; maps by person key and conversation id. */
export interface BatchState {
  people: Map<string, PersonState>;
  conversations: Map<string, ConversationState>;
}

export interface RunRow {
  id: string;
  automationId: string;
  version: number;
  seq: number;
  messageId: string;
  conversationId: string;
  status: RunStatus;
  steps: Step[];
}
export interface EffectRow {
  id: string;
  runId: string;
  nodeId: string;
  automationId: string;
  conversationId: string;
  seq: number;
  kind: PlannedEffect['kind'];
  content: unknown;
}
export interface TimelineRow {
  conversationId: string;
  kind: string;
  by: string;
  automationId: string | null;
  version: number | null;
  runId: string | null;
  reason: string;
}
export interface ConversationRow extends Omit<ConversationFacts, 'channel' | 'repeats'> {
  lastMessageAt: string;
}

/** All rows that a batch's commit writes. */
export interface BatchRecords {
  facts: { seq: number; facts: KeptFacts }[];
  runs: RunRow[];
  effects: EffectRow[];
  timeline: TimelineRow[];
  conversations: ConversationRow[];
  people: (PersonFacts & { key: string; revision: number })[];
  repeats: { conversationId: string; key: string; at: string }[];
  /** Conversations reopened by a message: what `repeat` remembered of them before is forgotten. */
  reopened: { id: string }[];
}

export interface DecideBatchInput {
  events: readonly EventRow[];
  state: BatchState;
  configuration: ConfigurationSnapshot;
  /** ISO 8601: the time deciding counts with. */
  now: string;
  publicUrl: string;
}

/** An author or conversation erased between acceptance and decision leaves a blank behind, never a stuck lane. */
function blankPerson(key: string): PersonState {
  return {
    key,
    revision: 0,
    mayChangeEmail: false,
    facts: { id: key, email: null, name: null, country: null, language: null, attributes: {} },
  };
}
function blankConversation(event: EventRow): ConversationState {
  return {
    facts: {
      id: event.conversation_id,
      channel: event.payload.channel,
      status: 'open',
      groupId: null,
      assigneeId: null,
      assignedBy: null,
      opening: 1,
      repeats: {},
    },
    lastMessageAt: event.accepted_at.toISOString(),
  };
}

/** The conversation as its new message finds it: what was closed before the message came is reopened with its group. */
function foldMessage({ facts: conversation, closedThrough }: ConversationState, seq: number): ConversationFacts {
  if (conversation.status === 'open') return conversation;
  if (conversation.status === 'closed' && seq <= (closedThrough ?? -1)) return conversation;
  const opening = conversation.status === 'closed' ? conversation.opening + 1 : conversation.opening;
  return { ...conversation, status: 'open', opening, repeats: opening === conversation.opening ? conversation.repeats : {} };
}

function addRuns(records: BatchRecords, event: EventRow, runs: ReturnType<typeof decideEvent>['runs']): void {
  for (const run of runs) {
    const { runId, automationId, version } = run;
    const base = { automationId, conversationId: event.conversation_id, seq: event.seq };
    records.runs.push({ ...base, id: runId, version, messageId: event.message_id, status: run.status, steps: run.steps });
    for (const effect of run.effects) {
      const { id, nodeId, kind, ...content } = effect;
      records.effects.push({ ...base, id, runId, nodeId, kind, content: 'mail' in content ? content.mail : content });
    }
    for (const { applied, reason } of run.commands) {
      if (applied)
        records.timeline.push({
          conversationId: event.conversation_id,
          kind: 'assigned',
          by: 'automation',
          automationId,
          version,
          runId,
          reason,
        });
    }
  }
}

function addRepeats(records: BatchRecords, before: ConversationFacts, after: ConversationFacts): void {
  if (before.repeats === after.repeats) return;
  for (const [key, at] of Object.entries(after.repeats)) {
    if (before.repeats[key] !== at) records.repeats.push({ conversationId: after.id, key, at });
  }
}

/**
 * Decides a batch, event by event.
 * @returns the rows to write; each conversation, person and repeat key at most once
 */
export function decideBatch(input: DecideBatchInput): BatchRecords {
  const { configuration, now, publicUrl } = input;
  const records: BatchRecords = {
    facts: [],
    runs: [],
    effects: [],
    timeline: [],
    conversations: [],
    people: [],
    repeats: [],
    reopened: [],
  };
  const people = new Map(input.state.people);
  const conversations = new Map(input.state.conversations);

  for (const event of input.events) {
    const person = people.get(event.person_key) ?? blankPerson(event.person_key);
    const conversation = conversations.get(event.conversation_id) ?? blankConversation(event);
    const { payload } = event;

    const personFacts = foldPerson(person.facts, payload, person.mayChangeEmail);
    const opened = foldMessage(conversation, event.seq);
    if (opened.opening !== conversation.facts.opening) {
      records.reopened.push({ id: opened.id });
      records.timeline.push({
        conversationId: opened.id,
        kind: 'reopened',
        by: 'person',
        automationId: null,
        version: null,
        runId: null,
        reason: 'A new message arrived.',
      });
    }
    const language = payload.language ?? person.facts.language;
    const facts: Facts = {
      message: messageFactsOf(event, language),
      person: { ...personFacts, attributes: boundAttributes(personFacts.attributes) },
      conversation: opened,
    };
    const decided = decideEvent({
      index: configuration.index,
      eventId: String(event.seq),
      facts,
      directory: configuration.directory,
      now,
      publicUrl,
    });

    records.facts.push({ seq: event.seq, facts: { language, person: facts.person, conversation: opened } });
    addRuns(records, event, decided.runs);
    addRepeats(records, opened, decided.facts.conversation);
    if (personFacts !== person.facts) people.set(event.person_key, { ...person, facts: personFacts });
    conversations.set(event.conversation_id, {
      facts: decided.facts.conversation,
      lastMessageAt: payload.opens ? conversation.lastMessageAt : event.accepted_at.toISOString(),
      closedThrough: conversation.closedThrough,
    });
  }
  addChanged(records, input.state, people, conversations);
  return records;
}

/** Rows of the people and conversations that are no longer as they were read. */
function addChanged(
  records: BatchRecords,
  state: BatchState,
  people: Map<string, PersonState>,
  conversations: Map<string, ConversationState>,
): void {
  for (const [key, person] of people) {
    const before = state.people.get(key);
    if (before !== undefined && before.facts !== person.facts)
      records.people.push({ ...person.facts, key, revision: person.revision });
  }
  for (const [id, conversation] of conversations) {
    const before = state.conversations.get(id);
    if (before === undefined) continue;
    if (before.facts === conversation.facts && before.lastMessageAt === conversation.lastMessageAt) continue;
    const { channel: _channel, repeats: _repeats, ...facts } = conversation.facts;
    records.conversations.push({ ...facts, lastMessageAt: conversation.lastMessageAt });
  }
  // The same repeat key may be marked by several events of a batch: the last mark stands.
  records.repeats = [...new Map(records.repeats.map((mark) => [`${mark.conversationId}\n${mark.key}`, mark])).values()];
}
