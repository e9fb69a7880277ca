/**
 * A real SMTP server for tests, that accepts, refuses, hangs or drops at the stage it is told to. In: what to do, by
 * stage and visit. Out: its address and the mails it took.
 */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** `data` is when the whole mail has been read, and before it is answered. */
export type Stage = 'connect' | 'mail-from' | 'rcpt-to' | 'data';
/** `answer-lost` takes the mail, and drops the connection instead of answering. */
export type Behaviour = 'accept' | 'hang' | 'drop' | 'answer-lost' | { code: number; text: string };

export interface ReceivedMail {
  from: string;
  to: string[];
  raw: string;
  /** Unfolded, in order of appearance. */
  headers: { name: string; value: string }[];
}

export interface SmtpTestServer {
  port: number;
  /** Mails taken, also those whose answer was lost. */
  received: ReceivedMail[];
  /** How often each stage was reached. */
  visits: Record<Stage, number>;
  /** The most connections open at once. */
  connectionsAtMost: () => number;
  /** Cuts every connection, as a server does that restarts. */
  dropConnections(): void;
  close(): Promise<void>;
}

/** The header fields of a raw mail, unfolded (RFC 5322, section 2.2.3). */
export function headersOf(raw: string): ReceivedMail['headers'] {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
  return head
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':');
      return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
    });
}

/**
 * Starts a server on a free port of 127.0.0.1.
 * @param behave what to do at a stage; `visit` counts from 1; without it everything is accepted
 * @param options of smtp-server, such as TLS and logins
 */
export async function startSmtpTestServer(
  behave: (stage: Stage, visit: number) => Behaviour = () => 'accept',
  options: SMTPServerOptions = { authOptional: true, disabledCommands: ['STARTTLS'] },
): Promise<SmtpTestServer> {
  const received: ReceivedMail[] = [];
  const visits: Record<Stage, number> = { connect: 0, 'mail-from': 0, 'rcpt-to': 0, data: 0 };
  let connectionsAtMost = 0;

  function drop(session: SMTPServerSession): void {
    for (const connection of server.connections) {
      if (connection.id === session.id) connection._socket.destroy();
    }
  }

  function visit(stage: Stage, session: SMTPServerSession, answer: (error?: Error) => void, take?: () => void): void {
    visits[stage] += 1;
    const behaviour = behave(stage, visits[stage]);
    if (behaviour === 'accept' || behaviour === 'answer-lost') take?.();
    if (behaviour === 'drop' || behaviour === 'answer-lost') drop(session);
    else if (behaviour === 'accept') answer();
    else if (behaviour !== 'hang') answer(Object.assign(new Error(behaviour.text), { responseCode: behaviour.code }));
  }

  const server = new SMTPServer({
    logger: false,
    closeTimeout: 50,
    ...options,
    onConnect(session, callback) {
      connectionsAtMost = Math.max(connectionsAtMost, server.connections.size);
      visit('connect', session, callback);
    },
    onMailFrom: (_address, session, callback) => visit('mail-from', session, callback),
    onRcptTo: (_address, session, callback) => visit('rcpt-to', session, callback),
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        visit('data', session, callback, () => {
          const raw = Buffer.concat(chunks).toString('utf8');
          const { mailFrom, rcptTo } = session.envelope;
          received.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            raw,
            headers: headersOf(raw),
          });
        });
      });
    },
  });
  // A client that gives up in mid-sentence is what these tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    visits,
    connectionsAtMost: () => connectionsAtMost,
    dropConnections() {
      for (const connection of server.connections) connection._socket.destroy();
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
