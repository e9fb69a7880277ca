import { Type } from 'typebox';
import { Time } from '../answer-schemas.ts';

/** What the routes of runs take and answer; `openapi.json` is made of it. */
export const StepSchema = Type.Object({
  nodeId: Type.String(),
  type: Type.String(),
  port: Type.Union([Type.String(), Type.Null()], {
    description: 'Null for a trigger that did not fire and for a node that failed.',
  }),
  at: Time,
  why: Type.Array(
    Type.Object({
      field: Type.String(),
      operator: Type.String(),
      expected: Type.Unknown(),
      actual: Type.Unknown(),
      passed: Type.Boolean(),
    }),
  ),
  output: Type.Optional(Type.Unknown()),
  error: Type.Optional(Type.String()),
});

export const RunStatusSchema = Type.Union([
  Type.Literal('completed'),
  Type.Literal('waiting'),
  Type.Literal('failed'),
  Type.Literal('stopped'),
]);

const RunEffectSchema = Type.Object({
  id: Type.String(),
  nodeId: Type.String(),
  kind: Type.Union([Type.Literal('email'), Type.Literal('act')]),
  state: Type.Union([
    Type.Literal('planned'),
    Type.Literal('sending'),
    Type.Literal('done'),
    Type.Literal('failed'),
    Type.Literal('unknown'),
  ]),
  attempts: Type.Integer({ minimum: 0 }),
  error: Type.Optional(Type.String()),
});

export const RunSchema = Type.Object({
  id: Type.String(),
  automationId: Type.String(),
  version: Type.Integer({ minimum: 1 }),
  eventId: Type.String(),
  messageId: Type.String(),
  conversationId: Type.String(),
  status: RunStatusSchema,
  startedAt: Time,
  finishedAt: Type.Union([Time, Type.Null()]),
  steps: Type.Array(StepSchema),
  effects: Type.Array(RunEffectSchema),
  personId: Type.Union([Type.String(), Type.Null()], {
    description: 'Whose message it was. Null when the person was erased.',
  }),
  personName: Type.Union([Type.String(), Type.Null()], {
    description: 'Their name, or else their e-mail. Null when neither is known.',
  }),
  messageText: Type.Union([Type.String(), Type.Null()], { description: 'Its first 120 characters. Null when it was erased.' }),
});
