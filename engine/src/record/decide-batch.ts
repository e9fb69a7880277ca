/**
 * Stages 4 and 5 over a batch. In: events of one or several lanes in order, what is known of their people and
 * conversations, how busy the team is, and a snapshot of the configuration. Out: every row to be written. Pure. What
 * stays true: the facts for event n+1 are the state folded through event n, so any split of the stream into batches gives
 * identical records; rules come first, then automations in list order.
 */
import type { ConversationFacts, EventFacts, Facts, PersonFacts, TeamLoad } from '@switchboard/shared/facts';
import { limits } from '@switchboard/shared/limits';
import type { Attributes } from '@switchboard/shared/message';
import type { HeldMail } from '@switchboard/shared/run';
import { decideEvent, type DecidedRun } from '../run/decide-event.ts';
import { decideRules } from '../run/decide-rules.ts';
import { attributesWithoutRoom, foldAttributes } from '../run/fold-attributes.ts';
import type { WorkingState } from '../run/working-state.ts';
import type { ConfigurationSnapshot } from './configuration-snapshot.ts';
import {
  addRepeats,
  addRun,
  addSentMails,
  addTags,
  addTurns,
  type BatchRecords,
  noRecords,
  timelineRow,
} from './batch-records.ts';
import { boundAttributes, eventIdOf, type EventRow, messageFactsOf } from './event-facts.ts';
import { foldMessage } from './fold-message.ts';
import { foldPerson } from './fold-person.ts';
import { conversationEvents, type FollowUpCause, followUpRows, segmentEvents, shareBudget } from './follow-ups.ts';
import { sendHeldMails } from './send-held-mails.ts';

export interface PersonState {
  key: string;
  revision: number;
  /** A person known by the e-mail alone keeps it. */
  mayChangeEmail: boolean;
  facts: PersonFacts;
}

/** A mail that waits for somebody to take its conversation. */
export interface HeldMailState {
  runId: string;
  automationId: string;
  seq: number;
  mail: HeldMail;
  facts: Facts;
}

export interface ConversationState {
  facts: ConversationFacts;
  lastMessageAt: string;
  /** The last event accepted before a closed conversation was closed; null or left out when that is not known. */
  closedThrough?: number | null | undefined;
  heldMails?: HeldMailState[] | undefined;
}

/** What a batch was read with; maps by person key and conversation id. */
export interface BatchState {
  people: Map<string, PersonState>;
  conversations: Map<string, ConversationState>;
}

export interface DecideBatchInput {
  events: readonly EventRow[];
  state: BatchState;
  /** As far as its picks can ask; null where nobody is to be picked, as for facts that are only tried. */
  load: TeamLoad | null;
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
      channel: event.kind === 'message' ? event.payload.channel : event.payload.message.channel,
      status: 'open',
      groupId: null,
      assigneeId: null,
      assignedBy: null,
      queuedAt: null,
      tags: [],
      opening: 1,
      repeats: {},
    },
    lastMessageAt: event.accepted_at.toISOString(),
  };
}

/** The batch as far as it is decided. */
interface Progress extends BatchState {
  input: DecideBatchInput;
  records: BatchRecords;
  load: TeamLoad | null;
}

/** Some ms of deciding: others' messages are taken in between. */
const eventsInAStep = 64;

/**
 * Decides a batch, event by event, and yields now and then for others to go on meanwhile.
 * @returns the rows to write; each conversation, person and repeat key at most once
 */
export function* decideInSteps(input: DecideBatchInput): Generator<void, BatchRecords> {
  const records = noRecords();
  const progress: Progress = {
    input,
    records,
    load: input.load,
    people: new Map(input.state.people),
    conversations: new Map(input.state.conversations),
  };
  for (const [place, event] of input.events.entries()) {
    if (place > 0 && place % eventsInAStep === 0) yield;
    decideOne(event, progress);
  }
  addChanged(progress);
  if (input.load !== null && progress.load !== null) addTurns(records, input.load, progress.load);
  return records;
}

