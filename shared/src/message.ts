import { type Static, Type } from 'typebox';
import { attributeNamePattern, channelPattern, countryPattern, emailPattern, givenIdPattern, limits } from './limits.ts';

const GivenId = Type.String({ pattern: givenIdPattern });

/** A value of a person's attribute: text, number, yes/no, date as ISO 8601 text, or a list of texts. */
export const AttributeValue = Type.Union([
  Type.String({ maxLength: 2_000 }),
  Type.Number(),
  Type.Boolean(),
  Type.Null(),
  Type.Array(Type.String({ maxLength: 500 }), { maxItems: 100 }),
]);
export type AttributeValue = Static<typeof AttributeValue>;

/** A person's attributes by name; null takes one away. */
export const Attributes = Type.Record(Type.String({ pattern: attributeNamePattern }), AttributeValue, {
  maxProperties: limits.attributesPerPerson,
  additionalProperties: false,
});
export type Attributes = Static<typeof Attributes>;

export const Email = Type.String({ maxLength: limits.emailCharacters, pattern: emailPattern });

/** What a message says of its author. */
export const PersonClaim = Type.Object(
  {
    id: Type.Optional(GivenId),
    email: Type.Optional(Email),
    name: Type.Optional(Type.String({ maxLength: 200 })),
    attributes: Type.Optional(Attributes),
  },
  { additionalProperties: false },
);
export type PersonClaim = Static<typeof PersonClaim>;

/** Where and how a message was written. */
export const MessageContext = Type.Object(
  {
    country: Type.Optional(Type.String({ pattern: countryPattern })),
    /** IPv4 or IPv6. */
    ip: Type.Optional(Type.String({ maxLength: 45, format: 'ip' })),
    browserLanguage: Type.Optional(Type.String({ maxLength: 100 })),
    acceptLanguage: Type.Optional(Type.String({ maxLength: 1_000 })),
    url: Type.Optional(Type.String({ maxLength: 2_000 })),
    userAgent: Type.Optional(Type.String({ maxLength: 1_000 })),
    timezone: Type.Optional(Type.String({ maxLength: 100 })),
    /** Of a mail: its header `Auto-Submitted` (RFC 3834). Anything but `no` is never answered by itself. */
    autoSubmitted: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
);
export type MessageContext = Static<typeof MessageContext>;

/** A message as it comes in at `POST /api/v1/messages`. One of `conversationId`, `person.id`, `person.email` is required. */
export const MessageInput = Type.Object(
  {
    id: Type.Optional(GivenId),
    conversationId: Type.Optional(GivenId),
    channel: Type.Optional(Type.String({ pattern: channelPattern })),
    text: Type.String({ minLength: 1, maxLength: limits.textCharacters }),
    sentAt: Type.Optional(Type.String({ format: 'date-time' })),
    person: Type.Optional(PersonClaim),
    context: Type.Optional(MessageContext),
  },
  { additionalProperties: false },
);
export type MessageInput = Static<typeof MessageInput>;

/** What the answer to `POST /api/v1/messages` says of each message, in the order of the request. */
export interface MessageReceipt {
  id: string;
  conversationId: string;
  status: 'accepted' | 'duplicate';
}
