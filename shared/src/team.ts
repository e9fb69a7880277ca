import { type Static, Type } from 'typebox';
import { languagePattern } from './limits.ts';
import { Email } from './message.ts';
import { WeeklyHours } from './schedule.ts';

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
    Type.Array(Type.String({ minLength: 1, maxLength: 35, pattern: languagePattern }), { maxItems: 50, uniqueItems: true }),
  ),
  availability: Type.Optional(Availability),
  /** Null: as many as come. */
  maxOpenConversations: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 100_000 }), Type.Null()])),
  /** Null: always. */
  workingHours: Type.Optional(Type.Union([WeeklyHours, Type.Null()])),
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
  /** By role, or as a member of a group of administrators. */
  isAdministrator: boolean;
  languages: string[];
  availability: 'online' | 'away' | 'offline';
  /** Away because no browser of theirs is open any more; online again when one is. */
  awayByItself: boolean;
  maxOpenConversations: number | null;
  workingHours: WeeklyHours | null;
  /** Whether the agent can log in, has a link to set a password, or neither. */
  login: 'active' | 'invited' | 'none';
  revision: number;
  createdAt: string;
  updatedAt: string;
}

/** An agent as the list of the team shows them. */
export interface ListedAgent extends Agent {
  /** How many open conversations they have. */
  openConversations: number;
}

/** How a group's conversations find an agent. */
export const Routing = Type.Object(
  {
    /** `none`: its members choose among them. */
    strategy: Type.Union([Type.Literal('none'), Type.Literal('round-robin'), Type.Literal('least-busy')]),
    /** True (the default): nothing is given to agents who are away or offline. */
    onlyOnline: Type.Optional(Type.Boolean()),
    /** Asked when nobody of the group can take a conversation. */
    overflowGroupId: Type.Optional(ReferenceId),
    /** Outside the group's hours: wait until they begin (the default), go to the overflow group, or be given out all the same. */
    outOfHours: Type.Optional(Type.Union([Type.Literal('wait'), Type.Literal('overflow'), Type.Literal('assign')])),
  },
  { additionalProperties: false },
);
export type Routing = Static<typeof Routing>;

const groupFields = {
  name: Name,
  permission: Type.Optional(Type.Union([Type.Literal('agents'), Type.Literal('administrators')])),
  agentIds: Type.Optional(Type.Array(ReferenceId, { maxItems: 1_000, uniqueItems: true })),
  routing: Type.Optional(Routing),
  /** When the group is there; null: always. */
  hours: Type.Optional(Type.Union([WeeklyHours, Type.Null()])),
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
  hours: WeeklyHours | null;
  revision: number;
  createdAt: string;
  updatedAt: string;
}

/** A group as it is read alone. */
export interface GroupDetail extends Group {
  /** How many of its conversations are not closed and nobody has: given out later, or taken by its members. */
  waitingConversations: number;
}

/** What uses a group: an assignment rule, or a group that overflows into it. */
export interface GroupUse {
  kind: 'assignment-rule' | 'group';
  id: string;
  name: string;
}
