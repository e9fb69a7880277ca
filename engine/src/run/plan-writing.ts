/**
 * What a run writes into its conversation: a note for agents, or a reply to the person. In: what a node asks for, the
 * run. Out: the text rendered, or why it is left out. Pure.
 * What stays true: automatic mail is never answered (RFC 3834, section 2), nor is a person twice within the node's
 * minutes, in whichever conversation, so that two machines do not answer each other for ever.
 */
import type { Directory, Facts } from '@switchboard/shared/facts';
import { limits } from '@switchboard/shared/limits';
import type { EffectRequest } from '@switchboard/shared/node-type';
import type { PlannedWriting } from '@switchboard/shared/run';
import { plainLines } from '../template/plain-text.ts';
import { type ParsedTemplate, renderText } from '../template/render-template.ts';
import { isWithinMinutes, lastTime, linkTo, sayMinutes } from './mail-to.ts';
import { answerKey } from './repeat-key.ts';

type WritingRequest = Extract<EffectRequest, { kind: 'note' | 'reply' }>;

export interface WritingRun {
  /** The writing's own. */
  id: string;
  nodeId: string;
  automationId: string;
  facts: Facts;
  directory: Directory;
  /** When nodes last answered the person, as `PersonFacts.answered`. */
  answered: Readonly<Record<string, string>>;
  /** ISO 8601. */
  now: string;
  publicUrl: string;
  template: ParsedTemplate | string;
}

export type WritingAnswer =
  /** `mark` is the key under which `answered` remembers it; null when it need not. */
  { writing: PlannedWriting; mark: string | null } | LeftWriting;

export interface LeftWriting {
  left: string;
  lastSentAt?: string;
  /** Set when it is left so that machines do not answer each other for ever. */
  isLoopProtection?: true;
}

/**
 * @param request a note or a reply
 * @param run what it belongs to
 * @throws Error with a sentence for people when the template fails
 */
export function planWriting(request: WritingRequest, run: WritingRun): WritingAnswer {
  const { facts, nodeId, automationId, now } = run;
  const { conversation, message, person } = facts;
  let mark: string | null = null;
  if (request.kind === 'reply') {
    const { autoSubmitted } = message.context;
    if (autoSubmitted !== undefined && isAutomatic(autoSubmitted))
      return {
        left: `Not answered: the message was sent by a machine (${autoSubmitted.slice(0, 50)}).`,
        isLoopProtection: true,
      };
    mark = answerKey(automationId, nodeId);
    const lastSentAt = lastTime(run.answered, mark);
    if (lastSentAt !== null && isWithinMinutes(lastSentAt, request.minutes, now))
      return {
        left: `Not answered: the person was answered in the last ${sayMinutes(request.minutes)}.`,
        lastSentAt,
        isLoopProtection: true,
      };
  }
  const agent = conversation.assigneeId === null ? null : (run.directory.agents.get(conversation.assigneeId) ?? null);
  const scope = { message, person, conversation, agent, link: linkTo(run.publicUrl, conversation.id), now };
  const text = plainLines(renderText(run.template, scope)).slice(0, limits.textCharacters);
  if (text === '') return { left: `Not ${request.kind === 'note' ? 'written' : 'answered'}: the text came out empty.` };
  return { writing: { id: run.id, nodeId, kind: request.kind, text }, mark };
}

/** What an `Auto-Submitted` field says (RFC 3834, section 5): a keyword, perhaps with parameters. Nothing says nothing. */
function isAutomatic(field: string): boolean {
  const keyword = field.split(';', 1)[0]!.trim().toLowerCase();
  return keyword !== '' && keyword !== 'no';
}
