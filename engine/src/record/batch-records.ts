/**
 * The rows that a batch's commit writes, and how deciding adds to them. In: what was decided of one event. Out: rows.
 * What stays true: a conversation's, person's and repeat key's row is written at most once a batch.
 */
import type { AssignedBy, ConversationFacts, Facts, PersonFacts, TeamLoad } from '@switchboard/shared/facts';
import type { Candidate, HeldMail, MailContent, PlannedEffect, RunStatus, Step } from '@switchboard/shared/run';
import type { MessageAuthor, TimelineEntry } from '@switchboard/shared/conversation';
import type { DecidedRun } from '../run/decide-event.ts';
import type { EventRow, FollowUpPayload, KeptFacts } from './event-facts.ts';
import type { SentMails } from './send-held-mails.ts';

export interface RunRow {
  id: string;
  lane: number;
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
  content: MailContent | { type: string; version: number; input: unknown };
}
export interface TimelineRow {
  conversationId: string;
  kind: TimelineEntry['kind'];
  by: string;
  automationId: string | null;
  version: number | null;
  runId: string | null;
  ruleId: string | null;
  reason: string;
  candidates: Candidate[] | null;
}
export interface ConversationRow extends Omit<ConversationFacts, 'channel' | 'repeats' | 'tags' | 'assignedBy'> {
  assignedBy: AssignedBy | null;
  lastMessageAt: string;
  /** The last event that does not reopen it, once it is closed. */
  closedThrough: number | null;
}
export interface WritingRow {
  lane: number;
  conversationId: string;
  personKey: string;
  id: string;
  kind: 'note' | 'reply';
  payload: { text: string; by: MessageAuthor };
}
export interface FollowUpRow {
  kind: FollowUpPayload['event']['kind'];
  lane: number;
  conversationId: string;
  personKey: string;
  hops: number;
  /** The run that made it, else null. */
  cause: string | null;
  payload: FollowUpPayload;
}
export interface HeldMailRow {
  runId: string;
  nodeId: string;
  conversationId: string;
  automationId: string;
  seq: number;
  mail: HeldMail;
  facts: Facts;
}

/** All rows that a batch's commit writes. */
export interface BatchRecords {
  facts: { seq: number; facts: KeptFacts }[];
  runs: RunRow[];
  effects: EffectRow[];
  writings: WritingRow[];
  heldMails: HeldMailRow[];
  /** Conversations whose held mails were sent or are not wanted any more. */
  heldMailsDone: { id: string }[];
  followUps: FollowUpRow[];
  timeline: TimelineRow[];
  conversations: ConversationRow[];
  tagsAdded: { conversationId: string; tag: string }[];
  tagsRemoved: { conversationId: string; tag: string }[];
  people: (PersonFacts & { key: string; revision: number })[];
  repeats: { conversationId: string; key: string; at: string }[];
  /** Conversations reopened by a message: what `repeat` remembered of them before is forgotten. */
  reopened: { id: string }[];
  turns: { groupId: string; agentId: string; turn: number }[];
  /** The turn after the last one taken; null when none was. */
  nextTurn: number | null;
}

export function noRecords(): BatchRecords {
  return {
    facts: [],
    runs: [],
    effects: [],
    writings: [],
    heldMails: [],
    heldMailsDone: [],
    followUps: [],
    timeline: [],
    conversations: [],
    tagsAdded: [],
    tagsRemoved: [],
    people: [],
    repeats: [],
    reopened: [],
    turns: [],
    nextTurn: null,
  };
}

/** A line of a conversation's timeline; what is left out is null. */
export function timelineRow(
  row: Pick<TimelineRow, 'conversationId' | 'kind' | 'by' | 'reason'> & Partial<TimelineRow>,
): TimelineRow {
  return { automationId: null, version: null, runId: null, ruleId: null, candidates: null, ...row };
}

const timelineKinds = {
  'assign-group': 'assigned',
  'assign-agent': 'assigned',
  'add-tag': 'tagged',
  'remove-tag': 'untagged',
  'set-attribute': 'attribute-set',
  'close-conversation': 'closed',
} as const;

