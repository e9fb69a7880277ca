/** Assignment rules: conversations of a segment's people go to a group. In list order, before automations; the first that matches decides. */
import { type Static, Type } from 'typebox';
import type { Why } from './node-type.ts';
import type { Person } from './person.ts';

const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const ReferenceId = Type.String({ minLength: 1, maxLength: 100 });

export const AssignmentRuleCreate = Type.Object(
  {
    name: Name,
    segmentId: ReferenceId,
    groupId: ReferenceId,
    /** True when left out. */
    enabled: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type AssignmentRuleCreate = Static<typeof AssignmentRuleCreate>;

/** Omitted fields stay as they are. */
export const AssignmentRuleUpdate = Type.Object(
  {
    name: Type.Optional(Name),
    segmentId: Type.Optional(ReferenceId),
    groupId: Type.Optional(ReferenceId),
    enabled: Type.Optional(Type.Boolean()),
    revision: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
);
export type AssignmentRuleUpdate = Static<typeof AssignmentRuleUpdate>;

export const AssignmentRulePreviewRequest = Type.Object(
  {
    segmentId: ReferenceId,
    /** The rule in whose place to look; the end of the list when left out. */
    before: Type.Optional(ReferenceId),
  },
  { additionalProperties: false },
);
export type AssignmentRulePreviewRequest = Static<typeof AssignmentRulePreviewRequest>;

export interface AssignmentRule {
  id: string;
  name: string;
  segmentId: string;
  groupId: string;
  enabled: boolean;
  revision: number;
  createdAt: string;
  updatedAt: string;
}

/** Whom a rule would catch now: people in its segment whom no earlier rule that is on catches. */
export interface AssignmentRulePreview {
  count: number;
  /** The newest few. */
  sample: Person[];
  /** Their open conversations that have neither a group nor an assignee. */
  openUnassigned: number;
}

/** What a rule made of a past message. */
export interface RuleExplanation {
  ruleId: string;
  name: string;
  outcome: 'assigned' | 'no-match' | 'not-asked';
  /** A sentence. */
  reason: string;
  /** The comparisons of its segment; empty when it was not asked. */
  why: Why[];
}
