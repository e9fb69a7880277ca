/** What "once per conversation" is counted by: starts afresh when a conversation is reopened. */
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