/** Adds what a run came to. */
export function addRun(records: BatchRecords, event: EventRow, run: DecidedRun): void {
  const { runId, automationId, name, version } = run;
  const base = { automationId, conversationId: event.conversation_id, seq: event.seq };
  const messageId = run.before.facts.message.id;
  records.runs.push({ ...base, id: runId, lane: event.lane, version, messageId, status: run.status, steps: run.steps });
  for (const effect of run.effects) {
    const { id, nodeId, kind, ...content } = effect;
    records.effects.push({ ...base, id, runId, nodeId, kind, content: 'mail' in content ? content.mail : content });
  }
  for (const mail of run.heldMails) {
    records.heldMails.push({ ...base, runId, nodeId: mail.nodeId, mail, facts: run.after.facts });
  }
  for (const { id, kind, text } of run.writings) {
    records.writings.push({
      lane: event.lane,
      conversationId: event.conversation_id,
      personKey: event.person_key,
      id,
      kind,
      payload: { text, by: { kind: 'automation', id: automationId, name } },
    });
  }
  for (const { command, applied, reason, candidates } of run.commands) {
    if (!applied) continue;
    const kind = timelineKinds[command.kind];
    const told = candidates === undefined ? {} : { candidates };
    const conversationId = event.conversation_id;
    records.timeline.push(timelineRow({ conversationId, kind, by: 'automation', automationId, version, runId, reason, ...told }));
  }
  const reason = whyItStopped(run);
  if (reason === null) return;
  const conversationId = event.conversation_id;
  records.timeline.push(timelineRow({ conversationId, kind: 'stopped', by: 'automation', automationId, version, runId, reason }));
}

/** What kept a run from going on or from answering, as one line whatever its length; null when nothing did. */
function whyItStopped({ name, status, steps, stopReason, skippedEffects }: DecidedRun): string | null {
  // A run that is stopped at a limit has no other errors: those would have failed it.
  const stopped = stopReason ?? (status === 'stopped' ? steps.find(({ error }) => error !== undefined)?.error : null);
  if (typeof stopped === 'string') return `“${name}” ${stopped.charAt(0).toLowerCase()}${stopped.slice(1)}`;
  return skippedEffects.find(({ isLoopProtection }) => isLoopProtection)?.reason ?? null;
}

/** Adds what became of the mails that a conversation held. */
export function addSentMails(records: BatchRecords, conversationId: string, { effects, faults, isDone }: SentMails): void {
  records.effects.push(...effects);
  for (const reason of faults)
    records.timeline.push(timelineRow({ conversationId, kind: 'not-mailed', by: 'automation', reason }));
  if (!isDone) return;
  records.heldMailsDone.push({ id: conversationId });
  // Held and sent within one batch, a mail is never kept as held.
  records.heldMails = records.heldMails.filter((row) => row.conversationId !== conversationId);
}

/** Adds what `repeat` has to remember of an event. */
export function addRepeats(
  records: BatchRecords,
  before: Pick<ConversationFacts, 'repeats'>,
  after: Pick<ConversationFacts, 'id' | 'repeats'>,
): void {
  if (before.repeats === after.repeats) return;
  for (const [key, at] of Object.entries(after.repeats)) {
    if (before.repeats[key] !== at) records.repeats.push({ conversationId: after.id, key, at });
  }
}

/** Adds the tags by which a conversation differs from how it was read. */
export function addTags(records: BatchRecords, before: ConversationFacts, after: ConversationFacts): void {
  if (before.tags === after.tags) return;
  const conversationId = after.id;
  for (const tag of after.tags) if (!before.tags.includes(tag)) records.tagsAdded.push({ conversationId, tag });
  for (const tag of before.tags) if (!after.tags.includes(tag)) records.tagsRemoved.push({ conversationId, tag });
}

/** Adds the turns that were taken. */
export function addTurns(records: BatchRecords, before: TeamLoad, after: TeamLoad): void {
  if (before.turns === after.turns) return;
  records.nextTurn = after.nextTurn;
  for (const [groupId, turns] of Object.entries(after.turns)) {
    const turnsBefore = before.turns[groupId];
    if (turnsBefore === turns) continue;
    for (const [agentId, turn] of Object.entries(turns))
      if (turnsBefore?.[agentId] !== turn) records.turns.push({ groupId, agentId, turn });
  }
}
