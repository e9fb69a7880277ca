/**
 * Mails that waited for somebody to take their conversation. In: the mails, the conversation as it stands. Out: the
 * effects to plan, and whether the mails are done with. Pure.
 * What stays true: nothing is sent while the conversation waits; once somebody has it, each mail goes to them once, under
 * the id it would have had; when it is closed first, nothing is sent.
 */
import type { ConversationFacts } from '@switchboard/shared/facts';
import { mailTo } from '../run/mail-to.ts';
import { reasonOf } from '../run/walk-plan.ts';
import type { Surroundings } from '../run/working-state.ts';
import type { EffectRow } from './batch-records.ts';
import type { HeldMailState } from './decide-batch.ts';

export interface SentMails {
  effects: EffectRow[];
  /** With what `repeat` has to remember. */
  conversation: ConversationFacts;
  /** Sentences for the timeline, of mails that could not be rendered. */
  faults: string[];
  /** True when none of them waits any longer. */
  isDone: boolean;
}

/**
 * @param held the mails that wait
 * @param conversation as it stands
 * @param surroundings team, time, and where the builder is reached
 */
export function sendHeldMails(
  held: readonly HeldMailState[],
  conversation: ConversationFacts,
  { directory, now, publicUrl }: Surroundings & { publicUrl: string },
): SentMails {
  if (held.length === 0) return { effects: [], conversation, faults: [], isDone: false };
  const agent = conversation.assigneeId === null ? undefined : directory.agents.get(conversation.assigneeId);
  if (agent === undefined || conversation.status === 'closed')
    return { effects: [], conversation, faults: [], isDone: conversation.status === 'closed' };
  const effects: EffectRow[] = [];
  const faults: string[] = [];
  let { repeats } = conversation;
  for (const { runId, automationId, seq, mail, facts } of held) {
    const run = { runId, automationId, facts: { ...facts, conversation }, now, publicUrl, templates: new Map() };
    try {
      const answer = mailTo(agent, mail, run, repeats);
      if ('left' in answer) continue;
      const { id, nodeId, mail: content } = answer.planned;
      effects.push({ id, runId, nodeId, automationId, conversationId: conversation.id, seq, kind: 'email', content });
      if (answer.mark !== null) repeats = { ...repeats, [answer.mark]: now };
    } catch (error) {
      faults.push(`Not e-mailed to ${agent.name}: ${reasonOf(error)}`);
    }
  }
  const after = repeats === conversation.repeats ? conversation : { ...conversation, repeats };
  return { effects, conversation: after, faults, isDone: true };
}
