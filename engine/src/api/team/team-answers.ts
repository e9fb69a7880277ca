/** How agents and groups are answered: the schemas that describe `Agent` and `Group` of `shared`. */
import { WeeklyHours } from '@switchboard/shared/schedule';
import { Routing } from '@switchboard/shared/team';
import { Type } from 'typebox';
import { pageOf, Time } from '../answer-schemas.ts';

const agentFields = {
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: Type.Union([Type.Literal('agent'), Type.Literal('administrator')]),
  isAdministrator: Type.Boolean({ description: 'By role, or as a member of a group of administrators.' }),
  languages: Type.Array(Type.String()),
  availability: Type.Union([Type.Literal('online'), Type.Literal('away'), Type.Literal('offline')]),
  awayByItself: Type.Boolean({
    description: 'Away because no browser of theirs is open any more; online again when one is.',
  }),
  maxOpenConversations: Type.Union([Type.Integer(), Type.Null()]),
  workingHours: Type.Union([WeeklyHours, Type.Null()]),
  login: Type.Union([Type.Literal('active'), Type.Literal('invited'), Type.Literal('none')], {
    description: 'Whether the agent can log in, has been mailed a link to set a password, or neither.',
  }),
  revision: Type.Integer(),
  createdAt: Time,
  updatedAt: Time,
};
export const AgentAnswer = Type.Object(agentFields);
export const ListedAgentAnswer = Type.Object({
  ...agentFields,
  openConversations: Type.Integer({ description: 'How many open conversations they have.' }),
});
export const AgentPage = pageOf(ListedAgentAnswer);

const groupFields = {
  id: Type.String(),
  name: Type.String(),
  permission: Type.Union([Type.Literal('agents'), Type.Literal('administrators')]),
  agentIds: Type.Array(Type.String()),
  routing: Routing,
  hours: Type.Union([WeeklyHours, Type.Null()]),
  revision: Type.Integer(),
  createdAt: Time,
  updatedAt: Time,
};
export const GroupAnswer = Type.Object(groupFields);
export const GroupDetailAnswer = Type.Object({
  ...groupFields,
  waitingConversations: Type.Integer({ description: 'How many of its conversations are not closed and nobody has.' }),
});
export const GroupPage = pageOf(GroupAnswer);
