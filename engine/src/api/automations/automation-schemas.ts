import { Graph, SentGraph } from '@switchboard/shared/graph';
import { MessageInput } from '@switchboard/shared/message';
import { Type } from 'typebox';
import { Time } from '../answer-schemas.ts';
import { StepSchema } from '../runs/run-schemas.ts';
import { pageQuery } from '../validate.ts';

/** What the routes of automations take and answer; `openapi.json` is made of it. */
const Version = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

const Actor = Type.Object(
  { id: Type.String(), name: Type.Union([Type.String(), Type.Null()], { description: 'Null when nobody knows it any more.' }) },
  { description: 'An agent or API key.' },
);

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
  owner: Type.Union([Actor, Type.Null()], { description: 'Who made it, or whom it was given to.' }),
  changedBy: Type.Union([Actor, Type.Null()], { description: 'Who last saved its draft.' }),
  createdAt: Time,
  updatedAt: Time,
});

export const ListedAutomationSchema = Type.Union([AutomationSchema, Type.Omit(AutomationSchema, ['graph'])], {
  description: 'Without its graph when the query says so.',
});

export const ListQuery = Type.Object({
  ...pageQuery,
  graphs: Type.Optional(
    Type.Union([Type.Literal('yes'), Type.Literal('no')], { description: 'Whether each comes with its graph; yes by default.' }),
  ),
});

export const DeletedAutomationSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  status: AutomationSchema.properties.status,
  publishedVersion: AutomationSchema.properties.publishedVersion,
  deletedAt: Time,
});

export const VersionSchema = Type.Object({
  automationId: Type.String(),
  version: Version,
  graph: Graph,
  publishedAt: Time,
  publishedBy: Type.String({ description: 'The agent or API key that published it.' }),
  publishedByName: Type.Union([Type.String(), Type.Null()], { description: 'Null when nobody knows it any more.' }),
  note: Type.String({ description: 'What its author says of it.' }),
});

const Note = Type.String({ maxLength: 2_000 });
export const NoteBody = Type.Object({ note: Note }, { additionalProperties: false });

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

export const PublishBody = Type.Object(
  { revision: Type.Integer({ minimum: 1 }), note: Type.Optional(Note) },
  { additionalProperties: false },
);

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
const WritingSchema = Type.Object(
  {
    id: Type.String(),
    nodeId: Type.String(),
    kind: Type.Union([Type.Literal('note'), Type.Literal('reply')]),
    text: Type.String(),
  },
  { description: 'A note or a reply as it would be written.' },
);
const HeldMailSchema = Type.Object(
  { nodeId: Type.String(), subject: Type.String(), body: Type.String() },
  { description: 'A mail held for whoever takes the conversation.' },
);
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
  writings: Type.Array(WritingSchema),
  heldMails: Type.Array(HeldMailSchema),
  skippedEffects: Type.Array(SkippedEffectSchema),
  diagnostics: Type.Array(DiagnosticSchema),
});

export const ExplainQuery = Type.Object({
  messageId: Type.String({ minLength: 1, maxLength: 200 }),
  version: Type.Optional(
    Type.String({ pattern: '^([1-9][0-9]{0,8}|draft)$', description: 'The number of a version, or "draft".' }),
  ),
});

export const ExplanationSchema = Type.Object({
  matched: Type.Boolean({ description: 'An action was reached.' }),
  version: VersionOrDraft,
  inForce: Type.Boolean({ description: 'Whether this version was in force when the message was decided.' }),
  runId: Type.Union([Type.String(), Type.Null()], { description: 'The run that was recorded; its effects are told there.' }),
  steps: Type.Array(StepSchema),
  commands: Type.Array(CommandSchema, { description: 'What would have been done; empty when a run was recorded.' }),
  effects: Type.Array(EffectSchema),
  writings: Type.Array(WritingSchema),
  heldMails: Type.Array(HeldMailSchema),
  skippedEffects: Type.Array(SkippedEffectSchema),
});

const Counts = Type.Array(Type.Integer({ minimum: 0 }), { description: 'One for each of `days`.' });

export const StatisticsSchema = Type.Object({
  days: Type.Array(Type.String({ format: 'date' }), { description: 'In UTC, today last.' }),
  items: Type.Array(
    Type.Object({
      automationId: Type.String(),
      lastRunAt: Type.Union([Time, Type.Null()]),
      runs: Counts,
      failedRuns: Type.Array(Type.Integer({ minimum: 0 }), { description: 'Runs in which a node failed.' }),
      failedEffects: Type.Array(Type.Integer({ minimum: 0 }), { description: 'Mails and other acts that did not succeed.' }),
    }),
    { description: 'Automations that never ran are left out.' },
  ),
});
