import { SwitchboardError } from '@switchboard/shared/problem';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';

/** Two connections, since what blocks waits for ever and what rings must fail at once when Redis is gone. */
export interface RedisConnections {
  ringing: Redis;
  waiting: Redis;
  close(): void;
}

/**
 * Connects to Redis and looks whether it may hold wakes.
 * @throws SwitchboardError `unavailable` when it cannot be reached; `conflict` when its policy would evict them
 */
export async function connectRedis(url: string, logger: Logger): Promise<RedisConnections> {
  const ringing = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    lazyConnect: true,
    connectTimeout: 5_000,
  });
  const waiting = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true, connectTimeout: 5_000 });
  for (const connection of [ringing, waiting]) {
    connection.on('error', (error: Error) =>
      logger.warn({ err: error }, 'Redis reports an error; the sweeper wakes what sleeps.'),
    );
  }
  try {
    await ringing.connect();
    await waiting.connect();
  } catch (cause) {
    ringing.disconnect();
    waiting.disconnect();
    const { host } = new URL(url);
    throw new SwitchboardError('unavailable', `Redis at ${host} (REDIS_URL) cannot be reached. Start it, or fix REDIS_URL.`, {
      cause,
    });
  }
  const [, policy] = (await ringing.config('GET', 'maxmemory-policy')) as [string, string];
  if (policy !== 'noeviction') {
    ringing.disconnect();
    waiting.disconnect();
    throw new SwitchboardError('conflict', `Redis may evict keys (maxmemory-policy is "${policy}"); BullMQ needs "noeviction".`);
  }
  const [, appendOnly] = (await ringing.config('GET', 'appendonly')) as [string, string];
  if (appendOnly !== 'yes') {
    logger.warn('Redis keeps no append-only file. Nothing is lost when it restarts, but wakes may come up to 3 seconds late.');
  }
  return {
    ringing,
    waiting,
    close() {
      ringing.disconnect();
      waiting.disconnect();
    },
  };
}
