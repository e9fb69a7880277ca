/**
 * Stage 5, second half: resolves the effects a run asked for, at its end, so that "the assignee" does not depend on
 * the order of siblings.
 * In: the walk, and who the run is. Out: one rendered mail per recipient, what is left out and why, and the
 * conversation with what `repeat` has to remember. Each step's results tell the same.
 * What stays true: a run plans at most `limits.effectsPerRun` effects, each with an id of its own.
 */
import type { AgentFacts, ConversationFacts } from '@switchboard/shared/facts';
import { limits } from '@switchboard/shared/limits';
import type { EffectRequest, MailRecipient, MailRepeat } from '@switchboard/shared/node-type';
import type { PlannedEffect, RunOutcome, SkippedEffect } from '@switchboard/shared/run';
import { renderMail } from '../template/render-mail.ts';
import { effectIdOf } from './ids.ts';
import { repeatKey } from './repeat-key.ts';
import type { RunInput } from './run-input.ts';
import { type RequestedEffect, reasonOf, type Walk } from './walk-plan.ts';

export interface ResolvedEffects {
  status: RunOutcome['status'];
  effects: PlannedEffect[];
  skippedEffects: SkippedEffect[];
  conversation: ConversationFacts;
}

type MailRequest = Extract<EffectRequest, { kind: 'email' }>;

interface Progress extends ResolvedEffects {
  input: RunInput;
  effectIds: Set<string>;
  /** A copy to be added to; null until the first mail is planned. */
  repeats: Record<string, string> | null;
}

/**
 * @param walk the run so far; its steps' results are added to
 * @param input the run
 */
export function planEffects(walk: Walk, input: RunInput): ResolvedEffects {
  const { conversation } = walk.facts;
  const progress: Progress = {
    input,
    status: walk.status,
    effects: [],
    skippedEffects: [],
    conversation,
    effectIds: new Set(),
    repeats: null,
  };
  const acts = new Map<string, number>();
  for (const requested of walk.requested) {
    const { node, request } = requested;
    if (request.kind === 'email') {
      planMails(requested, request, progress);
      continue;
    }
    const number = acts.get(node.id) ?? 0;
    acts.set(node.id, number + 1);
    planAct(requested, request.input, number, progress);
  }
  const { status, effects, skippedEffects, repeats } = progress;
  return { status, effects, skippedEffects, conversation: repeats === null ? conversation : { ...conversation, repeats } };
}

function planAct({ node, results, step }: RequestedEffect, input: unknown, number: number, progress: Progress): void {
  if (isFull(progress, step)) {
    skip(progress, { node, step, results }, null, null, tooMany);
    return;
  }
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

function planMails(requested: RequestedEffect, request: MailRequest, progress: Progress): void {
  const recipients = recipientsOf(request.to, progress);
  if (typeof recipients === 'string') {
    skip(progress, requested, request.to, null, recipients);
    return;
  }
  for (const recipient of recipients) {
    if (isFull(progress, requested.step)) {
      skip(progress, requested, request.to, null, tooMany);
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
  const { node, results, step } = requested;
  const { plan, facts, runId, automationId, now, publicUrl } = progress.input;
  const { conversation } = progress;
  const id = effectIdOf(runId, node.id, agent.id);
  if (progress.effectIds.has(id)) {
    skip(progress, requested, request.to, agent.id, `Not e-mailed twice: ${agent.name} gets one e-mail from this node already.`);
    return;
  }
  const key = repeatKey({
    automationId,
    nodeId: node.id,
    conversationId: conversation.id,
    recipientId: agent.id,
    opening: conversation.opening,
  });
  const lastSentAt = lastTime(progress.repeats ?? conversation.repeats, key);
  const repetition = lastSentAt === null ? null : whyNotAgain(request.repeat, lastSentAt, now);
  if (lastSentAt !== null && repetition !== null) {
    skip(
      progress,
      requested,
      request.to,
      agent.id,
      `Not e-mailed: ${agent.name} has had an e-mail about this conversation ${repetition}.`,
      lastSentAt,
    );
    return;
  }
  try {
    const scope = {
      message: facts.message,
      person: facts.person,
      conversation,
      agent,
      link: linkTo(publicUrl, conversation.id),
      now,
    };
    const templates = {
      subject: plan.templates.get(request.subject) ?? request.subject,
      body: plan.templates.get(request.body) ?? request.body,
    };
    const mail = { agentId: agent.id, toName: agent.name, toEmail: agent.email, ...renderMail(templates, scope) };
    progress.effects.push({ kind: 'email', id, nodeId: node.id, mail });
  } catch (error) {
    step.error ??= reasonOf(error);
    progress.status = 'failed';
    skip(progress, requested, request.to, agent.id, `Not e-mailed: ${reasonOf(error)}`);
    return;
  }
  progress.effectIds.add(id);
  if (request.repeat !== 'every-message') {
    progress.repeats ??= { ...conversation.repeats };
    progress.repeats[key] = now;
  }
  results.push({ kind: 'email', recipientId: agent.id, done: true, reason: `E-mail to ${agent.name} (${agent.email}).` });
}

function lastTime(repeats: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(repeats, key) ? (repeats[key] ?? null) : null;
}

/** Why a mail is not sent again, to follow "has had an e-mail about this conversation"; null when it is. */
function whyNotAgain(repeat: MailRepeat, lastSentAt: string, now: string): string | null {
  if (repeat === 'every-message') return null;
  if (repeat === 'once-per-conversation') return 'already';
  const elapsedMs = Date.parse(now) - Date.parse(lastSentAt);
  return elapsedMs < repeat.minutes * 60_000
    ? `in the last ${repeat.minutes === 1 ? 'minute' : `${repeat.minutes} minutes`}`
    : null;
}

/** Where a conversation is shown in the builder. */
function linkTo(publicUrl: string, conversationId: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/inbox/${encodeURIComponent(conversationId)}`;
}

const tooMany = `Stopped: one run sends at most ${limits.effectsPerRun} e-mails and calls.`;

function isFull(progress: Progress, step: RequestedEffect['step']): boolean {
  if (progress.effects.length < limits.effectsPerRun) return false;
  if (progress.status === 'completed') progress.status = 'stopped';
  step.error ??= tooMany;
  return true;
}

function skip(
  { skippedEffects }: Progress,
  { node, results }: Pick<RequestedEffect, 'node' | 'results' | 'step'>,
  to: MailRecipient | null,
  recipientId: string | null,
  reason: string,
  lastSentAt?: string,
): void {
  skippedEffects.push({ nodeId: node.id, to, recipientId, reason });
  results.push({
    kind: to === null ? 'act' : 'email',
    recipientId,
    done: false,
    reason,
    ...(lastSentAt === undefined ? {} : { lastSentAt }),
  });
}
