import { Type } from 'typebox';
import { type Condition, ConditionSchema } from './condition.ts';
import type { Person } from './person.ts';

const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });

/** The condition may ask about `person.*` fields alone. */
export const SegmentCreate = Type.Object({ name: Name, condition: ConditionSchema }, { additionalProperties: false });
export type SegmentCreate = { name: string; condition: Condition };

/** Omitted fields stay as they are. */
export const SegmentUpdate = Type.Object(
  {
    name: Type.Optional(Name),
    condition: Type.Optional(ConditionSchema),
    revision: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
);
export type SegmentUpdate = { name?: string; condition?: Condition; revision?: number };

export const SegmentPreviewRequest = Type.Object({ condition: ConditionSchema }, { additionalProperties: false });
export type SegmentPreviewRequest = { condition: Condition };

/** Something doubtful about a condition: always true, never true, an OR with a negation. */
export interface ConditionWarning {
  /** RFC 6901, from the condition's root. */
  pointer: string;
  message: string;
}

/** What uses a segment: a node of an automation's draft, or of the version that is published; or an assignment rule. */
export type SegmentUse = AutomationUse | AssignmentRuleUse;

export interface AutomationUse {
  kind: 'automation';
  id: string;
  name: string;
  /** Null for the draft. */
  version: number | null;
  nodeIds: string[];
}

export interface AssignmentRuleUse {
  kind: 'assignment-rule';
  id: string;
  name: string;
}

export interface Segment {
  id: string;
  name: string;
  condition: Condition;
  /** How many people are in it now, exactly. */
  count: number;
  usedBy: SegmentUse[];
  warnings: ConditionWarning[];
  revision: number;
  createdAt: string;
  updatedAt: string;
}

/** A segment as it is where names are all that is needed. */
export type UncountedSegment = Omit<Segment, 'count'>;

/** `POST /segments/preview`: exact count and the newest few, while a condition is edited. */
export interface SegmentPreview {
  count: number;
  sample: Person[];
  warnings: ConditionWarning[];
}
