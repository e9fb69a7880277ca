import { SwitchboardError } from '@switchboard/shared/problem';
import addressparser from 'nodemailer/lib/addressparser';
import { isMailAddress, mailName } from './mail-fields.ts';

/** Who mails come from, as `MAIL_FROM` names it. */
export interface MailSender {
  name: string;
  address: string;
  /** What follows the `@`: the right side of every Message-ID. */
  domain: string;
}

/**
 * Reads `MAIL_FROM`.
 * @param text an address, alone or as `Name <address>` (RFC 5322, section 3.4: one mailbox)
 * @throws SwitchboardError `invalid-input` when it is not exactly one address
 */
export function parseMailSender(text: string): MailSender {
  const parsed = addressparser(text);
  const [mailbox] = parsed;
  if (parsed.length !== 1 || mailbox === undefined || mailbox.group !== undefined || !isMailAddress(mailbox.address)) {
    throw new SwitchboardError('invalid-input', 'MAIL_FROM must be one address, such as "Support <support@example.com>".');
  }
  return {
    name: mailName(mailbox.name),
    address: mailbox.address,
    domain: mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1),
  };
}
