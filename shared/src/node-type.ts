import type { Static, TSchema } from 'typebox';
import type { AgentFacts, Directory, EventKind, Facts, TeamLoad } from './facts.ts';
import type { AttributeValue } from './message.ts';

/**
 * The contract of a node type: one file, one object. `decide` is synchronous and pure (time, ids and randomness are
 * arguments; no I/O); `act`, for acts of a node's own on the world, is asynchronous and runs in the effects worker.
 */
export type NodeKind = 'trigger' | 'filter' | 'action';

/** One reason: what was compared with what, and whether it passed. `operator` is written as people say it. */
export interface Why {
  field: string;
  operator: string;
  expected: unknown;
  actual: unknown;
  passed: boolean;
}

/** A change to our own records. Applied by the runner as it is reached; the runner decides whether it may act. */
export type Command =
  | { kind: 'assign-group'; groupId: string; replace: boolean }
  /** `onlyIfAvailable`: not to an agent who is away, offline, out of hours or at their maximum. */
  | { kind: 'assign-agent'; agentId: string; replace: boolean; onlyIfAvailable?: boolean }
  | { kind: 'add-tag'; tag: string }
  | { kind: 'remove-tag'; tag: string }
  /** Null takes the attribute away. */
  | { kind: 'set-attribute'; name: string; value: AttributeValue }
  | { kind: 'close-conversation' };

export type MailRecipient = { kind: 'agent'; agentId: string } | { kind: 'assignee' } | { kind: 'group'; groupId: string };
export type MailRepeat = 'every-message' | 'once-per-conversation' | { minutes: number };

/** An act on the outside world, as a node asks for it; recipients and templates are resolved at the run's end. */
export type EffectRequest =
  | { kind: 'email'; to: MailRecipient; subject: string; body: string; repeat: MailRepeat }
  /** A note in the conversation that only agents read. */
  | { kind: 'note'; text: string }
  /** An answer to the person: never to automatic mail, and once in so many minutes. */
  | { kind: 'reply'; text: string; minutes: number }
  | { kind: 'act'; input: unknown };

export interface DecideInput<Config> {
  config: Config;
  /** Working facts: the conversation as predecessors left it. Read only. */
  facts: Readonly<Facts>;
  directory: Directory;
  /** How busy the team is; null where that is not known, as when a past message is explained. */
  load: TeamLoad | null;
  /** ISO 8601: the time deciding counts with. */
  now: string;
}

export interface TriggerDecision {
  /** Whether the run starts here. */
  fires: boolean;
  why: Why[];
}
export interface FilterDecision {
  port: 'yes' | 'no';
  why: Why[];
}
export interface ActionDecision {
  commands?: Command[];
  effects?: EffectRequest[];
  why?: Why[];
  output?: unknown;
}

/** A necessary condition that the index can look up: the facts' tokens for `field` must meet `anyOf`. */
export interface IndexCondition {
  field: IndexField;
  /** Lower-case for languages, as the facts have it for the rest. */
  anyOf: string[];
}
/** Fields an index can be built on. `message.language` has as tokens every prefix of the tag by subtag (RFC 4647). */
export type IndexField = 'message.channel' | 'message.country' | 'message.language' | `person.${string}`;

/** A worked example, run as a test and shown as help. `facts` overrides parts of `exampleFacts`. */
export interface NodeExample<Config> {
  title: string;
  config: Config;
  facts?: {
    event?: Facts['event'];
    message?: Partial<Facts['message']>;
    person?: Partial<Facts['person']>;
    conversation?: Partial<Facts['conversation']>;
  };
  /** What it answers: a port, or null when a trigger does not fire. */
  port: string | null;
  commands?: Command[];
  effects?: EffectRequest[];
}

export interface ActContext {
  /** Stable over repeats: give it to the other side as Idempotency-Key. */
  effectId: string;
  attempt: number;
  signal: AbortSignal;
  facts: Readonly<Facts>;
  agent: AgentFacts | null;
}

interface NodeTypeBase<Schema extends TSchema> {
  type: string;
  version: number;
  title: string;
  /** One sentence for the menu of nodes. */
  summary: string;
  /** Name of a Tabler icon, such as `world` or `mail`. */
  icon: string;
  /** Heading in the menu of nodes. */
  group: string;
  /** JSON Schema of the configuration: validates it, types `decide`, draws the form. */
  config: Schema;
  /** The configuration as a sentence for the node's card, a Liquid template over `config` and the names of what it points to. */
  sentence?: string;
  /** JSON pointers into the configuration whose value is the id of an agent, a group or a segment. */
  references?: { agents?: string[]; groups?: string[]; segments?: string[] };
  /** True when what it decides, or a command it answers, depends on how busy the agents are that it names. */
  asksLoad?: (config: Static<Schema>) => boolean;
  examples: NodeExample<Static<Schema>>[];
}
export interface TriggerType<Schema extends TSchema = TSchema> extends NodeTypeBase<Schema> {
  kind: 'trigger';
  /** What it listens to; messages when left out. */
  on?: EventKind;
  decide: (input: DecideInput<Static<Schema>>) => TriggerDecision;
  /** Conditions that must hold when it fires. */
  necessary?: (config: Static<Schema>) => IndexCondition[];
}
export interface FilterType<Schema extends TSchema = TSchema> extends NodeTypeBase<Schema> {
  kind: 'filter';
  decide: (input: DecideInput<Static<Schema>>) => FilterDecision;
  /** Conditions that must hold when it answers `port`. */
  necessary?: (config: Static<Schema>, port: 'yes' | 'no') => IndexCondition[];
}
export interface ActionType<Schema extends TSchema = TSchema> extends NodeTypeBase<Schema> {
  kind: 'action';
  decide: (input: DecideInput<Static<Schema>>) => ActionDecision;
  /** Carries out an effect of kind `act`. May throw `PermanentError` or `RetryLaterError`; anything else is retried by policy. */
  act?: (input: unknown, context: ActContext) => Promise<unknown>;
}
export type NodeType<Schema extends TSchema = TSchema> = TriggerType<Schema> | FilterType<Schema> | ActionType<Schema>;

/**
 * Types a node type by its own configuration schema; returns it unchanged.
 * @param nodeType the node type, as a file in `engine/src/nodes` or a custom folder default-exports it
 */
export function defineNode<Schema extends TSchema>(nodeType: TriggerType<Schema>): TriggerType<Schema>;
export function defineNode<Schema extends TSchema>(nodeType: FilterType<Schema>): FilterType<Schema>;
export function defineNode<Schema extends TSchema>(nodeType: ActionType<Schema>): ActionType<Schema>;
export function defineNode<Schema extends TSchema>(nodeType: NodeType<Schema>): NodeType<Schema> {
  return nodeType;
}

/** What the builder knows of a node type: one item of `GET /node-types`. */
export interface NodeTypeDescription {
  type: string;
  version: number;
  kind: NodeKind;
  /** What a trigger listens to; null for other nodes. */
  on: EventKind | null;
  title: string;
  summary: string;
  icon: string;
  group: string;
  inputs: string[];
  outputs: string[];
  configSchema: unknown;
  sentence: string | null;
  examples: { title: string; config: unknown; port: string | null }[];
}
