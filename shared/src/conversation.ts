import type { AssignedBy } from './facts.ts';
import type { UnfitAttribute } from './person.ts';
import type { Candidate, EffectState, RunStatus, Step } from './run.ts';

/** A line of a conversation's history: what was done, by whom or what, and why. */
export interface TimelineEntry {
  at: string;
  kind:
    | 'opened'
    | 'assigned'
    | 'queued'
    | 'closed'
    | 'reopened'
    | 'set-aside'
    | 'snoozed'
    | 'woken'
    | 'tagged'
    | 'untagged'
    | 'attribute-set'
    | 'not-mailed'
    | 'stopped';
  /** `automation`, `rule`, `routing`, `timer`, or the id of the agent or API key that did it. */
  by: string;
  automationId?: string;
  version?: number;
  runId?: string;
  ruleId?: string;
  reason: string;
  /** When an agent was picked, or nobody could be: who was considered, and why or why not. */
  candidates?: Candidate[];
}

export interface ConversationSummary {
  id: string;
  status: 'open' | 'snoozed' | 'closed';
  channel: string;
  personId: string;
  /**
   * The name, else the one given in the chat, else the e-mail; so it is wherever a person's name is told with what they
   * wrote.
   */
  personName: string | null;
  groupId: string | null;
  assigneeId: string | null;
  /** Since when it waits for an agent of its group; null when it does not. */
  queuedAt: string | null;
  lastMessageAt: string;
  createdAt: string;
  /** When it opens by itself; null unless it is snoozed. */
  snoozedUntil: string | null;
  /** In alphabetical order. */
  tags: string[];
  /** Messages of the person that who asks has not read, 100 at most. */
  unreadCount: number;
  /** The beginning of what was said last, by the person or an agent. */
  preview: string | null;
}

/** Who wrote a reply or a note: an agent, an API key, or an automation. */
export interface MessageAuthor {
  kind: 'agent' | 'key' | 'automation';
  id: string;
  name: string;
}

export interface ConversationMessage {
  id: string;
  text: string;
  from: 'person' | 'agent';
  /** Null for what the person wrote. */
  author: MessageAuthor | null;
  at: string;
  country: string | null;
  language: string | null;
  /** What came with it about the person and was left out; mostly nothing. */
  unfit: UnfitAttribute[];
  /** False until the message has been decided on; usually a few milliseconds. */
  decided: boolean;
}

/** What somebody wrote, in the list of what came in lately: `GET /messages`. */
export interface RecentMessage {
  id: string;
  conversationId: string;
  /** Its beginning. */
  text: string;
  /** Null when the person was erased. */
  personId: string | null;
  personName: string | null;
  country: string | null;
  language: string | null;
  at: string;
}

/** What only agents read; never among the messages, so that whoever passes those on gives no note away. */
export interface ConversationNote {
  id: string;
  text: string;
  at: string;
  author: MessageAuthor;
}

/** Where the visitor is, as their newest message told; null where it did not. */
export interface VisitorContext {
  country: string | null;
  language: string | null;
  /** The page they wrote from. */
  url: string | null;
  /** IANA name, such as `Europe/Paris`. */
  timezone: string | null;
  userAgent: string | null;
}

/** The inbox's lists, in the order of its navigation. */
export const conversationViews = ['mine', 'my-groups', 'unassigned', 'all'] as const;
export type ConversationView = (typeof conversationViews)[number];

/** How many open conversations each of the inbox's lists holds, and how many of them have unread messages. */
export interface InboxCounts {
  views: Record<ConversationView, { open: number; unread: number }>;
  /** True when there are more open conversations than were counted (the newest 10,000). */
  isCapped: boolean;
}

export interface Conversation extends ConversationSummary {
  assignedBy: AssignedBy | null;
  visitor: VisitorContext;
  /** The newest 200, oldest first. */
  messages: ConversationMessage[];
  /** The newest 200, oldest first. */
  notes: ConversationNote[];
  /** Where to read on what was said before these (`SaidPage`); null when these are all. */
  earlierCursor: string | null;
  timeline: TimelineEntry[];
}

/** A page of what was said in a conversation, newest first; the notes among it stand apart from the messages. */
export interface SaidPage extends Page<ConversationMessage> {
  notes: ConversationNote[];
}

export interface RunEffect {
  id: string;
  nodeId: string;
  kind: 'email' | 'act';
  state: EffectState;
  attempts: number;
  error?: string;
}

export interface Run {
  id: string;
  automationId: string;
  version: number;
  eventId: string;
  messageId: string;
  conversationId: string;
  status: RunStatus;
  startedAt: string;
  finishedAt: string | null;
  steps: Step[];
  effects: RunEffect[];
  /** Whose message it was; null when the person was erased. */
  personId: string | null;
  personName: string | null;
  /** How the message began; null when it was erased. */
  messageText: string | null;
}

export interface KeptEmail {
  id: string;
  effectId: string;
  messageIdHeader: string;
  /** Empty for a mail about a login. */
  conversationId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  state: EffectState;
  delivery: 'smtp' | 'kept';
  attempts: number;
  error: string | null;
  createdAt: string;
  sentAt: string | null;
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}
