/**
 * Mail over SMTP, by nodemailer. In: a mail. Out: what the server made of it. What stays true: at most
 * `connectionsAtMost` connections; every wait of the connection is shorter than the attempt's own limit; whether the
 * whole mail was handed over is known when an answer fails to come.
 */
import { createTransport, type SendMailOptions } from 'nodemailer';
import { composeMail } from './compose-mail.ts';
import { outcomeOfSmtpError, withoutSecrets } from './smtp-failure.ts';
import { parseSmtpUrl } from './smtp-settings.ts';
import { boundedError } from './effect-outcome.ts';
import type { MailSender } from './mail-sender.ts';
import type { SmtpTransport } from './mail-transport.ts';

/** Connections to the mail server at once. */
const connectionsAtMost = 5;

/** How long each wait of a connection may take, in ms. */
export interface SmtpTimeouts {
  /** From the look-up of the name to the end of the greeting. */
  connectionMs: number;
  greetingMs: number;
  /** Silence of the server, its answer to the whole mail included. */
  socketMs: number;
}
const defaultTimeouts: SmtpTimeouts = { connectionMs: 8_000, greetingMs: 8_000, socketMs: 15_000 };

/** Servers grant few connections, so idle ones are given back; a warm one spares the next mail the greeting, which many delay on purpose. */
const idleMs = 60_000;

/** A mail with a note that its last byte was read; nodemailer carries it to the hook below. */
interface TrackedMail extends SendMailOptions {
  onHandedOver: () => void;
}

/**
 * Makes a transport over SMTP; it connects when there is a mail to send.
 * @param options `url` as in `SMTP_URL`; `timeouts` for tests
 * @throws SwitchboardError `invalid-input` when the URL cannot be read
 */
export function createSmtpTransport(options: { url: string; sender: MailSender; timeouts?: SmtpTimeouts }): SmtpTransport {
  const { sender, timeouts = defaultTimeouts } = options;
  const settings = parseSmtpUrl(options.url);
  const secrets = settings.auth === undefined ? [] : [settings.auth.pass, `\0${settings.auth.user}\0${settings.auth.pass}`];
  const transporter = createTransport({
    ...settings.options,
    pool: true,
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    auth: settings.auth,
    tls: settings.tls,
    maxConnections: connectionsAtMost,
    // A connection that the server had closed while idle: not a byte of the mail was sent, so once more is safe.
    maxRequeues: 1,
    idleTimeout: idleMs,
    connectionTimeout: timeouts.connectionMs,
    dnsTimeout: timeouts.connectionMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.socketMs,
    socketCloseTimeout: 1_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transporter.use('stream', (mail, done) => {
    const { onHandedOver } = mail.data as unknown as TrackedMail;
    // `end` comes when the connection has read all, not when buffers on the way there are full.
    mail.message?.processFunc((stream) => stream.once('end', onHandedOver));
    done();
  });

  return {
    delivery: 'smtp',
    mailsAtOnce: connectionsAtMost,
    domain: sender.domain,
    async deliver(mail, signal) {
      const composed = composeMail(mail, sender);
      if ('refusal' in composed) return { kind: 'refused', error: composed.refusal };
      let handedOver = false;
      const message: TrackedMail = {
        ...composed.message,
        signal,
        onHandedOver: () => {
          handedOver = true;
        },
      };
      try {
        const { response = '' } = await transporter.sendMail(message);
        return { kind: 'done', answer: { response: boundedError(withoutSecrets(response, secrets)) } };
      } catch (error) {
        return outcomeOfSmtpError(error, handedOver, secrets);
      }
    },
    close: () => transporter.close(),
  };
}
