/**
 * Mails about logins: a link to set a password. In: who it is for and the link. Out: rows among the mails, which go the
 * way of every mail, with its retries. What stays true: they belong to no run and no conversation (`run_id` is empty),
 * and only administrators are shown them.
 */
import type { MailContent } from '@switchboard/shared/run';
import type { Agent } from '@switchboard/shared/team';
import type { Sql } from '../../record/database.ts';
import { mailFrame } from '../../template/mail-frame.ts';
import { subjectLine } from '../../template/plain-text.ts';
import type { LinkPurpose } from './password-link.sql.ts';

export interface AccountMailInput {
  purpose: LinkPurpose;
  agent: Pick<Agent, 'id' | 'name' | 'email'>;
  /** The name of the agent who invites; null when a program does, whose name says nothing to whom it writes, and for a reset. */
  by: string | null;
  publicUrl: string;
  token: string;
}

/** Where a link leads. The token stands after `#`, which browsers send to nobody. */
function linkOf({ publicUrl, token }: AccountMailInput): string {
  return `${publicUrl}/set-password#token=${token}`;
}

function wordsOf({ purpose, agent, by, publicUrl }: AccountMailInput) {
  if (purpose === 'invitation') {
    return {
      subject: by === null ? 'You are invited to Switchboard' : subjectLine(`${by} invites you to Switchboard`),
      paragraphs: [
        `Hello ${agent.name},`,
        `${by === null ? 'There is a login for you' : `${by} has made you a login`} at ${publicUrl}. Choose a password and you are in.`,
      ],
      footnotes: ['The link works once, for seven days. After that, ask for another.'],
      label: 'Choose a password',
    };
  }
  return {
    subject: 'Set a new password for Switchboard',
    paragraphs: [
      `Hello ${agent.name},`,
      `Somebody, most likely you, asked for a new password for ${agent.email} at ${publicUrl}.`,
    ],
    footnotes: ['The link works once, for one hour. If it was not you, do nothing: your password stays as it is.'],
    label: 'Set a new password',
  };
}

/** The mail, as text and as HTML that says the same. */
export function composeAccountMail(input: AccountMailInput): MailContent {
  const { subject, paragraphs, footnotes, label } = wordsOf(input);
  const href = linkOf(input);
  return {
    agentId: input.agent.id,
    toName: input.agent.name,
    toEmail: input.agent.email,
    subject,
    text: `${[...paragraphs, `${label}: ${href}`, ...footnotes].join('\n\n')}\n`,
    html: mailFrame({ subject, paragraphs, footnotes, button: { label, href } }),
  };
}

/** Plans a mail; it is sent once the transaction is committed. @param id of the effect, unique */
export async function planAccountMail(sql: Sql, id: string, content: MailContent): Promise<void> {
  await sql.query(
    `insert into switchboard.effect
       (id, run_id, node_id, automation_id, conversation_id, seq, kind, state, next_at, content, created_at)
     values ($1, '', '', '', '', 0, 'email', 'planned', now(), $2::json, now())`,
    [id, JSON.stringify(content)],
  );
}
