import type { Condition } from './condition.ts';
import type { Attributes, MessageContext } from './message.ts';
import type { AttributeType } from './person.ts';
import type { WeeklyHours } from './schedule.ts';
import type { Routing } from './team.ts';

/** A message as automations see it: country and language resolved at ingest. */
export interface MessageFacts {
  id: string;
  text: string;
  channel: string;
  sentAt: string | null;
  /** ISO 8601, when it was accepted. */
  acceptedAt: string;
  /** ISO 3166-1 alpha-2 in upper case: `context.country`, else from the IP; null when unknown. */
  country: string | null;
  /** BCP 47 tag: `browserLanguage`, else the best of `acceptLanguage`, else the person's last; null when unknown. */
  language: string | null;
  /** True for the message that opened its conversation. */
  firstInConversation: boolean;
  context: MessageContext;
}

/** A person as the message's author, this message's claims already folded in. */
export interface PersonFacts {
  /** The developer's id when given, else ours. */
  id: string;
  email: string | null;
  name: string | null;
  /** Last known country and language, this message's included. */
  country: string | null;
  language: string | null;
  attributes: Attributes;
  /** When `send-reply` nodes answered the person, ISO 8601, by node; left out while none has. */
  answered?: Readonly<Record<string, string>> | undefined;
}

/** Who made the assignment that stands: automations never override one made by a person. */
export type AssignedBy = 'automation' | 'rule' | 'person';

/**
 * What happened: a customer's message, or what was made of one. Events other than messages are made by changes to
 * conversations and people, and start the automations whose trigger listens to them.
 */
export type EventFacts =
  | { kind: 'message' }
  /** `reopened`: it had been closed before. */
  | { kind: 'conversation-opened'; reopened: boolean }
  | { kind: 'conversation-assigned'; groupId: string | null; assigneeId: string | null; by: AssignedBy }
  | { kind: 'conversation-closed'; by: 'automation' | 'person' }
  | { kind: 'tag-added'; tag: string }
  | { kind: 'person-entered-segment'; segmentId: string }
  | { kind: 'person-left-segment'; segmentId: string };
export type EventKind = EventFacts['kind'];
export const eventKinds: readonly EventKind[] = [
  'message',
  'conversation-opened',
  'conversation-assigned',
  'conversation-closed',
  'tag-added',
  'person-entered-segment',
  'person-left-segment',
];

/** A conversation as the automations before this one left it. */
export interface ConversationFacts {
  id: string;
  channel: string;
  status: 'open' | 'snoozed' | 'closed';
  groupId: string | null;
  assigneeId: string | null;
  assignedBy: AssignedBy | null;
  /** Since when it waits for an agent of its group, ISO 8601; null when it does not. */
  queuedAt: string | null;
  /** In alphabetical order. */
  tags: string[];
  /** Counts openings, from 1: reopening starts `repeat` afresh. */
  opening: number;
  /** When a mail was last planned, ISO 8601, by repeat key (see `repeatKey`). */
  repeats: Record<string, string>;
}

/**
 * All that deciding one event looks at, and what is kept with the event (at most 32 KiB), so that any automation,
 * draft or live, can be evaluated against it later. Plain data: what is kept equals what was decided on.
 */
export interface Facts {
  event: EventFacts;
  /** The message that the event is, or else the conversation's newest when it happened. */
  message: MessageFacts;
  person: PersonFacts;
  conversation: ConversationFacts;
}

/** An agent, as deciding sees one. */
export interface AgentFacts {
  id: string;
  name: string;
  email: string;
  languages: string[];
  availability: 'online' | 'away' | 'offline';
  /** Null: as many as come. */
  maxOpenConversations: number | null;
  /** Null: always. */
  workingHours: WeeklyHours | null;
}

/** A group, as deciding sees one. */
export interface GroupFacts {
  id: string;
  name: string;
  agentIds: string[];
  routing: Routing;
  /** When the group is there; null: always. */
  hours: WeeklyHours | null;
}

/** A segment, as deciding sees one: a condition over `person.*` fields. */
export interface SegmentFacts {
  id: string;
  name: string;
  condition: Condition;
}

/**
 * How busy the team is, for picking an agent: open conversations by agent, and by group and then agent when they were
 * last picked, as numbers that rise. Agents without an entry have none. Read only: a pick answers a state of its own.
 */
export interface TeamLoad {
  open: ReadonlyMap<string, number>;
  turns: Readonly<Record<string, Readonly<Record<string, number>>>>;
  nextTurn: number;
  /** How many open conversations wait, by group: whoever comes later joins them. */
  waiting: ReadonlyMap<string, number>;
  /** The groups it is known for; null for all. Others pick nobody by it: what they are given waits until they are asked. */
  groups: ReadonlySet<string> | null;
  /** The agents whose open conversations are counted; null for all. Nothing is asked about others. */
  agents: ReadonlySet<string> | null;
}

/** The agents, groups and segments there are, by id. */
export interface Directory {
  agents: ReadonlyMap<string, AgentFacts>;
  groups: ReadonlyMap<string, GroupFacts>;
  segments: ReadonlyMap<string, SegmentFacts>;
  /** What attributes are defined to be, by name; left out where none is defined. */
  attributeTypes?: ReadonlyMap<string, AttributeType>;
}
