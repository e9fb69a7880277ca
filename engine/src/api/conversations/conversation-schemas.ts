import { limits } from '@switchboard/shared/limits';
import { AttributeTypeSchema } from '@switchboard/shared/person';
import { Type } from 'typebox';
import { Time } from '../answer-schemas.ts';

/** What the routes of conversations answer; `openapi.json` is made of it. */
const OptionalText = Type.Union([Type.String(), Type.Null()]);

export const ConversationStatusSchema = Type.Union([Type.Literal('open'), Type.Literal('snoozed'), Type.Literal('closed')]);

const summaryFields = {
  id: Type.String(),
  status: ConversationStatusSchema,
  channel: Type.String(),
  personId: Type.String({ description: 'The id given by developers, else ours.' }),
  personName: OptionalText,
  groupId: OptionalText,
  assigneeId: OptionalText,
  queuedAt: Type.Union([Time, Type.Null()], { description: 'Since when it waits for an agent of its group.' }),
  lastMessageAt: Time,
  createdAt: Time,
  snoozedUntil: Type.Union([Time, Type.Null()]),
  tags: Type.Array(Type.String()),
  unreadCount: Type.Integer({ description: 'Messages of the person that who asks has not read, 100 at most.' }),
  preview: OptionalText,
};
export const ConversationSummarySchema = Type.Object(summaryFields);

const AuthorSchema = Type.Object({
  kind: Type.Union([Type.Literal('agent'), Type.Literal('key'), Type.Literal('automation')]),
  id: Type.String(),
  name: Type.String(),
});

export const MessageSchema = Type.Object({
  id: Type.String(),
  text: Type.String(),
  from: Type.Union([Type.Literal('person'), Type.Literal('agent')]),
  author: Type.Union([AuthorSchema, Type.Null()]),
  at: Time,
  country: OptionalText,
  language: OptionalText,
  unfit: Type.Array(
    Type.Object({
      name: Type.String(),
      value: Type.Unknown(),
      type: Type.Union([AttributeTypeSchema, Type.Null()], {
        description: `The defined type that the value is not of; null when the person had ${limits.attributesPerPerson} attributes already.`,
      }),
    }),
    { description: 'Attributes that came with it and were left out.' },
  ),
  decided: Type.Boolean({ description: 'False until automations have decided on it; usually a few milliseconds.' }),
});

export const NoteSchema = Type.Object({ id: Type.String(), text: Type.String(), at: Time, author: AuthorSchema });

export const SaidPageSchema = Type.Object({
  items: Type.Array(MessageSchema),
  notes: Type.Array(NoteSchema),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
});

const TimelineEntrySchema = Type.Object({
  at: Time,
  kind: Type.String({
    description:
      '`opened`, `assigned`, `queued`, `closed`, `reopened`, `set-aside`, `snoozed`, `woken`, `tagged`, `untagged`, `attribute-set`, `not-mailed`, `stopped`; more may come.',
  }),
  by: Type.String({
    description: '`automation`, `rule`, `routing`, `person`, `timer`, or the id of the agent or API key that did it.',
  }),
  automationId: Type.Optional(Type.String()),
  version: Type.Optional(Type.Integer()),
  runId: Type.Optional(Type.String()),
  ruleId: Type.Optional(Type.String()),
  reason: Type.String(),
  candidates: Type.Optional(
    Type.Array(
      Type.Object({
        agentId: Type.String(),
        name: Type.String(),
        chosen: Type.Boolean(),
        group: Type.Optional(
          Type.String({ description: 'As a member of which group, by its name; where several were asked, one after the other.' }),
        ),
        reason: Type.String(),
      }),
    ),
  ),
});

export const ConversationSchema = Type.Object({
  ...summaryFields,
  assignedBy: Type.Union([Type.Literal('automation'), Type.Literal('rule'), Type.Literal('person'), Type.Null()]),
  visitor: Type.Object(
    { country: OptionalText, language: OptionalText, url: OptionalText, timezone: OptionalText, userAgent: OptionalText },
    { description: 'As the newest message of the person told.' },
  ),
  messages: Type.Array(MessageSchema),
  notes: Type.Array(NoteSchema),
  earlierCursor: Type.Union([Type.String(), Type.Null()], {
    description: 'With it `GET …/messages` answers what was said before these; null when these are all.',
  }),
  timeline: Type.Array(TimelineEntrySchema),
});
