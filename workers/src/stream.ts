/**
 * Puts stages 1 to 7 of the path together: ingest, alarms, drain, effects, sweeper, upkeep. In: a database. Out: the
 * ingest that the API calls, and metrics; everything else wakes by itself. What stays true: closing finishes the work in
 * hand, and whatever is not reached is taken up at the next start.
 */
import type { Ingest } from '@switchboard/engine/api/dependencies';
import type { CountryOf } from '@switchboard/engine/ingest/country-of-ip';
import { createIngest } from '@switchboard/engine/ingest/ingest';
import { createPendingGauge } from '@switchboard/engine/ingest/pending-gauge';
import type { NodeTypeRegistry } from '@switchboard/engine/nodes/registry';
import type { ChangeFeed } from '@switchboard/engine/record/change-feed';
import type { Database } from '@switchboard/engine/record/database';
import { createConfigurationLoader } from '@switchboard/engine/record/load-configuration';
import { createMaintenance } from '@switchboard/engine/record/maintenance';
import type { Settings } from '@switchboard/engine/settings';
import type { Logger } from 'pino';
import { createDrain } from './drain/drain.ts';
import { createMailTransport } from './effects/mail-transport.ts';
import { createEffectsWorker } from './effects/run-effects.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createAlarm } from './queue/alarm.ts';
import type { RedisConnections } from './queue/connect-redis.ts';
import { createSweeper } from './sweep/sweep.ts';
import { createInboxTimers } from './timers/inbox-timers.ts';
import { createQueueTaker } from './timers/queue-taker.ts';

/** On the embedded profile one key stands for all lanes: one transaction may take several. */
const allLanes = 'all';
const dueEffects = 'due';
/** A retry further away than this is found by the sweeper. */
const retryTimerMs = 60_000;

interface Profile {
  /**
   * Events at most in one commit. On the embedded profile single messages come in a tenth faster with 1,000 than with 500,
   * and those with 500 faster than with 250; elsewhere a batch holds its lane from others.
   */
  batchSize: number;
  lingerMs: number;
  /** At most, after a batch, see `DrainOptions`. */
  pauseMs: number;
  lanesAtOnce: number;
  /** One process's own count of pending events is exact; others' are counted now and then. */
  countPendingEveryMs: number;
}

const profiles: Record<Database['kind'], Profile> = {
  embedded: { batchSize: 1_000, lingerMs: 60_000, pauseMs: 180, lanesAtOnce: 1, countPendingEveryMs: 60_000 },
  postgres: { batchSize: 500, lingerMs: 0, pauseMs: 0, lanesAtOnce: 8, countPendingEveryMs: 1_000 },
};

export interface StreamOptions {
  settings: Settings;
  database: Database;
  /** Redis to ring on; null to ring on the database. */
  redis: RedisConnections | null;
  registry: NodeTypeRegistry;
  countryOf: CountryOf;
  changes: ChangeFeed;
  logger: Logger;
}

