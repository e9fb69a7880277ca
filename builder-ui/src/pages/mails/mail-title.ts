/** What a mail is called in a list. Pure. */
import type { KeptEmail } from '@switchboard/shared/conversation';

/** Every mail is written with a subject; only erasing the person it was about takes it away. */
export function isErased({ subject }: Pick<KeptEmail, 'subject'>): boolean {
  return subject === '';
}

export function mailTitle(mail: Pick<KeptEmail, 'subject'>): string {
  return isErased(mail) ? 'Erased with the person' : mail.subject;
}
