/**
 * Counts tries and refuses too many. In: what is tried, by whom. Out: nothing, or `too-many-requests` with the seconds to
 * wait. What stays true: a try is counted before it is looked at; tries at secrets are counted in the database, so
 * that more processes or a restart give no more of them.
 */
import { SwitchboardError } from '@switchboard/shared/problem';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../record/database.ts';

export interface Throttle {
  /** Counts one try. @throws SwitchboardError `too-many-requests` */
  count(key: string): Promise<void>;
  /** Takes one try back, such as one that succeeded. */
  giveBack(key: string): Promise<void>;
}

export interface ThrottleOptions {
  /** What is counted, such as `login-account`. */
  name: string;
  tries: number;
  seconds: number;
}

function throttleOf(limiter: RateLimiterAbstract): Throttle {
  return {
    async count(key) {
      try {
        await limiter.consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new SwitchboardError('too-many-requests', 'Too many tries. Wait a while and try again.', {
          retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1_000),
        });
      }
    },
    async giveBack(key) {
      await limiter.reward(key, 1);
    },
  };
}

/** For tries at secrets: counted in the database. */
export function createLastingThrottle(database: Database, options: ThrottleOptions): Throttle {
  const storeClient = {
    query: (statement: { text: string; values: unknown[] }) => database.query(statement.text, statement.values),
  };
  return throttleOf(
    new RateLimiterPostgres({
      storeClient,
      storeType: 'pool',
      schemaName: 'switchboard',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: options.name,
      points: options.tries,
      duration: options.seconds,
    }),
  );
}

/** For everyday bounds: counted in this process. */
export function createMemoryThrottle(options: ThrottleOptions): Throttle {
  return throttleOf(new RateLimiterMemory({ keyPrefix: options.name, points: options.tries, duration: options.seconds }));
}

/**
 * Whose tries count together: an IPv4 address, or an IPv6 network of 64 bits, which is what one subscriber has.
 * @param ip as Express found it
 */
export function addressOf(ip: string | undefined): string {
  const address = (ip ?? 'unknown').replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : new Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return `${[...before, ...gap, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
