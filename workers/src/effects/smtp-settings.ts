import { SwitchboardError } from '@switchboard/shared/problem';

/** Options that may follow `?` in SMTP_URL; any beginning with `tls.` is given to TLS. */
const knownOptions = new Set([
  'requireTLS',
  'ignoreTLS',
  'opportunisticTLS',
  'name',
  'localAddress',
  'authMethod',
  'servername',
  'secure',
]);

/** How to reach the mail server. */
export interface SmtpSettings {
  host: string;
  port: number | undefined;
  secure: boolean;
  auth: { user: string; pass: string } | undefined;
  tls: Record<string, string | boolean | number> | undefined;
  /** Further options of the connection, by nodemailer's names. */
  options: Record<string, string | boolean | number>;
}

function optionValue(text: string): string | boolean | number {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+$/.test(text) ? Number(text) : text;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new SwitchboardError('invalid-input', 'The login in SMTP_URL must be percent-encoded.', { cause });
  }
}

/**
 * Reads `SMTP_URL`: `smtp://user:password@host:port?option=value` (STARTTLS when the server offers it), or `smtps://…`
 * (TLS from the start). Read here and not by nodemailer, which would let the URL override every limit.
 * @throws SwitchboardError `invalid-input` when it cannot be read or names an unknown option; never with the login in it
 */
export function parseSmtpUrl(text: string): SmtpSettings {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '') {
    throw new SwitchboardError('invalid-input', 'SMTP_URL must look like smtp://user:password@host:port, or smtps://…');
  }
  const options: SmtpSettings['options'] = {};
  const tls: NonNullable<SmtpSettings['tls']> = {};
  for (const [name, value] of url.searchParams) {
    if (name.startsWith('tls.') && /^[A-Za-z]+$/.test(name.slice(4))) tls[name.slice(4)] = optionValue(value);
    else if (knownOptions.has(name)) options[name] = optionValue(value);
    else {
      throw new SwitchboardError(
        'invalid-input',
        `SMTP_URL has the unknown option "${name}"; known are ${[...knownOptions].join(', ')} and tls.….`,
      );
    }
  }
  const { secure = url.protocol === 'smtps:', ...others } = options;
  const [user, pass] = [decoded(url.username), decoded(url.password)];
  return {
    host: decoded(url.hostname).replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? undefined : Number(url.port),
    secure: secure === true,
    auth: user === '' && pass === '' ? undefined : { user, pass },
    tls: Object.keys(tls).length === 0 ? undefined : tls,
    options: others,
  };
}
