import { type Static, Type } from 'typebox';
import { Email } from './message.ts';

const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const ReferenceId = Type.String({ minLength: 1, maxLength: 100 });
const Availability = Type.Union([Type.Literal('online'), Type.Literal('away'), Type.Literal('offline')]);
const Role = Type.Union([Type.Literal('agent'), Type.Literal('administrator')]);

const agentFields = {
  name: Name,
  email: Email,
  role: Type.Optional(Role),
  /** BCP 47 tags. */
  languages: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 35, pattern: '^[A-Za-z0-9-]+$' }), { maxItems: 50, uniqueItems: true }),
  ),
  availability: Type.Optional(Availability),
  maxOpenConversations: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 100_000 }), Type.Null()])),
};
export const AgentCreate = Type.Object(
  {
    ...agentFields,
    /** True mails a link with which the agent sets a password and logs in. */
    invite: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type AgentCreate = Static<typeof AgentCreate>;
export const AgentUpdate = Type.Object(
  {
    ...agentFields,
    name: Type.Optional(Name),
    email: Type.Optional(Email),
    revision: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
);
export type AgentUpdate = Static<typeof AgentUpdate>;

export interface Agent {
  id: string;
  name: string;
  email: string;
  role: 'agent' | 'administrator';
  languages: string[];
  availability: 'online' | 'away' | 'offline';
  maxOpenConversations: number | null;
  /** Whether the agent can log in, has a link to set a password, or neither. */
  login: 'active' | 'invited' | 'none';
  revision: number;
  createdAt: string;
  updatedAt: string;
}

/** `none` for now: a group is given conversations, its members choose among them. */
export const Routing = Type.Object(
  { strategy: Type.Literal('none'), onlyOnline: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);
export type Routing = Static<typeof Routing>;

const groupFields = {
  name: Name,
  permission: Type.Optional(Type.Union([Type.Literal('agents'), Type.Literal('administrators')])),
  agentIds: Type.Optional(Type.Array(ReferenceId, { maxItems: 1_000, uniqueItems: true })),
  routing: Type.Optional(Routing),
};
export const GroupCreate = Type.Object(groupFields, { additionalProperties: false });
export type GroupCreate = Static<typeof GroupCreate>;
export const GroupUpdate = Type.Object(
  { ...groupFields, name: Type.Optional(Name), revision: Type.Optional(Type.Integer({ minimum: 1 })) },
  { additionalProperties: false },
);
export type GroupUpdate = Static<typeof GroupUpdate>;

export interface Group {
  id: string;
  name: string;
  permission: 'agents' | 'administrators';
  agentIds: string[];
  routing: Routing;
  revision: number;
  createdAt: string;
  updatedAt: string;
}
