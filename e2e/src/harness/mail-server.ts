/**
 * A real SMTP server. In: mail by SMTP. Out: what was delivered, and when.
 */
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

export interface DeliveredMail {
  from: string;
  to: string[];
  /** The message as it was sent: header and body. */
  source: string;
  /** `performance.now()` when the last byte was read. */
  at: number;
}

export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  mails: DeliveredMail[];
  /** The first mail that fits; fails after 10 s. */
  waitFor: (what: string, fits: (mail: DeliveredMail) => boolean) => Promise<DeliveredMail>;
  close: () => Promise<void>;
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

export async function startMailServer(): Promise<MailServer> {
  const mails: DeliveredMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      textOf(stream).then(
        (source) => {
          const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
          mails.push({ from, to: session.envelope.rcptTo.map(({ address }) => address), source, at: performance.now() });
          done();
        },
        (error: Error) => done(error),
      );
    },
  });
  // A product that is killed in mid-delivery drops its connection; that is what some tests are for.
  server.on('error', () => undefined);
  const port = await freePort();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    waitFor: (what, fits) => until(`a mail ${what}`, 10_000, () => mails.find(fits)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
