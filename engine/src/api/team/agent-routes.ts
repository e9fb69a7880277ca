/** Agents: listed, read, made, changed, deleted. */
import { type Agent, AgentCreate, AgentUpdate, type ListedAgent } from '@switchboard/shared/team';
import { Type } from 'typebox';
import type { ApiDependencies } from '../dependencies.ts';
import { pageOfRows } from '../page-of-rows.ts';
import { defineRoute, type Route } from '../route.ts';
import { decodeCursor, PageQuery, parsePage } from '../validate.ts';
import { countOpenConversations, findAgent, listAgents } from './agents.sql.ts';
import { createAgent, inviteAgent, noSuchAgent, removeAgent, saveAgent } from './change-agents.ts';
import { Time } from '../answer-schemas.ts';
import { AgentPage, ListedAgentAnswer } from './team-answers.ts';

const CursorKey = Type.Tuple([Type.String(), Type.String()]);
const tag = 'Team';

const DeletionQuery = Type.Object({
  conversationsTo: Type.Optional(
    Type.String({
      maxLength: 200,
      description: '`queue` (the default): back to their groups, or to nobody without one; `agent:ID`; `group:ID`.',
    }),
  ),
});
const Invitation = Type.Object({ email: Type.String(), expiresAt: Time });

export function agentRoutes({ database, changes, settings, wake }: ApiDependencies): Route[] {
  function mailPlanned(): void {
    changes.publish('emails', { id: null });
    wake?.();
  }

  async function withLoad(agents: readonly Agent[]): Promise<ListedAgent[]> {
    const counts = await countOpenConversations(
      database,
      agents.map(({ id }) => id),
    );
    return agents.map((agent) => ({ ...agent, openConversations: counts.get(agent.id) ?? 0 }));
  }
  const one = async (agent: Agent): Promise<ListedAgent> => (await withLoad([agent]))[0]!;

  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/agents',
      right: 'read',
      tag,
      summary: 'List agents',
      query: PageQuery,
      answers: { 200: { description: 'Agents by name.', schema: AgentPage } },
      async handle({ query }) {
        const { limit, cursor } = parsePage(query);
        const agents = await listAgents(database, limit + 1, decodeCursor(cursor, CursorKey));
        const { items, nextCursor } = pageOfRows(agents, limit, (agent) => [agent.name, agent.id]);
        return { status: 200, body: { items: await withLoad(items), nextCursor } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/agents',
      right: 'write',
      tag,
      summary: 'Make an agent',
      description:
        'Administrators are made and changed with the right `admin` only. With `invite` a link to set a password is mailed, which needs the right `admin`.',
      body: AgentCreate,
      answers: { 201: { description: 'Made.', schema: ListedAgentAnswer } },
      problems: [409],
      async handle({ body, principal }) {
        const agent = await createAgent(database, body, principal, settings.publicUrl);
        if (body.invite === true) mailPlanned();
        changes.publish('agents', { id: agent.id });
        return { status: 201, body: await one(agent), headers: { Location: `/api/v1/agents/${agent.id}` } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/agents/:id',
      right: 'read',
      tag,
      summary: 'Read an agent',
      answers: { 200: { description: 'The agent.', schema: ListedAgentAnswer } },
      problems: [404],
      async handle({ parameters }) {
        const agent = await findAgent(database, parameters['id']!);
        if (agent === null) throw noSuchAgent();
        return { status: 200, body: await one(agent) };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/v1/agents/:id',
      right: 'write',
      tag,
      summary: 'Change an agent',
      description:
        'Omitted fields stay as they are. With a `revision`, a stale one is refused. Administrators are made and changed with the right `admin` only.',
      body: AgentUpdate,
      answers: { 200: { description: 'Changed.', schema: ListedAgentAnswer } },
      problems: [404, 409],
      async handle({ body, parameters, principal }) {
        const agent = await saveAgent(database, parameters['id']!, body, principal);
        changes.publish('agents', { id: agent.id });
        return { status: 200, body: await one(agent) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/agents/:id/invitation',
      right: 'admin',
      tag,
      summary: 'Invite an agent, or do so anew',
      description:
        'Mails a link with which the agent sets a password and is logged in. It works once, for seven days, and ends those before it.',
      answers: { 201: { description: 'A mail is on its way.', schema: Invitation } },
      problems: [404, 409],
      async handle({ parameters, principal }) {
        const { agent, expiresAt } = await inviteAgent(database, parameters['id']!, principal, settings.publicUrl);
        changes.publish('agents', { id: agent.id });
        mailPlanned();
        return { status: 201, body: { email: agent.email, expiresAt: expiresAt.toISOString() } };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/v1/agents/:id',
      right: 'write',
      tag,
      summary: 'Delete an agent',
      description:
        'Their conversations that are not closed, snoozed ones among them, go where `conversationsTo` says, which the timelines tell; when it is left out they go back to their groups, which give them out as they do others, and those without a group are unassigned. Their groups lose a member. The only administrator who can log in is not deleted.',
      query: DeletionQuery,
      answers: { 204: { description: 'Deleted.', schema: null } },
      problems: [404, 409],
      async handle({ parameters, principal, query }) {
        const id = parameters['id']!;
        const released = await removeAgent(database, id, query.conversationsTo, principal);
        changes.publish('agents', { id });
        changes.publish('sessions', { agentId: id });
        changes.publish('groups', { id: null });
        if (released > 0) changes.publish('conversations', { id: null });
        return { status: 204 };
      },
    }),
  ];
}
