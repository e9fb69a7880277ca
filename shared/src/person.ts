import { type Static, Type } from 'typebox';
import type { Condition } from './condition.ts';
import { attributeNamePattern, countryPattern, givenIdPattern, languagePattern } from './limits.ts';
import { Attributes, type AttributeValue, Email } from './message.ts';

const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const Language = Type.String({ minLength: 1, maxLength: 100, pattern: languagePattern });
const Country = Type.String({ pattern: countryPattern });
const orNull = <Schema extends Parameters<typeof Type.Optional>[0]>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]));

const personFields = {
  /** The developer's id; a person without one is known by ours. */
  id: Type.Optional(Type.String({ pattern: givenIdPattern })),
  email: orNull(Email),
  name: orNull(Name),
  /** ISO 3166-1 alpha-2, in any case. */
  country: orNull(Country),
  /** A BCP 47 tag. */
  language: orNull(Language),
  /** By name; null takes one away, those left out stay. */
  attributes: Type.Optional(Attributes),
};

export const PersonCreate = Type.Object(personFields, { additionalProperties: false });
export type PersonCreate = Static<typeof PersonCreate>;

/** Omitted fields and attributes stay as they are, null takes one away; `id` gives one to a person who has none. */
export const PersonUpdate = Type.Object(
  { ...personFields, revision: Type.Optional(Type.Integer({ minimum: 1 })) },
  { additionalProperties: false },
);
export type PersonUpdate = Static<typeof PersonUpdate>;

/** The person whom the one named in the path becomes part of. */
export const PersonMerge = Type.Object({ intoId: Type.String({ pattern: givenIdPattern }) }, { additionalProperties: false });
export type PersonMerge = Static<typeof PersonMerge>;

export interface Person {
  /** The developer's id when given, else ours. */
  id: string;
  email: string | null;
  name: string | null;
  /** Last known. */
  country: string | null;
  language: string | null;
  attributes: Attributes;
  revision: number;
  createdAt: string;
  updatedAt: string;
}

/** As `GET /people/:id` answers: with what else is known of the person. */
export interface PersonDetail extends Person {
  /** The segments the person is in now, by name. */
  segments: { id: string; name: string }[];
  conversationCount: number;
  /** Other ids and e-mails, those of people merged into this one; they name this person from then on. */
  alsoKnownAs: string[];
}

export const personSortFields = ['name', 'email', 'createdAt', 'updatedAt', 'country'] as const;
export type PersonSortField = (typeof personSortFields)[number];

/** `GET /people?search=&sort=&direction=&limit=&cursor=`. `total` stands on a first page that searches for nothing. */
export interface PeoplePage {
  items: Person[];
  nextCursor: string | null;
  total: number | null;
}

/** `POST /people/search`: those whom a condition over `person.*` holds for, newest first. */
export interface PeopleSearch {
  condition: Condition;
  limit?: number;
  cursor?: string | null;
}

/**
 * One line of `GET /people/:id/timeline?limit=&cursor=`, newest first: `message`, `merged`, or as in a conversation's
 * timeline.
 */
export interface PersonTimelineEntry {
  id: string;
  at: string;
  kind: string;
  by: string;
  /** Null of what is about no conversation. */
  conversationId: string | null;
  /** A sentence; of a message its text, cut at 200 characters. */
  text: string;
  automationId: string | null;
  runId: string | null;
}

export const attributeTypes = ['text', 'number', 'date', 'yes-no', 'list'] as const;
export type AttributeType = (typeof attributeTypes)[number];
export const AttributeTypeSchema = Type.Union([
  Type.Literal('text'),
  Type.Literal('number'),
  Type.Literal('date'),
  Type.Literal('yes-no'),
  Type.Literal('list'),
]);

export const AttributeName = Type.String({ pattern: attributeNamePattern });

/** A value that came with a message and was left out. */
export interface UnfitAttribute {
  name: string;
  value: AttributeValue;
  /** The one its attribute is defined to have, by which it means nothing; null when the person had no room for more. */
  type: AttributeType | null;
}

/** `PUT /attributes/:name`. */
export const AttributeDefinitionUpdate = Type.Object({ type: AttributeTypeSchema }, { additionalProperties: false });
export type AttributeDefinitionUpdate = Static<typeof AttributeDefinitionUpdate>;

/** An item of `GET /attributes` → `{items}`, by name. */
export interface AttributeDefinition {
  name: string;
  /** As defined, else the kind of value most people have. Values set from then on fit a defined type. */
  type: AttributeType;
  defined: boolean;
  /** How many people have it. */
  count: number;
  /** As `count`, by the type of their values; those that nobody has are left out. */
  counts: Partial<Record<AttributeType, number>>;
  /** Whether the counts are estimated from a sample, as they are when more than 5,000 people are there and many have it. */
  isEstimate: boolean;
}
