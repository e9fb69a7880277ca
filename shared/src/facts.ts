import type { Condition } from './condition.ts';
import type { Attributes, MessageContext } from './message.ts';

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
}

/** Who made the assignment that stands: automations never override one made by a person. */
export type AssignedBy = 'automation' | 'rule' | 'person';

/** A conversation as the automations before this one left it. */
export interface ConversationFacts {
  id: string;
  channel: string;
  status: 'open' | 'snoozed' | 'closed';
  groupId: string | null;
  assigneeId: string | null;
  assignedBy: AssignedBy | null;
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
}

/** A group, as deciding sees one. */
export interface GroupFacts {
  id: string;
  name: string;
  agentIds: string[];
}

/** A segment, as deciding sees one: a condition over `person.*` fields. */
export interface SegmentFacts {
  id: string;
  name: string;
  condition: Condition;
}

/** The agents, groups and segments there are, by id. */
export interface Directory {
  agents: ReadonlyMap<string, AgentFacts>;
  groups: ReadonlyMap<string, GroupFacts>;
  segments: ReadonlyMap<string, SegmentFacts>;
}
