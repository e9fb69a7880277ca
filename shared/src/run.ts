import type { Command, EffectRequest, MailRecipient, MailRepeat, Why } from './node-type.ts';

export type RunStatus = 'completed' | 'waiting' | 'failed' | 'stopped';
export type EffectState = 'planned' | 'sending' | 'done' | 'failed' | 'unknown';

/** One node's part in a run. `port` is null for a trigger that did not fire and for a node that failed. */
export interface Step {
  nodeId: string;
  type: string;
  port: string | null;
  /** ISO 8601. */
  at: string;
  why: Why[];
  output?: unknown;
  error?: string;
}

/** One thing an action did or left undone, as its step tells it. */
export interface ActionResult {
  kind: Command['kind'] | EffectRequest['kind'];
  /** The group or agent it is about; null when it is about nobody. */
  recipientId: string | null;
  done: boolean;
  /** A sentence for people. */
  reason: string;
  /** For a mail left out because of `repeat`: when the last one was planned, ISO 8601. */
  lastSentAt?: string;
}

/** `Step.output` of an action. */
export interface ActionOutput {
  results: ActionResult[];
  /** What the node type itself answered as `output`. */
  data?: unknown;
}

/** Somebody who was considered when an agent was picked. */
export interface Candidate {
  agentId: string;
  name: string;
  chosen: boolean;
  /** As a member of which group, by its name; where several were asked, one after the other. */
  group?: string;
  /** A few words: “next in turn”, “5 of 5 open”, “away”. */
  reason: string;
}

/** A command as the runner dealt with it: applied, or skipped with the reason. */
export interface AppliedCommand {
  nodeId: string;
  command: Command;
  applied: boolean;
  /** A sentence for the conversation's timeline and the step. */
  reason: string;
  /** When an agent was picked: who was considered, and why or why not. */
  candidates?: Candidate[];
}

/** A mail, rendered, to one agent. */
export interface MailContent {
  agentId: string;
  toName: string;
  toEmail: string;
  subject: string;
  text: string;
  html: string;
}

/** An effect as it is recorded: one per recipient; `id` is a function of run, node and recipient. */
export type PlannedEffect = { id: string; nodeId: string } & (
  | { kind: 'email'; mail: MailContent }
  | { kind: 'act'; type: string; version: number; input: unknown }
);

/** What a run writes into its conversation, rendered; `id` is a function of run and node. */
export interface PlannedWriting {
  id: string;
  nodeId: string;
  kind: 'note' | 'reply';
  text: string;
}

/** A mail to whoever takes a conversation that waits for an agent: its templates, rendered when somebody does. */
export interface HeldMail {
  nodeId: string;
  subject: string;
  body: string;
  repeat: MailRepeat;
}

/** An effect that will not happen, and why: no assignee, already sent for this conversation, agent deleted. */
export interface SkippedEffect {
  nodeId: string;
  to: MailRecipient | null;
  recipientId: string | null;
  reason: string;
  /** Set when it was left out so that machines do not answer each other for ever. */
  isLoopProtection?: true;
}

/** What running one plan on one event came to. Pure: nothing has happened yet. */
export interface RunOutcome {
  /** True when an action was reached. */
  matched: boolean;
  status: 'completed' | 'failed' | 'stopped';
  steps: Step[];
  commands: AppliedCommand[];
  effects: PlannedEffect[];
  writings: PlannedWriting[];
  heldMails: HeldMail[];
  skippedEffects: SkippedEffect[];
}
