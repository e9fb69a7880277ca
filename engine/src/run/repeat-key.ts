/**
 * What "once per conversation" is counted by: starts afresh when a conversation is reopened. Not so what the person was
 * answered: an automation that answers and closes would answer a machine for ever.
 */
import { digestOf } from './ids.ts';

export interface Repeat {
  automationId: string;
  nodeId: string;
  conversationId: string;
  recipientId: string;
  /** Counts the conversation's openings, from 1. */
  opening: number;
}

/**
 * @param repeat what the key stands for
 * @returns the key under which `conversation.repeats` remembers when a mail was last planned
 */
export function repeatKey({ automationId, nodeId, conversationId, recipientId, opening }: Repeat): string {
  return digestOf([automationId, nodeId, conversationId, recipientId, opening]);
}

const replyPrefix = 'reply:';

/** @returns the key under which `conversation.repeats` remembers when the person was last answered */
export function replyKey(automationId: string, nodeId: string, conversationId: string): string {
  return `${replyPrefix}${digestOf([automationId, nodeId, conversationId])}`;
}

/** True for marks that outlive reopening. */
export function isReplyKey(key: string): boolean {
  return key.startsWith(replyPrefix);
}

/** What a conversation that is reopened remembers of before. */
export function repeatsAfterReopening(repeats: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(repeats).filter(([key]) => isReplyKey(key)));
}
