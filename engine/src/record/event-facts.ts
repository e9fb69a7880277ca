/**
 * Facts as they are kept with an event. In: the event's row and what was kept. Out: the facts it was decided on.
 * The message is in the event already, so only the rest is kept beside it.
 */
import type { ConversationFacts, EventFacts, Facts, MessageFacts, PersonFacts } from '@switchboard/shared/facts';
import { limits } from '@switchboard/shared/limits';
import type { Attributes } from '@switchboard/shared/message';
import type { EventPayload } from '../ingest/resolve-messages.ts';

/** Columns that every event has. */
interface EventColumns {
  seq: number;
  lane: number;
  conversation_id: string;
  person_key: string;
  accepted_at: Date;
  /** How many events led to it. */
  hops: number;
}

export interface MessageEventRow extends EventColumns {
  kind: 'message';
  message_id: string;
  payload: EventPayload;
}

/** What `event.payload` keeps of an event that is no message. */
export interface FollowUpPayload {
  /** A function of what led to it: runs that it starts are named by it. */
  id: string;
  event: Exclude<EventFacts, { kind: 'message' }>;
  /** The message it came about by, else the conversation's newest then. */
  message: MessageFacts;
  /** Ids of the automations that led to it, oldest first. */
  chain: string[];
  /** How many further events it may lead to, those that come of them included. */
  budget: number;
}

export interface FollowUpEventRow extends EventColumns {
  kind: FollowUpPayload['event']['kind'];
  message_id: null;
  payload: FollowUpPayload;
}

/** The columns of `switchboard.event` that facts are made of. */
export type EventRow = MessageEventRow | FollowUpEventRow;

/** What `switchboard.event_facts.facts` holds. */
export interface KeptFacts {
  /** The message's language, the person's last one standing in. */
  language: string | null;
  person: PersonFacts;
  /** As automations saw it: rules had come first. */
  conversation: ConversationFacts;
  /** The assignment rule that assigned it just then. */
  ruleId?: string;
  /** Names of attributes that came with the message and were left out: its author had as many as there is room for. */
  withoutRoom?: string[];
}

/** What the runs that an event starts are named by. */
export function eventIdOf(row: EventRow): string {
  return row.kind === 'message' ? String(row.seq) : row.payload.id;
}

/** @param language of the message, the person's last one standing in; a follow-up's message knows its own */
export function messageFactsOf(row: EventRow, language: string | null): MessageFacts {
  if (row.kind !== 'message') return row.payload.message;
  const { payload } = row;
  return {
    id: row.message_id,
    text: payload.text,
    channel: payload.channel,
    sentAt: payload.sentAt,
    acceptedAt: row.accepted_at.toISOString(),
    country: payload.country,
    language,
    firstInConversation: payload.opens,
    context: payload.context ?? {},
  };
}

/** The facts that an event was decided on. */
export function factsOfEvent(row: EventRow & { facts: KeptFacts }): Facts {
  const { language, person, conversation } = row.facts;
  const event: EventFacts = row.kind === 'message' ? { kind: 'message' } : row.payload.event;
  // Facts kept before conversations had tags and queues say nothing of them.
  const kept = { ...conversation, tags: conversation.tags ?? [], queuedAt: conversation.queuedAt ?? null };
  return { event, message: messageFactsOf(row, language), person, conversation: kept };
}

/** Room for the message's own part and the conversation's, of the 32 KiB that facts may take. */
const attributesBytes = limits.factsBytes - 8_192;

/**
 * Leaves out the largest attributes when a person's would take facts over their bound; deciding sees the same, so that
 * what is kept equals what was decided on.
 * @returns the same object when it fits
 */
export function boundAttributes(attributes: Attributes): Attributes {
  // A quick look that spares the exact count in all but unusual cases: a character takes at most 6 bytes in JSON.
  let characters = 0;
  for (const name in attributes) {
    const value = attributes[name];
    characters += name.length + (typeof value === 'string' ? value.length : typeof value === 'object' ? 50_000 : 30);
  }
  if (characters * 6 <= attributesBytes) return attributes;
  const sizes = Object.entries(attributes).map(([name, value]) => ({
    name,
    bytes: Buffer.byteLength(JSON.stringify([name, value])),
  }));
  let total = sizes.reduce((sum, each) => sum + each.bytes, 0);
  if (total <= attributesBytes) return attributes;
  const bounded = { ...attributes };
  for (const { name, bytes } of sizes.sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1))) {
    if (total <= attributesBytes) break;
    delete bounded[name];
    total -= bytes;
  }
  return bounded;
}