/** `decideInSteps` in one go. */
export function decideBatch(input: DecideBatchInput): BatchRecords {
  const steps = decideInSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function decideOne(event: EventRow, progress: Progress): void {
  const { input, records } = progress;
  const { configuration, now, publicUrl } = input;
  const { directory, listened } = configuration;
  const person = progress.people.get(event.person_key) ?? blankPerson(event.person_key);
  const standing = progress.conversations.get(event.conversation_id) ?? blankConversation(event);
  const found = arrive(event, person, standing, progress);
  const language = event.kind === 'message' ? (event.payload.language ?? person.facts.language) : null;
  const facts: Facts = {
    event: event.kind === 'message' ? { kind: 'message' } : event.payload.event,
    message: messageFactsOf(event, language),
    person: { ...found.person, attributes: boundAttributes(found.person.attributes) },
    conversation: found.conversation,
  };
  const chain = event.kind === 'message' ? [] : event.payload.chain;
  const cause: FollowUpCause = {
    id: eventIdOf(event),
    runId: null,
    lane: event.lane,
    personKey: event.person_key,
    hops: event.hops + 1,
    chain,
    message: facts.message,
  };
  const arrived = [...segmentEvents(found.isNew ? null : person.facts, found.person, listened, directory), ...found.events];

  let state: WorkingState = { facts, load: found.load };
  const rule = decideRules(configuration.ruleIndex, state, { directory, now });
  if (rule !== null) {
    const { ruleId, reason, candidates = null } = rule;
    const conversationId = event.conversation_id;
    records.timeline.push(timelineRow({ conversationId, kind: 'assigned', by: 'rule', ruleId, reason, candidates }));
    arrived.push(...conversationEvents(state.facts.conversation, rule.state.facts.conversation, 'rule'));
    state = rule.state;
  }
  // As automations see it, rules having come first.
  const { conversation } = state.facts;
  const ruleId = rule === null ? {} : { ruleId: rule.ruleId };
  const withoutRoom = found.withoutRoom.length === 0 ? {} : { withoutRoom: found.withoutRoom };
  records.facts.push({ seq: event.seq, facts: { language, person: facts.person, conversation, ...ruleId, ...withoutRoom } });
  const followUps = followUpRows(arrived, event.conversation_id, cause, listened.topics);

  const index = configuration.indexes.get(event.kind);
  const decided =
    index === undefined
      ? { runs: [], state }
      : decideEvent({
          index,
          eventId: cause.id,
          state,
          chain,
          directory,
          now,
          publicUrl,
          heldBefore: standing.heldMails?.length ?? 0,
        });
  for (const run of decided.runs) {
    addRun(records, event, run);
    followUps.push(...followUpsOfRun(run, cause, configuration));
  }
  addFollowUps(records, event, followUps);
  const held = heldAfter(standing.heldMails, decided.runs, event.seq);
  const sent = sendHeldMails(held ?? [], decided.state.facts.conversation, { directory, now, publicUrl });
  addSentMails(records, event.conversation_id, sent);

  const after = sent.conversation;
  addRepeats(records, found.conversation, after);
  const attributes = attributesAfter(found.person.attributes, decided.runs);
  const { answered } = decided.state.facts.person;
  const isSame = attributes === found.person.attributes && answered === found.person.answered;
  const personAfter = isSame ? found.person : { ...found.person, attributes, answered };
  if (personAfter !== person.facts) progress.people.set(event.person_key, { ...person, facts: personAfter });
  progress.load = decided.state.load;
  const isMessage = event.kind === 'message' && !event.payload.opens;
  progress.conversations.set(event.conversation_id, {
    facts: after,
    lastMessageAt: isMessage ? event.accepted_at.toISOString() : standing.lastMessageAt,
    closedThrough: after.status === 'closed' && found.conversation.status !== 'closed' ? event.seq : standing.closedThrough,
    heldMails: sent.isDone ? undefined : held,
  });
}

/** What an event finds: the person with its claims, the conversation opened, and the events which that leads to. */
interface Arrival {
  person: PersonFacts;
  /** Names of claimed attributes that the person has no room for. */
  withoutRoom: string[];
  isNew: boolean;
  conversation: ConversationFacts;
  load: TeamLoad | null;
  events: EventFacts[];
}

function arrive(event: EventRow, person: PersonState, standing: ConversationState, progress: Progress): Arrival {
  const { load, records, input } = progress;
  if (event.kind !== 'message')
    return { person: person.facts, withoutRoom: [], isNew: false, conversation: standing.facts, load, events: [] };
  const { payload } = event;
  const { directory } = input.configuration;
  const folded = foldMessage({
    conversation: standing.facts,
    closedThrough: standing.closedThrough,
    seq: event.seq,
    load,
    directory,
    now: input.now,
  });
  const { conversation } = folded;
  const isReopened = conversation.opening !== standing.facts.opening;
  if (isReopened) {
    records.reopened.push({ id: conversation.id });
    // Marks that this very batch made before are forgotten with the others.
    records.repeats = records.repeats.filter(({ conversationId }) => conversationId !== conversation.id);
  }
  records.timeline.push(...folded.timeline);
  const events: EventFacts[] = [];
  if (payload.opens || isReopened) events.push({ kind: 'conversation-opened', reopened: isReopened });
  events.push(...conversationEvents(standing.facts, conversation, conversation.assignedBy ?? 'automation'));
  const claimed = foldPerson(person.facts, payload, person.mayChangeEmail);
  return {
    person: claimed,
    withoutRoom: attributesWithoutRoom(payload.person?.attributes, claimed.attributes),
    isNew: payload.addsPerson === true,
    conversation,
    load: folded.load,
    events,
  };
}

function followUpsOfRun(
  run: DecidedRun,
  cause: FollowUpCause,
  { listened, directory }: ConfigurationSnapshot,
): BatchRecords['followUps'] {
  const { before, after, runId, automationId } = run;
  if (before === after) return [];
  const events = [
    ...segmentEvents(before.facts.person, after.facts.person, listened, directory),
    ...conversationEvents(before.facts.conversation, after.facts.conversation, 'automation'),
  ];
  const chain = [...cause.chain, automationId];
  return followUpRows(events, after.facts.conversation.id, { ...cause, id: runId, runId, chain }, listened.topics);
}

/** What runs set, on all of the person's attributes: facts may leave some out. */
function attributesAfter(attributes: Attributes, runs: readonly DecidedRun[]): Attributes {
  let after = attributes;
  for (const { commands } of runs) {
    for (const { command, applied } of commands)
      if (applied && command.kind === 'set-attribute') after = foldAttributes(after, { [command.name]: command.value });
  }
  return after;
}

function addFollowUps(records: BatchRecords, event: EventRow, followUps: BatchRecords['followUps']): void {
  if (followUps.length === 0) return;
  const shared = shareBudget(followUps, event.kind === 'message' ? limits.eventsPerMessage : event.payload.budget);
  if (shared !== null) records.followUps.push(...shared);
  else {
    const reason = `Stopped: automations started one another more than ${limits.eventsPerMessage} times over one message.`;
    records.timeline.push(timelineRow({ conversationId: event.conversation_id, kind: 'stopped', by: 'automation', reason }));
  }
}

/** The mails that wait after an event: those of before and those its runs held. */
function heldAfter(before: HeldMailState[] | undefined, runs: readonly DecidedRun[], seq: number): HeldMailState[] | undefined {
  const added = runs.flatMap(({ runId, automationId, heldMails, after }) =>
    heldMails.map((mail) => ({ runId, automationId, seq, mail, facts: after.facts })),
  );
  return added.length === 0 ? before : [...(before ?? []), ...added];
}

/** Rows of the people and conversations that are no longer as they were read. */
function addChanged({ records, input: { state }, people, conversations }: Progress): void {
  for (const [key, person] of people) {
    const before = state.people.get(key);
    if (before !== undefined && before.facts !== person.facts)
      records.people.push({ ...person.facts, key, revision: person.revision });
  }
  for (const [id, conversation] of conversations) {
    const before = state.conversations.get(id);
    if (before === undefined) continue;
    addTags(records, before.facts, conversation.facts);
    if (before.facts === conversation.facts && before.lastMessageAt === conversation.lastMessageAt) continue;
    const { channel: _channel, repeats: _repeats, tags: _tags, ...facts } = conversation.facts;
    const { lastMessageAt, closedThrough = null } = conversation;
    records.conversations.push({ ...facts, lastMessageAt, closedThrough });
  }
  // The same repeat key may be marked by several events of a batch: the last mark stands.
  records.repeats = [...new Map(records.repeats.map((mark) => [`${mark.conversationId}\n${mark.key}`, mark])).values()];
}
