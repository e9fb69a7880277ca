/**
 * Stage 5, second half: resolves the effects a run asked for, at its end, so that "the assignee" does not depend on
 * the order of siblings.
 * In: the walk, and who the run is. Out: one rendered mail per recipient, what is written into the conversation, what is
 * held for whoever takes it, what is left out and why, and conversation and person with what is to be remembered of mails
 * and answers. Each step's results tell the same.
 * What stays true: a run plans at most `limits.effectsPerRun` effects, each with an id of its own.
 */
import type { AgentFacts, ConversationFacts, PersonFacts } from '@switchboard/shared/facts';
import { limits } from '@switchboard/shared/limits';
import type { EffectRequest, MailRecipient } from '@switchboard/shared/node-type';
import type { HeldMail, PlannedEffect, PlannedWriting, RunOutcome, SkippedEffect } from '@switchboard/shared/run';
import { effectIdOf } from './ids.ts';
import { mailTo } from './mail-to.ts';
import { type LeftWriting, planWriting } from './plan-writing.ts';
import type { RunInput } from './run-input.ts';
import { type RequestedEffect, reasonOf, type Walk } from './walk-plan.ts';

export interface ResolvedEffects {
  status: RunOutcome['status'];
  effects: PlannedEffect[];
  writings: PlannedWriting[];
  heldMails: HeldMail[];
  skippedEffects: SkippedEffect[];
  conversation: ConversationFacts;
  person: PersonFacts;
}

type MailRequest = Extract<EffectRequest, { kind: 'email' }>;
type WritingRequest = Extract<EffectRequest, { kind: 'note' | 'reply' }>;

interface Progress extends ResolvedEffects {
  input: RunInput;
  walk: Walk;
  effectIds: Set<string>;
  /** A copy to be added to; null until there is something to remember. */
  repeats: Record<string, string> | null;
}

/** Nodes that answered a person, at most; those of longest ago are forgotten. */
const answersKept = 50;

/**
 * @param walk the run so far; its steps' results are added to
 * @param input the run
 */
export function planEffects(walk: Walk, input: RunInput): ResolvedEffects {
  const { conversation, person } = walk.state.facts;
  const progress: Progress = {
    input,
    walk,
    status: walk.status,
    effects: [],
    writings: [],
    heldMails: [],
    skippedEffects: [],
    conversation,
    person,
    effectIds: new Set(),
    repeats: null,
  };
  const numbers = new Map<string, number>();
  for (const requested of walk.requested) {
    const { node, request } = requested;
    if (request.kind === 'email') {
      planMails(requested, request, progress);
      continue;
    }
    const number = numbers.get(node.id) ?? 0;
    numbers.set(node.id, number + 1);
    if (isFull(progress, requested.step)) skip(progress, requested, null, null, tooMany);
    else if (request.kind === 'act') planAct(requested, request.input, number, progress);
    else write(requested, request, number, progress);
  }
  const { status, effects, writings, heldMails, skippedEffects, repeats, person: answered } = progress;
  const after = repeats === null ? conversation : { ...conversation, repeats };
  return { status, effects, writings, heldMails, skippedEffects, conversation: after, person: answered };
}

function planAct({ node, results }: RequestedEffect, input: unknown, number: number, progress: Progress): void {
  const { type, version, title } = node.nodeType;
  progress.effects.push({
    kind: 'act',
    id: effectIdOf(progress.input.runId, node.id, String(number)),
    nodeId: node.id,
    type,
    version,
    input,
  });
  results.push({ kind: 'act', recipientId: null, done: true, reason: `“${title}” will be carried out.` });
}

function write(requested: RequestedEffect, request: WritingRequest, number: number, progress: Progress): void {
  const { node, results } = requested;
  const { input, walk } = progress;
  try {
    const answer = planWriting(request, {
      id: effectIdOf(input.runId, node.id, `${request.kind} ${number}`),
      nodeId: node.id,
      automationId: input.automationId,
      facts: walk.state.facts,
      directory: input.directory,
      answered: progress.person.answered ?? {},
      now: input.now,
      publicUrl: input.publicUrl,
      template: input.plan.templates.get(request.text) ?? request.text,
    });
    if ('left' in answer) {
      skip(progress, requested, null, null, answer.left, answer);
      return;
    }
    progress.writings.push(answer.writing);
    if (answer.mark !== null) progress.person = answeredNow(progress.person, answer.mark, input.now);
    const reason = request.kind === 'note' ? 'A note was written.' : 'The person was answered.';
    results.push({ kind: request.kind, recipientId: null, done: true, reason });
  } catch (error) {
    fail(progress, requested, null, null, 'Not written', error);
  }
}

