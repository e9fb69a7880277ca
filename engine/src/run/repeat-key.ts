/**
 * What "once per conversation" is counted by, which starts afresh when a conversation is reopened; and what answers to a
 * person are counted by, whatever the conversation: a machine may open another with each message.
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

/** @returns the key under which `person.answered` remembers when a node last answered */
export function answerKey(automationId: string, nodeId: string): string {
  return digestOf([automationId, nodeId]);
}
