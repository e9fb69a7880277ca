import type { KeptEmail } from '@switchboard/shared/conversation';
import type { EffectState, MailContent } from '@switchboard/shared/run';
import type { Sql } from '../../record/database.ts';
import type { Principal } from '../principal.ts';
import { ofVisibleConversation } from '../rights-of-conversations.sql.ts';

/**
 * The statement that lists mails. In: a filter and where the page before ended. Out: effects of kind `email`, newest
 * first. What stays true: a mail never tried yet has no delivery and no Message-ID of its own.
 */
export interface EmailRow {
  id: string;
  conversation_id: string;
  state: EffectState;
  attempts: number;
  error: string | null;
  content: MailContent;
  message_id_header: string | null;
  delivery: KeptEmail['delivery'] | null;
  created_at: Date;
  created_at_us: number;
  finished_at: Date | null;
}

export interface EmailFilter {
  conversationId?: string;
  state?: EffectState;
}

/** Where a page ended; microseconds since 1970, since a Date would cut what PostgreSQL keeps. */
export interface EmailPosition {
  createdAtUs: number;
  id: string;
}

/** @returns at most `count` rows after a position */
export async function selectEmails(
  sql: Sql,
  principal: Principal,
  filter: EmailFilter,
  count: number,
  after: EmailPosition | null,
): Promise<EmailRow[]> {
  const conditions = [`kind = 'email'`];
  const parameters: unknown[] = [];
  const placeholder = (value: unknown): string => `$${parameters.push(value)}`;
  // Mails about logins carry links that open accounts.
  if (!principal.rights.has('admin')) conditions.push(`run_id <> ''`);
  const visible = ofVisibleConversation(principal, 'effect.conversation_id', placeholder);
  if (visible !== null) conditions.push(visible);
  if (filter.conversationId !== undefined) conditions.push(`conversation_id = ${placeholder(filter.conversationId)}`);
  if (filter.state !== undefined) conditions.push(`state = ${placeholder(filter.state)}`);
  if (after !== null) {
    conditions.push(`(created_at, id) < (
      timestamptz 'epoch' + ${placeholder(after.createdAtUs)}::bigint * interval '1 microsecond', ${placeholder(after.id)}::text)`);
  }
  const { rows } = await sql.query<EmailRow>(
    `select id, conversation_id, state, attempts, error, content, message_id_header, delivery, created_at,
       (extract(epoch from created_at) * 1000000)::bigint as created_at_us, finished_at
     from switchboard.effect where ${conditions.join(' and ')}
     order by created_at desc, id desc limit ${placeholder(count)}`,
    parameters,
  );
  return rows;
}