export interface Stream {
  ingest: Ingest;
  metrics: Metrics;
  /** Others than ingest and drain planned effects, such as the mails of logins, or appended events. */
  wake(): void;
  /** Starts to take work, what a crash left first. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function createStream(options: StreamOptions): Promise<Stream> {
  const { settings, database, redis, registry, changes, logger } = options;
  const isEmbedded = database.kind === 'embedded';
  const { batchSize, lingerMs, pauseMs, lanesAtOnce, countPendingEveryMs } = profiles[database.kind];
  const lanes = Array.from({ length: settings.lanes }, (_, lane) => lane);
  const keyOfLane = (lane: number): string => (isEmbedded ? allLanes : String(lane));
  const metrics = createMetrics(database, Date.now);
  const pending = createPendingGauge(database);
  await pending.refresh();

  const effects = createEffectsWorker({
    database,
    transport: createMailTransport(settings),
    registry,
    changes,
    logger,
    onOutcome: ({ kind, state }) => metrics.countEffect(kind, state),
    onRetry: (at) => {
      setTimeout(() => effectsAlarm.ring(dueEffects), Math.min(Math.max(0, at.getTime() - Date.now()), retryTimerMs)).unref();
    },
  });
  const effectsAlarm = createAlarm({
    name: 'effects',
    redis,
    database,
    concurrency: 1,
    lingerMs,
    standingKeys: isEmbedded ? [dueEffects] : [],
    work: async () => (await effects.runDue()).claimed > 0,
    logger,
  });

  const drain = createDrain({
    database,
    configuration: createConfigurationLoader(registry, (automationId, version, message) =>
      logger.error({ automationId, version }, `A published version cannot run: ${message}`),
    ),
    publicUrl: settings.publicUrl,
    batchSize,
    pauseMs,
    logger,
    now: Date.now,
    onRecorded(batch) {
      metrics.countRecorded(batch);
      pending.add(batch.followUps - batch.events);
      if (batch.effects > 0) effectsAlarm.ring(dueEffects);
      for (const automationId of batch.automationIds) changes.publish('runs', { automationId });
      for (const id of batch.conversationIds) changes.publish('conversations', { id });
    },
    onSetAside(lane, seq, reason) {
      metrics.countSetAside();
      pending.add(-1);
      logger.error({ lane, event: seq }, `An event was set aside: ${reason}`);
    },
  });
  const lanesAlarm = createAlarm({
    name: 'lanes',
    redis,
    database,
    concurrency: Math.min(lanesAtOnce, settings.lanes),
    lingerMs,
    standingKeys: isEmbedded ? [allLanes] : [],
    work: (key) => drain(key === allLanes ? lanes : [Number(key)]),
    logger,
  });

  const ingest = createIngest({
    database,
    lanes: settings.lanes,
    maxPending: settings.maxPending,
    pending,
    countryOf: options.countryOf,
    ring(withNews) {
      for (const key of new Set([...withNews].map(keyOfLane))) lanesAlarm.ring(key);
    },
    onAccepted: (count) => metrics.countAccepted(count),
  });
  const sweeper = createSweeper({
    database,
    ringLane: (lane) => lanesAlarm.ringAnew(keyOfLane(lane)),
    ringEffects: () => effectsAlarm.ringAnew(dueEffects),
    logger,
  });
  const store = { database, lanes: settings.lanes, publicUrl: settings.publicUrl, now: () => new Date() };
  const wake = (): void => {
    effectsAlarm.ring(dueEffects);
    sweeper.sweepNow();
  };
  const queueTaker = createQueueTaker({ store, changes, wake, logger });
  const inboxTimers = createInboxTimers({
    store,
    changes,
    pendingEvents: () => pending.current(),
    logger,
  });
  const maintenance = createMaintenance({
    database,
    onError: (error) => logger.warn({ err: error }, 'Maintenance of the database failed; it is tried again.'),
  });
  let pendingTimer: NodeJS.Timeout | undefined;

  return {
    ingest,
    metrics,
    wake,
    async start() {
      if (isEmbedded) {
        // Nobody else can hold a lease here: what a crash left in hand is due at once.
        await effects.releaseLeases();
        maintenance.start();
      }
      await Promise.all([lanesAlarm.start(), effectsAlarm.start()]);
      sweeper.start();
      inboxTimers.start();
      queueTaker.start();
      pendingTimer = setInterval(() => {
        pending.refresh().catch((error: unknown) => logger.warn({ err: error }, 'Pending events could not be counted.'));
      }, countPendingEveryMs);
    },
    async close() {
      clearInterval(pendingTimer);
      await sweeper.close();
      await inboxTimers.close();
      await queueTaker.close();
      await Promise.all([lanesAlarm.close(), effectsAlarm.close()]);
      await effects.close();
      if (isEmbedded) await maintenance.close();
    },
  };
}
