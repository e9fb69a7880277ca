import { type Static, Type } from 'typebox';
import { type Graph, SentGraph } from './graph.ts';

const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });

export const AutomationCreate = Type.Object(
  { name: Name, description: Type.Optional(Type.String({ maxLength: 2_000 })), graph: SentGraph },
  { additionalProperties: false },
);
export type AutomationCreate = Static<typeof AutomationCreate>;

/** Omitted fields stay as they are; `revision` is the one the edit started from. */
export const AutomationUpdate = Type.Object(
  {
    revision: Type.Integer({ minimum: 1 }),
    name: Type.Optional(Name),
    description: Type.Optional(Type.String({ maxLength: 2_000 })),
    graph: Type.Optional(SentGraph),
  },
  { additionalProperties: false },
);
export type AutomationUpdate = Static<typeof AutomationUpdate>;

/** Whom an automation is given to: an agent. */
export const AutomationOwner = Type.Object(
  { agentId: Type.String({ minLength: 1, maxLength: 100 }) },
  { additionalProperties: false },
);
export type AutomationOwner = Static<typeof AutomationOwner>;

export type AutomationStatus = 'draft' | 'published' | 'paused';

/** An agent or API key; the name is null when nobody knows it any more. */
export interface Actor {
  id: string;
  name: string | null;
}

export interface Automation {
  id: string;
  name: string;
  description: string;
  status: AutomationStatus;
  revision: number;
  /** The draft. */
  graph: Graph;
  publishedVersion: number | null;
  /** Who made it, or whom it was given to; who published a version is told with that version. */
  owner: Actor | null;
  /** Who last saved the draft. */
  changedBy: Actor | null;
  createdAt: string;
  updatedAt: string;
}

/** An automation as lists need it: graphs may be large. */
export type AutomationSummary = Omit<Automation, 'graph'>;

export interface AutomationVersion {
  automationId: string;
  version: number;
  graph: Graph;
  publishedAt: string;
  publishedBy: string;
  publishedByName: string | null;
  /** What its author says of it. */
  note: string;
}

/** An automation that was deleted and can be brought back. */
export interface DeletedAutomation {
  id: string;
  name: string;
  status: AutomationStatus;
  publishedVersion: number | null;
  deletedAt: string;
}

/** What an automation did in the last days. */
export interface AutomationStatistics {
  automationId: string;
  lastRunAt: string | null;
  /** By day, as `days` of the answer names them; as are the failures. */
  runs: number[];
  /** Runs in which a node failed. */
  failedRuns: number[];
  /** Mails and other acts that did not succeed. */
  failedEffects: number[];
}

/** How far back the counts on the canvas go. */
export const countWindows = ['hour', 'day', 'week'] as const;
export type CountWindow = (typeof countWindows)[number];

/** How many runs left a node by a port. */
export interface PortCount {
  nodeId: string;
  port: string;
  count: number;
}

/** `GET /automations/:id/counts?window=`: of the published version. */
export interface AutomationCounts {
  version: number | null;
  window: CountWindow;
  since: string;
  /** What is counted: all customers' messages or events that it looked at, or, when those are too many, runs alone. */
  of: 'messages' | 'events' | 'runs';
  items: PortCount[];
}
