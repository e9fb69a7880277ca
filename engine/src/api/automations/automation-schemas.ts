import { Graph, SentGraph } from '@switchboard/shared/graph';
import { MessageInput } from '@switchboard/shared/message';
import { Type } from 'typebox';
import { Time } from '../answer-schemas.ts';
import { StepSchema } from '../runs/run-schemas.ts';

/** What the routes of automations take and answer; `openapi.json` is made of it. */
const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

export const AutomationSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  description: Type.String(),
  status: Type.Union([Type.Literal('draft'), Type.Literal('published'), Type.Literal('paused')]),
  revision: Type.Integer({
    minimum: 1,
    description: 'Rises with every change; PUT and publish carry the one they started from.',
  }),
  graph: Graph,
  publishedVersion: Type.Union([Version, Type.Null()]),
  createdAt: Time,
  updatedAt: Time,
});

export const VersionSchema = Type.Object({
  automationId: Type.String(),
  version: Version,
  graph: Graph,
  publishedAt: Time,
  publishedBy: Type.String({ description: 'The agent or API key that published it.' }),
});

export const DiagnosticSchema = Type.Object({
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
  code: Type.String(),
  nodeId: Type.Union([Type.String(), Type.Null()]),
  pointer: Type.String({ description: 'RFC 6901, within the graph.' }),
  message: Type.String(),
});

export const OrderBody = Type.Object(
  { ids: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 20_000 }) },
  { additionalProperties: false },
);

export const PublishBody = Type.Object({ revision: Type.Integer({ minimum: 1 }) }, { additionalProperties: false });

export const PublicationSchema = Type.Object({
  version: Version,
  revision: Type.Integer({ minimum: 1 }),
  diagnostics: Type.Array(DiagnosticSchema, { description: 'Warnings.' }),
});

export const ValidateBody = Type.Object({ graph: SentGraph }, { additionalProperties: false });
export const ValidationSchema = Type.Object({ diagnostics: Type.Array(DiagnosticSchema) });

const VersionOrDraft = Type.Union([Version, Type.Literal('draft')]);

export const SimulateBody = Type.Object(
  { message: MessageInput, version: Type.Optional(VersionOrDraft) },
  { additionalProperties: false },
);

const EffectSchema = Type.Object(
  { id: Type.String(), nodeId: Type.String(), kind: Type.Union([Type.Literal('email'), Type.Literal('act')]) },
  { description: 'A mail as it would be sent (`mail`), or an act of a node with its `input`.' },
);
const CommandSchema = Type.Object({
  nodeId: Type.String(),
  command: Type.Object({ kind: Type.String() }),
  applied: Type.Boolean(),
  reason: Type.String(),
});
const SkippedEffectSchema = Type.Object({
  nodeId: Type.String(),
  to: Type.Union([Type.Object({ kind: Type.String() }), Type.Null()]),
  recipientId: Type.Union([Type.String(), Type.Null()]),
  reason: Type.String(),
});

export const SimulationSchema = Type.Object({
  matched: Type.Boolean({ description: 'An action was reached.' }),
  version: VersionOrDraft,
  steps: Type.Array(StepSchema),
  commands: Type.Array(CommandSchema),
  effects: Type.Array(EffectSchema),
  skippedEffects: Type.Array(SkippedEffectSchema),
  diagnostics: Type.Array(DiagnosticSchema),
});

export const ExplainQuery = Type.Object({
  messageId: Type.String({ minLength: 1, maxLength: 200 }),
  version: Type.Optional(
    Type.String({ pattern: '^([1-9][0-9]{0,8}|draft)$', description: 'the number of a version, or "draft"' }),
  ),
});

export const ExplanationSchema = Type.Object({
  matched: Type.Boolean({ description: 'An action was reached.' }),
  version: VersionOrDraft,
  inForce: Type.Boolean({ description: 'Whether this version was in force when the message was decided.' }),
  steps: Type.Array(StepSchema),
});
