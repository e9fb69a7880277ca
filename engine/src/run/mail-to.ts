/**
 * One mail to one agent. In: what a node asks for, the run it belongs to, the agent. Out: the mail rendered, or why it is
 * left out. Pure: rendered at a run's end, or when somebody takes the conversation it was held for.
 */
import type { AgentFacts, Facts } from '@switchboard/shared/facts';
import type { MailRepeat } from '@switchboard/shared/node-type';
import type { HeldMail, PlannedEffect } from '@switchboard/shared/run';
import { renderMail } from '../template/render-mail.ts';
import type { ParsedTemplate } from '../template/render-template.ts';
import { effectIdOf } from './ids.ts';
import { repeatKey } from './repeat-key.ts';

/** The run a mail belongs to. */
export interface MailRun {
  runId: string;
  automationId: string;
  /** As the run leaves them. */
  facts: Facts;
  /** ISO 8601: the time deciding counts with. */
  now: string;
  /** Where the builder is reached. */
  publicUrl: string;
  /** Parsed templates by source; others are parsed here. */
  templates: ReadonlyMap<string, ParsedTemplate>;
}

export type MailAnswer =
  /** `mark` is the key under which `repeat` remembers it; null when it need not. */
  { planned: Extract<PlannedEffect, { kind: 'email' }>; mark: string | null } | { left: string; lastSentAt?: string };

/**
 * @param agent who gets it
 * @param request templates and repeat rule
 * @param run the run
 * @param repeats when mails were last planned, ISO 8601, by repeat key
 * @throws Error with a sentence for people when a template fails
 */
export function mailTo(
  agent: AgentFacts,
  request: HeldMail,
  { runId, automationId, facts, now, publicUrl, templates }: MailRun,
  repeats: Readonly<Record<string, string>>,
): MailAnswer {
  const { conversation } = facts;
  const key = repeatKey({
    automationId,
    nodeId: request.nodeId,
    conversationId: conversation.id,
    recipientId: agent.id,
    opening: conversation.opening,
  });
  const lastSentAt = lastTime(repeats, key);
  const repetition = lastSentAt === null ? null : whyNotAgain(request.repeat, lastSentAt, now);
  if (lastSentAt !== null && repetition !== null)
    return { left: `Not e-mailed: ${agent.name} has had an e-mail about this conversation ${repetition}.`, lastSentAt };
  const { message, person } = facts;
  const scope = { message, person, conversation, agent, link: linkTo(publicUrl, conversation.id), now };
  const parsed = {
    subject: templates.get(request.subject) ?? request.subject,
    body: templates.get(request.body) ?? request.body,
  };
  const mail = { agentId: agent.id, toName: agent.name, toEmail: agent.email, ...renderMail(parsed, scope) };
  const id = effectIdOf(runId, request.nodeId, agent.id);
  return {
    planned: { kind: 'email', id, nodeId: request.nodeId, mail },
    mark: request.repeat === 'every-message' ? null : key,
  };
}

/** When something was last done under a repeat key. */
export function lastTime(repeats: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(repeats, key) ? (repeats[key] ?? null) : null;
}

/** True while `minutes` have not passed. */
export function isWithinMinutes(lastAt: string, minutes: number, now: string): boolean {
  return Date.parse(now) - Date.parse(lastAt) < minutes * 60_000;
}

/** Why a mail is not sent again, to follow "has had an e-mail about this conversation"; null when it is. */
function whyNotAgain(repeat: MailRepeat, lastSentAt: string, now: string): string | null {
  if (repeat === 'every-message') return null;
  if (repeat === 'once-per-conversation') return 'already';
  if (!isWithinMinutes(lastSentAt, repeat.minutes, now)) return null;
  return `in the last ${sayMinutes(repeat.minutes)}`;
}

export function sayMinutes(minutes: number): string {
  return minutes === 1 ? 'minute' : `${minutes} minutes`;
}

/** Where a conversation is shown in the builder. */
export function linkTo(publicUrl: string, conversationId: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/inbox/${encodeURIComponent(conversationId)}`;
}
