/** What visitors send and are answered. */
import { countryPattern, languagePattern, limits } from '@switchboard/shared/limits';
import { Email } from '@switchboard/shared/message';
import { Type } from 'typebox';
import { Time } from '../answer-schemas.ts';

const orNull = (schema: ReturnType<typeof Type.String>) => Type.Union([schema, Type.Null()]);

export const WidgetQuery = Type.Object({
  key: Type.Optional(Type.String({ maxLength: 100, description: 'Publishable key; left out by our own pages.' })),
});

export const VisitorSession = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 200 })),
    email: Type.Optional(Email),
    demo: Type.Optional(
      Type.Object(
        {
          country: Type.Optional(Type.String({ pattern: countryPattern })),
          language: Type.Optional(Type.String({ maxLength: 35, pattern: languagePattern })),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

export const VisitorSessionAnswer = Type.Object({
  token: Type.String(),
  visitor: Type.Object({
    id: Type.String(),
    name: orNull(Type.String()),
    country: orNull(Type.String()),
    language: orNull(Type.String()),
  }),
  mayChoose: Type.Boolean(),
});

export const VisitorMessage = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: limits.textCharacters, pattern: '\\S' }),
    clientId: Type.String({ pattern: '^[A-Za-z0-9._:@+=~-]{1,100}$' }),
    url: Type.Optional(
      Type.String({ maxLength: 2_000, pattern: '^https?://', description: 'The page it was written on, as claimed.' }),
    ),
    timezone: Type.Optional(
      Type.String({ maxLength: 100, pattern: '^[A-Za-z0-9_+/-]+$', description: 'IANA name, as claimed.' }),
    ),
  },
  { additionalProperties: false },
);

export const ReceiptAnswer = Type.Object({
  message: Type.Object({
    id: Type.String(),
    conversationId: Type.String(),
    status: Type.Union([Type.Literal('accepted'), Type.Literal('duplicate')]),
  }),
});

export const ConversationAnswer = Type.Object({
  messages: Type.Array(
    Type.Object({
      id: Type.String(),
      text: Type.String(),
      from: Type.Union([Type.Literal('person'), Type.Literal('agent')]),
      at: Time,
      by: Type.Optional(Type.String({ description: 'Name of the agent who wrote it.' })),
    }),
  ),
  status: Type.Union([Type.Literal('open'), Type.Literal('snoozed'), Type.Literal('closed'), Type.Null()]),
  handledBy: Type.Union([Type.String(), Type.Null()], { description: 'Name of the agent, else of the group, who has it.' }),
});
