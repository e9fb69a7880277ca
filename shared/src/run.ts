import type { Command, MailRecipient, Why } from './node-type.ts';

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
  kind: Command['kind'] | 'email' | 'act';
  /** The group or agent it is about; null when there was nobody. */
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

/** A command as the runner dealt with it: applied, or skipped with the reason. */
export interface AppliedCommand {
  nodeId: string;
  command: Command;
  applied: boolean;
  /** A sentence for the conversation's timeline and the step. */
  reason: string;
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

/** An effect that will not happen, and why: no assignee, already sent for this conversation, agent deleted. */
export interface SkippedEffect {
  nodeId: string;
  to: MailRecipient | null;
  recipientId: string | null;
  reason: string;
}

/** What running one plan on one event came to. Pure: nothing has happened yet. */
export interface RunOutcome {
  /** True when an action was reached. */
  matched: boolean;
  status: 'completed' | 'failed' | 'stopped';
  steps: Step[];
  commands: AppliedCommand[];
  effects: PlannedEffect[];
  skippedEffects: SkippedEffect[];
}
