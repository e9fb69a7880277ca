import type { KeptEmail, Page } from '@switchboard/shared/conversation';
import { limits } from '@switchboard/shared/limits';
import { Type } from 'typebox';
import type { Sql } from '../../record/database.ts';
import type { Principal } from '../principal.ts';
import { decodeCursor, encodeCursor } from '../validate.ts';
import { type EmailFilter, type EmailRow, selectEmails } from './emails.sql.ts';

const EmailCursor = Type.Tuple([
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  Type.String({ maxLength: limits.idCharacters }),
]);

export interface ListEmailsOptions extends EmailFilter {
  limit: number;
  /** As the page before gave it. */
  cursor?: string | null;
  /** What becomes of mails not tried yet: `kept` without SMTP. By default `smtp`. */
  deliveryToCome?: KeptEmail['delivery'];
}

/** A link that has been mailed is the mailbox's; one that is kept can be handed over only here. */
function withoutLink(text: string): string {
  return text.replace(/(#token=)[A-Za-z0-9_-]{43}/g, '$1');
}

function emailOf(row: EmailRow, deliveryToCome: KeptEmail['delivery']): KeptEmail {
  const { content } = row;
  const delivery = row.delivery ?? deliveryToCome;
  const shown = row.conversation_id === '' && delivery === 'smtp' ? withoutLink : (text: string) => text;
  return {
    id: row.id,
    effectId: row.id,
    // Fixed by the first attempt, some milliseconds after the mail was planned.
    messageIdHeader: row.message_id_header ?? '',
    conversationId: row.conversation_id,
    to: content.toEmail,
    subject: content.subject,
    text: shown(content.text),
    html: shown(content.html),
    state: row.state,
    delivery,
    attempts: row.attempts,
    error: row.error,
    createdAt: row.created_at.toISOString(),
    // A kept mail is done, and was not sent.
    sentAt: row.state === 'done' && delivery === 'smtp' ? (row.finished_at?.toISOString() ?? null) : null,
  };
}

/**
 * A page of mails, newest first, whatever became of them.
 * @param principal who asks; agents are answered the mails of conversations that they may see
 * @throws SwitchboardError `invalid-input` with pointer `/cursor` for a cursor that is not one of this list
 */
export async function listEmails(sql: Sql, principal: Principal, options: ListEmailsOptions): Promise<Page<KeptEmail>> {
  const { limit, cursor = null, deliveryToCome = 'smtp', conversationId, state } = options;
  const after = decodeCursor(cursor, EmailCursor);
  const position = after === null ? null : { createdAtUs: after[0], id: after[1] };
  const rows = await selectEmails(sql, principal, { conversationId, state }, limit + 1, position);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => emailOf(row, deliveryToCome)),
    nextCursor: last === undefined ? null : encodeCursor([last.created_at_us, last.id]),
  };
}
