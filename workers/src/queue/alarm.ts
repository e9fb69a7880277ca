/**
 * Stage 2 of the path: the alarm clock, on BullMQ. In: "key 7 has work". Out: one call of `work` for that key, in this
 * process or another. What stays true: the database is the truth; a job carries nothing but its key, so losing one loses
 * only time, which the sweeper gives back.
 *
 * A key's modes here: idle → rung (a job is added) → working (a job of it runs) → idle. Ringing while rung is spared for
 * `ringSpareMs` and made up for afterwards; ringing while working is noted, and the work goes round once more. After its
 * last round the work lingers for `lingerMs`: under load one job serves thousands of events, and a ring costs nothing. For a
 * standing key the next job follows at once, so that a ring after hours of rest finds one that lingers.
 */
import { randomUUID } from 'node:crypto';
import { type ConnectionOptions, createPostgresBackend, createRedisBackend, Queue, runMigrations, Worker } from 'bullmq';
import type { Database } from '@switchboard/engine/record/database';
import type { Logger } from 'pino';
import type { RedisConnections } from './connect-redis.ts';

export interface AlarmOptions {
  name: string;
  /** Redis to ring on; null to ring on the database. */
  redis: RedisConnections | null;
  database: Database;
  /** Keys worked on at once, in this process. */
  concurrency: number;
  lingerMs: number;
  /** Keys that a job always stands by for, from the start on. Only where no other process takes jobs of this queue. */
  standingKeys: readonly string[];
  /**
   * Works until nothing is left for the key, or for a bounded time.
   * @returns true when something was done: it is then called again
   */
  work: (key: string) => Promise<boolean>;
  logger: Logger;
}

export interface Alarm {
  /** Wakes a key; returns at once. A ring that is lost is made good by the sweeper. */
  ring(key: string): void;
  /** Wakes a key whatever is thought to be under way: what the sweeper calls. */
  ringAnew(key: string): void;
  /** Starts taking jobs. */
  start(): Promise<void>;
  /** Finishes work in hand. */
  close(): Promise<void>;
}

/** After this the queue takes a job whose worker is gone back; work renews its lock while it lasts. */
const lockDurationMs = 5_000;
const stalledIntervalMs = 2_000;
/** A wake is never "failed for good": a job may stall any number of times. */
const maxStalledCount = 1_000_000;
/** A dropped LISTEN can make pick-up late for ever: the worker looks by itself this often. */
const pollSeconds = 1;
/** A second ring within this time waits for its end. */
const ringSpareMs = 25;
const keptEvents = 100;
/** One hash slot, as a Redis Cluster wants it. */
const prefix = '{switchboard}';

type KeyState =
  | { mode: 'rung'; timer: NodeJS.Timeout; again: boolean }
  | { mode: 'working'; again: boolean; wake: (() => void) | null };

/** Prepares the database for BullMQ's PostgreSQL backend; not needed when Redis rings. */
export async function prepareQueueTables(database: Database): Promise<void> {
  const client = await database.queuePool.connect();
  try {
    await runMigrations(client, 'bullmq');
  } finally {
    client.release();
  }
}

export function createAlarm(options: AlarmOptions): Alarm {
  const { name, redis, database, standingKeys, logger } = options;
  // A worker killed in mid-job would otherwise put its key to sleep: the same deduplication id must not outlive a boot.
  const bootId = randomUUID();
  const queueName = `switchboard-${name}`;
  const connectionOf = (of: 'ringing' | 'waiting'): ConnectionOptions =>
    (redis?.[of] ?? database.queuePool) as unknown as ConnectionOptions;
  const backend = (redis === null ? createPostgresBackend : createRedisBackend) as typeof createRedisBackend;
  const queue = new Queue(
    queueName,
    { connection: connectionOf('ringing'), prefix, streams: { events: { maxLen: keptEvents } } },
    backend,
  );
  queue.on('error', (error) => logger.warn({ err: error, queue: name }, 'The queue reports an error.'));
  const states = new Map<string, KeyState>();
  let worker: Worker | null = null;
  let closing = false;

  const jobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

  function add(key: string): void {
    queue
      .add(key, {}, { ...jobOptions, deduplication: { id: `${bootId}:${key}`, keepLastIfActive: true } })
      .catch((error: unknown) => {
        if (!closing) logger.warn({ err: error, queue: name, key }, 'A wake could not be queued; the sweeper will make it good.');
      });
  }

  /** Without deduplication; and when the queue itself is gone, the work is done here and now. */
  function addAnew(key: string): void {
    queue
      .add(key, {}, jobOptions)
      .catch(() => (closing ? undefined : workOn(key)))
      .catch((error: unknown) => logger.error({ err: error, queue: name, key }, 'Work ended with an error; it is tried again.'));
  }

  function settleRung(key: string): void {
    const state = states.get(key);
    if (state?.mode !== 'rung') return;
    states.delete(key);
    if (state.again) ring(key);
  }

  function ring(key: string): void {
    if (closing) return;
    const state = states.get(key);
    if (state === undefined) {
      states.set(key, { mode: 'rung', again: false, timer: setTimeout(() => settleRung(key), ringSpareMs) });
      add(key);
      return;
    }
    state.again = true;
    if (state.mode === 'working') state.wake?.();
  }

  /** Resolves when the key is rung, or after the linger. */
  function linger(state: KeyState & { mode: 'working' }): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, options.lingerMs);
      state.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function workOn(key: string): Promise<void> {
    const before = states.get(key);
    // Another job of this key runs here already (one of the sweeper's): it goes round once more for this one.
    if (before?.mode === 'working') {
      before.again = true;
      before.wake?.();
      return;
    }
    if (before !== undefined) clearTimeout(before.timer);
    const state: KeyState & { mode: 'working' } = { mode: 'working', again: false, wake: null };
    states.set(key, state);
    try {
      for (;;) {
        state.again = false;
        state.wake = null;
        const didSomething = await options.work(key);
        if (closing) break;
        if (didSomething || state.again) continue;
        await linger(state);
        if (!state.again) break;
      }
    } finally {
      states.delete(key);
    }
    // After an error the sweeper rings, not at once.
    if (standingKeys.includes(key)) ring(key);
  }

  return {
    ring,
    ringAnew(key) {
      if (closing) return;
      if (states.get(key)?.mode === 'working') ring(key);
      else addAnew(key);
    },
    async start() {
      await queue.waitUntilReady();
      worker = new Worker(
        queueName,
        (job) => workOn(job.name),
        {
          connection: connectionOf('waiting'),
          prefix,
          concurrency: options.concurrency,
          lockDuration: lockDurationMs,
          stalledInterval: stalledIntervalMs,
          maxStalledCount,
          drainDelay: pollSeconds,
          removeOnComplete: { count: 0 },
          removeOnFail: { count: 0 },
          runRetryDelay: 1_000,
        },
        backend,
      );
      worker.on('error', (error) => logger.warn({ err: error, queue: name }, 'The queue worker reports an error.'));
      worker.on('failed', (job, error) =>
        logger.error({ err: error, queue: name, key: job?.name }, 'Work ended with an error; it is tried again.'),
      );
      await worker.waitUntilReady();
      for (const key of standingKeys) ring(key);
    },
    async close() {
      closing = true;
      for (const state of states.values()) {
        if (state.mode === 'rung') clearTimeout(state.timer);
        else state.wake?.();
      }
      await worker?.close();
      await queue.close();
    },
  };
}
