/**
 * The one table of what agents who are no administrators may ask of each route. In: a route and who asks. Out: nothing,
 * or the error. What stays true: a route that the table does not name is for administrators, so forgetting one opens
 * nothing; of conversations that agents may not see they learn not even that they exist. API keys go by their scopes
 * alone, which `Route.right` names; both are asked before a handler is.
 */
import { SwitchboardError } from '@switchboard/shared/problem';
import type { Database } from '../record/database.ts';
import type { Principal } from './principal.ts';
import {
  isRestricted,
  selectConversationOfMessage,
  selectConversationsOfRuns,
  selectVisibleConversations,
} from './rights-of-conversations.sql.ts';
import type { Route } from './route.ts';

/** What an agent may ask of a route. */
export type AgentAccess =
  /** All that it answers. */
  | 'all'
  /** The route itself leaves out what is of conversations that the agent may not see. */
  | 'filtered'
  /** `:id` is a conversation that the agent may see. */
  | 'conversation'
  /** `:id` is a run in such a conversation. */
  | 'run'
  /** The query's `messageId` is a message in such a conversation. */
  | 'message'
  /** `:id` is the agent. */
  | 'self';

/** By method and path. What is not here is for administrators. */
export const agentAccess: Readonly<Record<string, AgentAccess>> = {
  'GET /api/v1/agents': 'all',
  'GET /api/v1/agents/:id': 'all',
  // Their availability alone, see `saveAgent`.
  'PUT /api/v1/agents/:id': 'self',
  'GET /api/v1/account/sessions': 'all',
  'DELETE /api/v1/account/sessions': 'all',
  'DELETE /api/v1/account/sessions/:id': 'all',
  'PUT /api/v1/account': 'all',
  'PUT /api/v1/account/password': 'all',

  'GET /api/v1/groups': 'all',
  'GET /api/v1/groups/:id': 'all',
  'GET /api/v1/assignment-rules': 'all',
  'GET /api/v1/assignment-rules/:id': 'all',
  'GET /api/v1/assignment-rules/explain': 'message',
  'GET /api/v1/assignment-rules/:id/preview': 'all',
  'POST /api/v1/assignment-rules/preview': 'all',

  'GET /api/v1/automations': 'all',
  'GET /api/v1/automations/statistics': 'all',
  'GET /api/v1/automations/:id': 'all',
  'GET /api/v1/automations/:id/versions': 'all',
  'GET /api/v1/automations/:id/versions/:version': 'all',
  'GET /api/v1/automations/:id/counts': 'all',
  'GET /api/v1/automations/:id/explain': 'message',
  'POST /api/v1/automations/validate': 'all',
  // The route takes the message from conversations that the agent may see.
  'POST /api/v1/automations/preview-template': 'all',
  'GET /api/v1/node-types': 'all',

  'GET /api/v1/messages': 'filtered',
  'GET /api/v1/conversations': 'filtered',
  'GET /api/v1/conversations/:id': 'conversation',
  'GET /api/v1/conversations/:id/messages': 'conversation',
  'POST /api/v1/conversations/:id/messages': 'conversation',
  'POST /api/v1/conversations/:id/notes': 'conversation',
  'POST /api/v1/conversations/:id/read': 'conversation',
  'POST /api/v1/conversations/:id/assign': 'conversation',
  'POST /api/v1/conversations/:id/close': 'conversation',
  'POST /api/v1/conversations/:id/reopen': 'conversation',
  'POST /api/v1/conversations/:id/snooze': 'conversation',
  'POST /api/v1/conversations/:id/tags': 'conversation',
  'DELETE /api/v1/conversations/:id/tags/:tag': 'conversation',
  'GET /api/v1/inbox': 'filtered',
  'GET /api/v1/tags': 'all',

  // Whom they talk to; erasing, merging, exporting and importing people is for administrators.
  'GET /api/v1/people': 'all',
  'POST /api/v1/people': 'all',
  'POST /api/v1/people/search': 'all',
  'GET /api/v1/people/:id': 'all',
  'PUT /api/v1/people/:id': 'all',
  'GET /api/v1/people/:id/timeline': 'filtered',
  'GET /api/v1/attributes': 'all',
  'GET /api/v1/attributes/:name': 'all',
  // The route leaves out conversations that the agent may not see.
  'GET /api/v1/segments': 'all',
  'POST /api/v1/segments/preview': 'all',
  'GET /api/v1/segments/:id': 'all',
  'GET /api/v1/segments/:id/people': 'all',

  'GET /api/v1/runs': 'filtered',
  'GET /api/v1/runs/:id': 'run',
  'GET /api/v1/emails': 'filtered',
  'GET /api/v1/live': 'filtered',
};

/** A route's name in the table. */
export function accessKey(route: Pick<Route, 'method' | 'path'>): string {
  return `${route.method.toUpperCase()} ${route.path}`;
}

/**
 * Refuses an agent what the table does not name, before anything of the request is looked at.
 * @throws SwitchboardError `forbidden`
 */
export function requireRole(principal: Principal, route: Pick<Route, 'method' | 'path'>): void {
  if (isRestricted(principal) && agentAccess[accessKey(route)] === undefined) throw onlyAdministrators();
}

function onlyAdministrators(): SwitchboardError {
  return new SwitchboardError('forbidden', 'Only administrators may do this.');
}

async function isVisible(database: Database, principal: Principal, conversationId: string | null): Promise<boolean> {
  if (conversationId === null) return false;
  return (await selectVisibleConversations(database, principal, [conversationId])).size > 0;
}

/**
 * Looks a request up in the table, once its query is checked and before its body is read.
 * @throws SwitchboardError `forbidden` for what a role does not allow; `not-found`, in the words used for what is not
 * there, for conversations, runs and messages that the agent may not see
 */
export async function requireAccess(
  database: Database,
  principal: Principal,
  route: Pick<Route, 'method' | 'path'>,
  given: { parameters: Readonly<Record<string, string>>; query: unknown },
): Promise<void> {
  if (!isRestricted(principal)) return;
  const access = agentAccess[accessKey(route)];
  const id = given.parameters['id'] ?? '';
  if (access === 'all' || access === 'filtered' || (access === 'self' && id === principal.id)) return;
  if (access === 'conversation') {
    if (await isVisible(database, principal, id)) return;
    throw new SwitchboardError('not-found', `There is no conversation with the id ${id}.`);
  }
  if (access === 'run') {
    const conversationId = (await selectConversationsOfRuns(database, [id])).get(id) ?? null;
    if (await isVisible(database, principal, conversationId)) return;
    throw new SwitchboardError('not-found', `There is no run with the id ${id}.`);
  }
  if (access === 'message') {
    const { messageId = '' } = given.query as { messageId?: string };
    if (await isVisible(database, principal, await selectConversationOfMessage(database, messageId))) return;
    throw new SwitchboardError('not-found', `There is no message with the id ${messageId}.`);
  }
  throw onlyAdministrators();
}
