/** How agents and groups are answered: the schemas that describe `Agent` and `Group` of `shared`. */
import { Routing } from '@switchboard/shared/team';
import { Type } from 'typebox';
import { pageOf, Time } from '../answer-schemas.ts';

export const AgentAnswer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: Type.Union([Type.Literal('agent'), Type.Literal('administrator')]),
  languages: Type.Array(Type.String()),
  availability: Type.Union([Type.Literal('online'), Type.Literal('away'), Type.Literal('offline')]),
  maxOpenConversations: Type.Union([Type.Integer(), Type.Null()]),
  login: Type.Union([Type.Literal('active'), Type.Literal('invited'), Type.Literal('none')], {
    description: 'Whether the agent can log in, has been mailed a link to set a password, or neither.',
  }),
  revision: Type.Integer(),
  createdAt: Time,
  updatedAt: Time,
});
export const AgentPage = pageOf(AgentAnswer);

export const GroupAnswer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  permission: Type.Union([Type.Literal('agents'), Type.Literal('administrators')]),
  agentIds: Type.Array(Type.String()),
  routing: Routing,
  revision: Type.Integer(),
  createdAt: Time,
  updatedAt: Time,
});
export const GroupPage = pageOf(GroupAnswer);
