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

export type AutomationStatus = 'draft' | 'published' | 'paused';

export interface Automation {
  id: string;
  name: string;
  description: string;
  status: AutomationStatus;
  revision: number;
  /** The draft. */
  graph: Graph;
  publishedVersion: number | null;
  createdAt: string;
  updatedAt: string;
}

export interface AutomationVersion {
  automationId: string;
  version: number;
  graph: Graph;
  publishedAt: string;
  publishedBy: string;
}
