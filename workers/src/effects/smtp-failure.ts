/**
 * Reads what an SMTP attempt failed with. In: nodemailer's error, and whether the whole mail had been handed over. Out:
 * the outcome. What stays true: a reply of the server decides; without one, what had been handed over does; the
 * password is never part of the text.
 */
import type { EffectOutcome } from './effect-outcome.ts';

/** The parts of nodemailer's errors that decide. */
interface SmtpError {
  /** Such as `EAUTH`, `ETIMEDOUT`, `EENVELOPE`. */
  code?: string;
  /** Of the system or of TLS, such as `ECONNREFUSED`. */
  originalCode?: string;
  /** The server's reply code, when it replied. */
  responseCode?: number;
  /** The server's reply. */
  response?: string;
  message: string;
}

// RFC 4954, section 6: authentication required, too weak, refused, or to be encrypted.
const loginReplies = new Set([530, 534, 535, 538]);
const loginCodes = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2']);
const settingsCodes = new Set(['ETLS', 'EREQUIRETLS', 'ECONFIG', 'EPROXY']);
const notMailCodes = new Set(['EENVELOPE', 'EMESSAGE']);

/** RFC 5321, section 4.2.1: 5yz is permanent. 503 says that the session was in the wrong state, not that the mail was refused. */
function isPermanent(reply: number): boolean {
  return reply >= 500 && reply < 600 && reply !== 503;
}

function certificateAtFault(error: SmtpError): boolean {
  return /certificate|self[- ]signed|altnames|wrong version number/i.test(error.message);
}

/** Shorter texts are no secrets, and taking them out would leave nothing readable. */
const secretCharacters = 4;

/** Takes secrets out of a text, as they are and as SMTP encodes them. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets
    .filter((secret) => secret.length >= secretCharacters)
    .flatMap((secret) => [secret, Buffer.from(secret, 'utf8').toString('base64')]);
  return forms.reduce((kept, form) => kept.replaceAll(form, '…'), text);
}

/**
 * @param error what nodemailer rejected with
 * @param handedOver whether the last byte of the mail had been given to the connection
 * @param secrets the password, and whatever else of the login must not be shown
 */
export function outcomeOfSmtpError(error: unknown, handedOver: boolean, secrets: readonly string[]): EffectOutcome {
  const failure: SmtpError = error instanceof Error ? error : { message: String(error) };
  const told = withoutSecrets(failure.response ?? failure.message, secrets);
  const { code = '', responseCode } = failure;
  // 421 closes the service whatever was asked (RFC 5321, section 3.8); a busy login server is not a wrong password.
  const busy = responseCode !== undefined && responseCode >= 400 && responseCode < 500;
  if (!busy && (loginCodes.has(code) || (responseCode !== undefined && loginReplies.has(responseCode)))) {
    return { kind: 'deferred', cause: 'settings', error: `The mail server refused the login; check SMTP_URL: ${told}` };
  }
  if (responseCode !== undefined) {
    return isPermanent(responseCode) ? { kind: 'refused', error: told } : { kind: 'deferred', cause: 'other-side', error: told };
  }
  if (notMailCodes.has(code)) return { kind: 'refused', error: told };
  if (settingsCodes.has(code) || certificateAtFault(failure)) {
    return { kind: 'deferred', cause: 'settings', error: `No secure connection to the mail server; check SMTP_URL: ${told}` };
  }
  if (handedOver) return { kind: 'unanswered', error: `The mail was handed over and the mail server did not answer: ${told}` };
  return { kind: 'deferred', cause: 'other-side', error: `The mail server could not be reached: ${told}` };
}
