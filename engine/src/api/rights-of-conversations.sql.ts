import type { Sql } from '../record/database.ts';
import type { Principal } from './principal.ts';

/**
 * Which conversations somebody may see, as the contract has it: agents see their own, those of their groups, and
 * unassigned ones without a group; administrators and API keys see all. In: who asks. Out: a condition for a statement,
 * or answers by id. What stays true: every list and every route asks here, so that what is left out of a list is not
 * found by its id either.
 */

/** True for an agent who is no administrator: of conversations they see their part only. */
export function isRestricted(principal: Principal): boolean {
  return principal.kind === 'agent' && !principal.rights.has('admin');
}

/**
 * The condition that a list of conversations adds to its own.
 * @param principal who asks
 * @param conversation alias of `switchboard.conversation` in the statement
 * @param placeholder takes a parameter and answers how the statement names it, such as `$3`
 * @returns a condition in brackets, or null when all may be seen
 */
export function visibleConversations(
  principal: Principal,
  conversation: string,
  placeholder: (value: unknown) => string,
): string | null {
  if (!isRestricted(principal)) return null;
  const agent = placeholder(principal.id);
  return `(${conversation}.assignee_id = ${agent}::text
    or (${conversation}.group_id is null and ${conversation}.assignee_id is null)
    or ${conversation}.group_id in (select g.id from switchboard.agent_group g where g.agent_ids ? ${agent}::text))`;
}

/** As `visibleConversations`, for a statement about rows that name a conversation, such as runs and mails. */
export function ofVisibleConversation(
  principal: Principal,
  conversationId: string,
  placeholder: (value: unknown) => string,
): string | null {
  const condition = visibleConversations(principal, 'seen', placeholder);
  if (condition === null) return null;
  return `exists (select 1 from switchboard.conversation seen where seen.id = ${conversationId} and ${condition})`;
}

/** @returns those of the conversations that there are and that the principal may see */
export async function selectVisibleConversations(sql: Sql, principal: Principal, ids: readonly string[]): Promise<Set<string>> {
  const parameters: unknown[] = [ids];
  const condition = visibleConversations(principal, 'c', (value) => `$${parameters.push(value)}`);
  const { rows } = await sql.query<{ id: string }>(
    `select c.id from switchboard.conversation c where c.id = any($1::text[])${condition === null ? '' : ` and ${condition}`}`,
    parameters,
  );
  return new Set(rows.map((row) => row.id));
}

/** @returns the conversations of runs, by run; runs that there are not are left out */
export async function selectConversationsOfRuns(sql: Sql, runIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ id: string; conversation_id: string }>(
    'select id, conversation_id from switchboard.run where id = any($1::text[])',
    [runIds],
  );
  return new Map(rows.map((row) => [row.id, row.conversation_id]));
}

/** @returns the conversation of a message, or null when there is no such message */
export async function selectConversationOfMessage(sql: Sql, messageId: string): Promise<string | null> {
  const { rows } = await sql.query<{ conversation_id: string }>(
    `select conversation_id from switchboard.event where message_id = $1 and kind = 'message'`,
    [messageId],
  );
  return rows[0]?.conversation_id ?? null;
}
