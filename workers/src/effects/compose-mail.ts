/**
 * Turns a planned mail into what nodemailer sends. In: the effect's content, its id and the sender. Out: headers and
 * two bodies. What stays true: no field can end its header or add a recipient; the recipient is an address object,
 * never text to be parsed; repeats are the same mail, by Message-ID and Date; nothing in a mail names a file or a URL
 * to be read by us.
 */
import type { MailContent } from '@switchboard/shared/run';
import type { SendMailOptions } from 'nodemailer';
import { isMailAddress, mailBody, mailName, mailSubject } from './mail-fields.ts';
import type { MailSender } from './mail-sender.ts';

/** One mail of one effect. */
export interface OutgoingMail {
  effectId: string;
  /** With its angle brackets; the same on every repeat. */
  messageIdHeader: string;
  /** When the mail was planned: its Date, the same on every repeat. */
  plannedAt: Date;
  content: MailContent;
}

/**
 * Composes a mail.
 * Headers: RFC 3834 (`Auto-Submitted`), RFC 5322 (`Message-ID`, `Date`); `X-Auto-Response-Suppress` is Exchange's.
 * @returns what nodemailer takes, or the reason why the recipient cannot be written to
 */
export function composeMail(mail: OutgoingMail, sender: MailSender): { message: SendMailOptions } | { refusal: string } {
  const { toEmail, toName, subject, text, html } = mail.content;
  if (!isMailAddress(toEmail)) return { refusal: `The recipient's address "${toEmail}" is not a valid e-mail address.` };
  return {
    message: {
      from: { name: sender.name, address: sender.address },
      to: { name: mailName(toName), address: toEmail },
      subject: mailSubject(subject),
      text: mailBody(text),
      html: mailBody(html),
      messageId: mail.messageIdHeader,
      date: mail.plannedAt,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      xMailer: false,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
  };
}
