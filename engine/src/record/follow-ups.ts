/**
 * Events that one event leads to. In: conversation and person before and after a change, and what made it. Out: the
 * events to append to the stream. Pure.
 * What stays true: an event is made only when an automation listens to its topic; it carries its cause, how many events
 * led to it, and the automations that did, so that none starts itself again; its id is a function of those. How many one
 * message leads to is bounded, however they branch.
 */
import type { AssignedBy, ConversationFacts, Directory, EventFacts, MessageFacts, PersonFacts } from '@switchboard/shared/facts';
import { segmentTopic, topicOf } from '../compile/topic-of.ts';
import { conditionHolds } from '../condition/evaluate-condition.ts';
import { factsOfPerson } from '../condition/facts-of-person.ts';
import { digestOf } from '../run/ids.ts';
import type { FollowUpRow } from './batch-records.ts';
import type { FollowUpPayload } from './event-facts.ts';

type FollowUp = FollowUpPayload['event'];

/** What listens. */
export interface Listened {
  topics: ReadonlySet<string>;
  /** Segments that topics name. */
  segments: ReadonlySet<string>;
}

/** What made a change. */
export interface FollowUpCause {
  /** Of the event or run that made it; part of the new events' ids. */
  id: string;
  /** The run, when one made it. */
  runId: string | null;
  lane: number;
  personKey: string;
  /** Of the events to be made. */
  hops: number;
  chain: string[];
  message: MessageFacts;
}

/**
 * Shares what an event may still lead to among the events it led to, so that however they branch, one message leads to at
 * most `limits.eventsPerMessage`.
 * @param budget of the event that led to them
 * @returns the same rows with their shares, or null when there are more than it may lead to
 */
export function shareBudget(rows: readonly FollowUpRow[], budget: number): FollowUpRow[] | null {
  if (rows.length > budget) return null;
  const share = Math.floor(budget / rows.length) - 1;
  return rows.map((row) => ({ ...row, payload: { ...row.payload, budget: share } }));
}

/** How a conversation changed, as events: what was undone in between is none. */
export function conversationEvents(before: ConversationFacts, after: ConversationFacts, by: AssignedBy): FollowUp[] {
  if (before === after) return [];
  const events: FollowUp[] = [];
  const { groupId, assigneeId } = after;
  const isAssigned = groupId !== null || assigneeId !== null;
  if (isAssigned && (groupId !== before.groupId || assigneeId !== before.assigneeId))
    events.push({ kind: 'conversation-assigned', groupId, assigneeId, by });
  if (before.tags !== after.tags)
    for (const tag of after.tags) if (!before.tags.includes(tag)) events.push({ kind: 'tag-added', tag });
  if (after.status === 'closed' && before.status !== 'closed')
    events.push({ kind: 'conversation-closed', by: by === 'person' ? 'person' : 'automation' });
  return events;
}

/**
 * Which listened segments a person came into or fell out of.
 * @param before null for somebody new
 */
export function segmentEvents(
  before: PersonFacts | null,
  after: PersonFacts,
  { topics, segments }: Listened,
  directory: Directory,
): FollowUp[] {
  if (before === after) return [];
  return [...segments].flatMap((segmentId): FollowUp[] => {
    const condition = directory.segments.get(segmentId)?.condition;
    if (condition === undefined) return [];
    const isIn = (person: PersonFacts) => conditionHolds(condition, factsOfPerson(person));
    const [was, is] = [before !== null && isIn(before), isIn(after)];
    if (was === is) return [];
    const kind = is ? ('person-entered-segment' as const) : ('person-left-segment' as const);
    return topics.has(segmentTopic(kind, segmentId)) ? [{ kind, segmentId }] : [];
  });
}

/**
 * The rows of events, of those that somebody listens to.
 * @param events what happened, in order
 * @returns rows without a budget, see `shareBudget`
 */
export function followUpRows(
  events: readonly EventFacts[],
  conversationId: string,
  cause: FollowUpCause,
  topics: ReadonlySet<string>,
): FollowUpRow[] {
  return events.flatMap((event, place): FollowUpRow[] => {
    if (event.kind === 'message' || !topics.has(topicOf(event))) return [];
    const { lane, personKey, hops, runId, chain, message } = cause;
    const id = `fu_${digestOf([cause.id, event.kind, place])}`;
    const payload = { id, event, message, chain, budget: 0 };
    return [{ kind: event.kind, lane, conversationId, personKey, hops, cause: runId, payload }];
  });
}
