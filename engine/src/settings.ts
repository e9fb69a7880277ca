import { isIP } from 'node:net';
import { SwitchboardError } from '@switchboard/shared/problem';

/** How the product was started: the environment of the contract, checked. Times in ms unless the name says else. */
export interface Settings {
  port: number;
  host: string;
  publicUrl: string;
  dataDir: string;
  databaseUrl: string | null;
  redisUrl: string | null;
  profile: 'embedded' | 'postgres' | 'scale-out';
  smtpUrl: string | null;
  mailFrom: string;
  adminEmail: string | null;
  adminPassword: string | null;
  apiKey: string | null;
  nodeFolders: string[];
  demo: boolean;
  /** As Express takes it for `trust proxy`. */
  trustProxy: boolean | number | string;
  lanes: number;
  maxPending: number;
  /** False leaves message requests to Express alone; both answer equally, and tests run both. */
  fastLane: boolean;
  logLevel: string;
  version: string;
}

function wholeNumber(environment: NodeJS.ProcessEnv, name: string, fallback: number, minimum: number, maximum: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < minimum || value > maximum) {
    throw new SwitchboardError(
      'invalid-input',
      `${name} must be a whole number from ${minimum} to ${maximum}, and is "${text}".`,
    );
  }
  return value;
}

function url(environment: NodeJS.ProcessEnv, name: string, protocols: string[]): string | null {
  const text = environment[name];
  if (text === undefined || text === '') return null;
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    throw new SwitchboardError(
      'invalid-input',
      `${name} must be a URL that starts with ${protocols.map((each) => `${each}//`).join(' or ')}.`,
    );
  }
  return text;
}

/** An address or one of the names that Express knows, or a range of addresses. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', range, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (range === undefined || (version === 4 && isIP(range) === 4)) return true;
  return /^\d{1,3}$/.test(range) && Number(range) >= 1 && Number(range) <= (version === 4 ? 32 : 128);
}

function trustProxyOf(text: string | undefined): Settings['trustProxy'] {
  if (text === undefined || text === '' || text === 'off' || text === 'false') return false;
  if (text === 'true') return true;
  if (/^\d+$/.test(text)) return Number(text);
  const odd = text.split(',').find((each) => !isProxy(each.trim()));
  if (odd !== undefined) {
    throw new SwitchboardError(
      'invalid-input',
      `TRUST_PROXY must be a number of proxies, or a list of addresses, ranges and the names loopback, linklocal and uniquelocal; "${odd.trim()}" is none.`,
    );
  }
  return text;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

function logLevelOf(text: string | null): string {
  if (text === null) return 'info';
  if (logLevels.includes(text)) return text;
  throw new SwitchboardError('invalid-input', `LOG_LEVEL must be one of ${logLevels.join(', ')}, and is "${text}".`);
}

/**
 * Reads the settings.
 * @param environment as `process.env`, a `.env` file already folded in
 * @param options `demo` as the command line gave it; `version` of the product
 * @throws SwitchboardError `invalid-input` naming the variable at fault
 */
export function readSettings(environment: NodeJS.ProcessEnv, options: { demo: boolean; version: string }): Settings {
  const text = (name: string): string | null => environment[name] || null;
  const port = wholeNumber(environment, 'PORT', 3000, 0, 65_535);
  const host = text('HOST') ?? '127.0.0.1';
  const databaseUrl = url(environment, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  const redisUrl = url(environment, 'REDIS_URL', ['redis:', 'rediss:']);
  if (redisUrl !== null && databaseUrl === null) {
    throw new SwitchboardError(
      'invalid-input',
      'REDIS_URL needs DATABASE_URL beside it: Redis only wakes workers, PostgreSQL keeps the records.',
    );
  }
  const apiKey = text('SWITCHBOARD_API_KEY');
  if (apiKey !== null && apiKey.length < 24) {
    throw new SwitchboardError('invalid-input', 'SWITCHBOARD_API_KEY must have at least 24 characters.');
  }
  const adminEmail = text('SWITCHBOARD_ADMIN_EMAIL');
  const adminPassword = text('SWITCHBOARD_ADMIN_PASSWORD');
  if ((adminEmail === null) !== (adminPassword === null)) {
    throw new SwitchboardError('invalid-input', 'SWITCHBOARD_ADMIN_EMAIL and SWITCHBOARD_ADMIN_PASSWORD go together.');
  }
  const publicHost = host.includes(':') ? `[${host}]` : host;
  return {
    port,
    host,
    publicUrl: (url(environment, 'PUBLIC_URL', ['http:', 'https:']) ?? `http://${publicHost}:${port}`).replace(/\/+$/, ''),
    dataDir: text('DATA_DIR') ?? './data',
    databaseUrl,
    redisUrl,
    profile: databaseUrl === null ? 'embedded' : redisUrl === null ? 'postgres' : 'scale-out',
    smtpUrl: url(environment, 'SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: text('MAIL_FROM') ?? 'Switchboard <switchboard@localhost>',
    adminEmail,
    adminPassword,
    apiKey,
    nodeFolders: (text('SWITCHBOARD_NODES') ?? '').split(':').filter((folder) => folder !== ''),
    demo: options.demo || environment['SWITCHBOARD_DEMO'] === '1',
    trustProxy: trustProxyOf(environment['TRUST_PROXY']),
    lanes: wholeNumber(environment, 'LANES', 16, 1, 1_024),
    maxPending: wholeNumber(environment, 'MAX_PENDING', 1_000_000, 1, 1_000_000_000),
    fastLane: environment['SWITCHBOARD_FAST_LANE'] !== 'off',
    logLevel: logLevelOf(text('LOG_LEVEL')),
    version: options.version,
  };
}
