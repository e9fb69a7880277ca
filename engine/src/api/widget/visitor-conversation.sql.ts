import type { Sql } from '../../record/database.ts';
import { readMessages } from '../conversations/conversation-history.sql.ts';

export interface VisitorConversation {
  messages: {
    id: string;
    text: string;
    from: 'person' | 'agent';
    at: string /** Name of the agent who wrote it. */;
    by?: string;
  }[];
  /** Null before the first message. */
  status: 'open' | 'snoozed' | 'closed' | null;
  /** Name of the agent, else of the group, who has it. */
  handledBy: string | null;
}

/** A conversation as its visitor may see it: no ids of others, no reasons, no facts. */
export async function readVisitorConversation(sql: Sql, id: string): Promise<VisitorConversation> {
  const { rows } = await sql.query<{ status: VisitorConversation['status']; handled_by: string | null }>(
    `select conversation.status, coalesce(agent.name, agent_group.name) as handled_by
     from switchboard.conversation
     left join switchboard.agent on agent.id = conversation.assignee_id
     left join switchboard.agent_group on agent_group.id = conversation.group_id
     where conversation.id = $1`,
    [id],
  );
  const conversation = rows[0];
  const { items: messages } = await readMessages(sql, id);
  return {
    messages: messages.map(({ id: messageId, text, from, at, author }) => ({
      id: messageId,
      text,
      from,
      at,
      // The name of an API key is nobody's to a visitor.
      ...(author?.kind === 'agent' ? { by: author.name } : {}),
    })),
    status: conversation?.status ?? null,
    handledBy: conversation?.handled_by ?? null,
  };
}
