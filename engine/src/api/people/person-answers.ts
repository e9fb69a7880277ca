/** How people are answered: the schemas that describe `Person` and its company of `shared`. */
import { Attributes } from '@switchboard/shared/message';
import { AttributeTypeSchema } from '@switchboard/shared/person';
import { Type } from 'typebox';
import { pageOf, Time, useAnswers } from '../answer-schemas.ts';

export const OptionalText = Type.Union([Type.String(), Type.Null()]);

const personFields = {
  id: Type.String({ description: "The developer's id when given, else ours." }),
  email: OptionalText,
  name: OptionalText,
  country: OptionalText,
  language: OptionalText,
  attributes: Attributes,
  revision: Type.Integer(),
  createdAt: Time,
  updatedAt: Time,
};
export const PersonAnswer = Type.Object(personFields);
export const PersonPage = pageOf(PersonAnswer);
export const PeoplePageAnswer = Type.Object({
  items: Type.Array(PersonAnswer),
  nextCursor: OptionalText,
  total: Type.Union([Type.Integer(), Type.Null()], {
    description: 'How many people there are; on a first page that searches for nothing, else null.',
  }),
});

export const PersonDetailAnswer = Type.Object({
  ...personFields,
  segments: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  conversationCount: Type.Integer(),
  alsoKnownAs: Type.Array(Type.String(), { description: 'Other ids and e-mails: those of people merged into this one.' }),
});

export const PersonTimelinePage = pageOf(
  Type.Object({
    id: Type.String(),
    at: Time,
    kind: Type.String({ description: "`message`, `merged`, or a kind of a conversation's timeline." }),
    by: Type.String(),
    conversationId: Type.Union([Type.String(), Type.Null()], { description: 'Null of `merged`.' }),
    text: Type.String(),
    automationId: OptionalText,
    runId: OptionalText,
  }),
);

export const AttributeAnswer = Type.Object({
  name: Type.String(),
  type: AttributeTypeSchema,
  defined: Type.Boolean(),
  count: Type.Integer({ description: 'How many people have it.' }),
  counts: Type.Record(Type.String(), Type.Integer(), {
    description: 'The same by the type of their values, such as `{"number": 12, "text": 1}`.',
  }),
  isEstimate: Type.Boolean({
    description:
      'Whether the counts are estimated from a sample, as they are when there are more than 5,000 people and many have it.',
  }),
});

export const AttributeDetailAnswer = Type.Object({
  ...AttributeAnswer.properties,
  usedBy: Type.Array(
    Type.Union([Type.Object({ kind: Type.Literal('segment'), id: Type.String(), name: Type.String() }), ...useAnswers]),
    {
      description: 'What asks about it or sets it: segments, assignment rules by such a segment, nodes of automations.',
    },
  ),
});

export const AttributeConversionAnswer = Type.Object({
  converted: Type.Integer({ description: 'How many values are of the type from now on.' }),
  left: Type.Integer({ description: 'How many mean nothing by it, and stay.' }),
  nextCursor: OptionalText,
});