function planMails(requested: RequestedEffect, request: MailRequest, progress: Progress): void {
  const { to, subject, body, repeat } = request;
  if (to.kind === 'assignee' && progress.conversation.assigneeId === null && progress.conversation.queuedAt !== null) {
    if (isFull(progress, requested.step)) {
      skip(progress, requested, to, null, tooMany);
      return;
    }
    if (progress.heldMails.some(({ nodeId }) => nodeId === requested.node.id)) {
      skip(progress, requested, to, null, 'Not e-mailed twice: one e-mail from this node is held already.');
      return;
    }
    const { heldBefore = 0 } = progress.input;
    if (heldBefore + progress.heldMails.length >= limits.heldMails) {
      const reason = `Not e-mailed: ${limits.heldMails} e-mails are held already for whoever takes this conversation.`;
      skip(progress, requested, to, null, reason);
      return;
    }
    progress.heldMails.push({ nodeId: requested.node.id, subject, body, repeat });
    const reason = 'E-mail held for whoever takes this conversation.';
    requested.results.push({ kind: 'email', recipientId: null, done: true, reason });
    return;
  }
  const recipients = recipientsOf(to, progress);
  if (typeof recipients === 'string') {
    skip(progress, requested, to, null, recipients);
    return;
  }
  for (const recipient of recipients) {
    if (isFull(progress, requested.step)) {
      skip(progress, requested, to, null, tooMany);
      return;
    }
    planMail(requested, request, recipient, progress);
  }
}

/** Who a mail goes to, or why to nobody. */
function recipientsOf(to: MailRecipient, { input: { directory }, conversation }: Progress): AgentFacts[] | string {
  if (to.kind === 'group') {
    const group = directory.groups.get(to.groupId);
    if (group === undefined) return 'Not e-mailed: this group does not exist any more.';
    const members = [...new Set(group.agentIds)].flatMap((id) => directory.agents.get(id) ?? []);
    return members.length > 0 ? members : `Not e-mailed: ${group.name} has no members.`;
  }
  if (to.kind === 'assignee' && conversation.assigneeId === null) return 'Not e-mailed: nobody is assigned to this conversation.';
  const agent = directory.agents.get(to.kind === 'agent' ? to.agentId : (conversation.assigneeId ?? ''));
  return agent === undefined ? 'Not e-mailed: this agent does not exist any more.' : [agent];
}

function planMail(requested: RequestedEffect, request: MailRequest, agent: AgentFacts, progress: Progress): void {
  const { node, results } = requested;
  const { plan, runId, automationId, now, publicUrl } = progress.input;
  if (progress.effectIds.has(effectIdOf(runId, node.id, agent.id))) {
    skip(progress, requested, request.to, agent.id, `Not e-mailed twice: ${agent.name} gets one e-mail from this node already.`);
    return;
  }
  try {
    const answer = mailTo(
      agent,
      { nodeId: node.id, subject: request.subject, body: request.body, repeat: request.repeat },
      { runId, automationId, facts: progress.walk.state.facts, now, publicUrl, templates: plan.templates },
      progress.repeats ?? progress.conversation.repeats,
    );
    if ('left' in answer) {
      skip(progress, requested, request.to, agent.id, answer.left, answer);
      return;
    }
    progress.effects.push(answer.planned);
    progress.effectIds.add(answer.planned.id);
    if (answer.mark !== null) remember(progress, answer.mark);
    results.push({ kind: 'email', recipientId: agent.id, done: true, reason: `E-mail to ${agent.name} (${agent.email}).` });
  } catch (error) {
    fail(progress, requested, request.to, agent.id, 'Not e-mailed', error);
  }
}

function remember(progress: Progress, key: string): void {
  progress.repeats ??= { ...progress.conversation.repeats };
  progress.repeats[key] = progress.input.now;
}

function answeredNow(person: PersonFacts, key: string, now: string): PersonFacts {
  const { [key]: _before, ...others } = person.answered ?? {};
  const newest = Object.entries(others).sort(([, one], [, other]) => (one < other ? 1 : -1));
  return { ...person, answered: { ...Object.fromEntries(newest.slice(0, answersKept - 1)), [key]: now } };
}

const tooMany = `Stopped: one run sends at most ${limits.effectsPerRun} e-mails and calls.`;

function isFull(progress: Progress, step: RequestedEffect['step']): boolean {
  if (progress.effects.length + progress.writings.length + progress.heldMails.length < limits.effectsPerRun) return false;
  if (progress.status === 'completed') progress.status = 'stopped';
  step.error ??= tooMany;
  return true;
}

function fail(
  progress: Progress,
  requested: RequestedEffect,
  to: MailRecipient | null,
  recipientId: string | null,
  what: string,
  error: unknown,
): void {
  requested.step.error ??= reasonOf(error);
  progress.status = 'failed';
  skip(progress, requested, to, recipientId, `${what}: ${reasonOf(error)}`);
}

function skip(
  { skippedEffects }: Progress,
  { node, results, request }: RequestedEffect,
  to: MailRecipient | null,
  recipientId: string | null,
  reason: string,
  { lastSentAt, isLoopProtection }: Pick<LeftWriting, 'lastSentAt' | 'isLoopProtection'> = {},
): void {
  skippedEffects.push({
    nodeId: node.id,
    to,
    recipientId,
    reason,
    ...(isLoopProtection === undefined ? {} : { isLoopProtection }),
  });
  results.push({
    kind: request.kind,
    recipientId,
    done: false,
    reason,
    ...(lastSentAt === undefined ? {} : { lastSentAt }),
  });
}
