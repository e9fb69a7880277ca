/**
 * Transports under a test's control. In: what each mail should come to. Out: what the worker gave them.
 */
import type { EffectOutcome } from './effect-outcome.ts';
import type { MailTransport, SmtpTransport } from './mail-transport.ts';

export const kept: MailTransport = { delivery: 'kept', domain: 'support.example' };
export const done: EffectOutcome = { kind: 'done', answer: null };
export const silentLogger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Every mail waits until it is answered, or its time is over. */
export function heldTransport() {
  const mails: { messageIdHeader: string; to: string; answer: (outcome: EffectOutcome) => void }[] = [];
  const arrivals: (() => void)[] = [];
  const transport: SmtpTransport = {
    delivery: 'smtp',
    mailsAtOnce: 5,
    domain: 'support.example',
    deliver: ({ messageIdHeader, content }, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ kind: 'unanswered', error: 'No answer in time' }));
        mails.push({ messageIdHeader, to: content.toEmail, answer: resolve });
        for (const arrive of arrivals.splice(0)) arrive();
      }),
    close: () => undefined,
  };
  /** Resolves once so many mails have been handed to the transport. */
  async function arrived(count: number): Promise<void> {
    while (mails.length < count) await new Promise<void>((resolve) => arrivals.push(resolve));
  }
  return { transport, mails, arrived };
}

/** Answers at once, and notes what it was given. */
export function answeringTransport(answerOf: (sent: number) => EffectOutcome) {
  const messageIds: string[] = [];
  const transport: SmtpTransport = {
    delivery: 'smtp',
    mailsAtOnce: 5,
    domain: 'support.example',
    async deliver({ messageIdHeader }) {
      messageIds.push(messageIdHeader);
      return answerOf(messageIds.length);
    },
    close: () => undefined,
  };
  return { transport, messageIds };
}
