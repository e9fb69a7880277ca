/**
 * The two ways a mail can go: over SMTP, or kept and shown. What stays true: a kept mail is done, and is not sent later
 * even when SMTP is set up afterwards, since by then it would tell agents about conversations long over.
 */
import type { Settings } from '@switchboard/engine/settings';
import type { OutgoingMail } from './compose-mail.ts';
import type { EffectOutcome } from './effect-outcome.ts';
import { parseMailSender } from './mail-sender.ts';
import { createSmtpTransport } from './smtp-transport.ts';

export interface SmtpTransport {
  /** What is recorded as the mail's way: contract, `GET /emails`. */
  readonly delivery: 'smtp';
  /** The right side of Message-IDs. */
  readonly domain: string;
  /** How many mails it may be given at once. */
  readonly mailsAtOnce: number;
  /**
   * Hands one mail over; settles within the time the signal gives it, and rejects only by a fault of its own.
   * @param signal ends the attempt when its time is over
   */
  deliver(mail: OutgoingMail, signal: AbortSignal): Promise<EffectOutcome>;
  /** Closes idle connections; those in use when their mail is through. */
  close(): void;
}

/** Without SMTP nothing acts on the world, so there is nothing to call: a mail is kept by one statement. */
export interface KeptTransport {
  readonly delivery: 'kept';
  readonly domain: string;
}

export type MailTransport = SmtpTransport | KeptTransport;

/**
 * The way the settings ask for: SMTP when there is a `SMTP_URL`, else kept.
 * @throws SwitchboardError `invalid-input` when `SMTP_URL` or `MAIL_FROM` cannot be read
 */
export function createMailTransport(settings: Pick<Settings, 'smtpUrl' | 'mailFrom'>): MailTransport {
  const sender = parseMailSender(settings.mailFrom);
  if (settings.smtpUrl === null) return { delivery: 'kept', domain: sender.domain };
  return createSmtpTransport({ url: settings.smtpUrl, sender });
}
