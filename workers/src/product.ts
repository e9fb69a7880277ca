/**
 * Puts the product together: database, stream, workers and API in one process. In: settings. Out: a running product, and
 * a way to stop it. What stays true: `/readyz` says yes only when everything runs; stopping finishes the work in hand.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { securityHeaders } from '@switchboard/engine/api/answer-headers';
import { createAuthenticator } from '@switchboard/engine/api/authenticator';
import { createApp } from '@switchboard/engine/api/create-app';
import { installEnvironmentKey } from '@switchboard/engine/api/keys/install-environment-key';
import { createPresenceRegister } from '@switchboard/engine/api/live/presence-register';
import { installAdministrator } from '@switchboard/engine/api/login/install-administrator';
import { createSetUp } from '@switchboard/engine/api/login/set-up';
import { createFastLane } from '@switchboard/engine/api/messages/fast-lane';
import { openCountryOf } from '@switchboard/engine/ingest/country-of-ip';
import { loadNodeTypes } from '@switchboard/engine/plugins/load-node-types';
import { type ChangeFeed, createChangeFeed } from '@switchboard/engine/record/change-feed';
import type { Database } from '@switchboard/engine/record/database';
import { createPostgresChangeFeed } from '@switchboard/engine/record/postgres-change-feed';
import type { Settings } from '@switchboard/engine/settings';
import type { Logger } from 'pino';
import { loadDemo } from './demo/load-demo.ts';
import { openDatabase } from './open-database.ts';
import { prepareQueueTables } from './queue/alarm.ts';
import { connectRedis, type RedisConnections } from './queue/connect-redis.ts';
import { serve } from './serve.ts';
import { createStream } from './stream.ts';
import { createPresenceTimer } from './timers/presence-timer.ts';
import { Undoing } from './undoing.ts';

const builderDirectory = fileURLToPath(new URL('../../builder-ui/dist/app', import.meta.url));

export interface Product {
  /** Where it is served. */
  url: string;
  /** Finishes work in hand and gives everything back. */
  close(): Promise<void>;
}

/**
 * Starts everything.
 * @param print writes a line on the console, for the one-time code of the set-up page
 * @throws SwitchboardError with a sentence for the operator when something is in the way
 */
export async function startProduct(settings: Settings, logger: Logger, print: (line: string) => void): Promise<Product> {
  const undoing = new Undoing();
  try {
    const url = await assemble(settings, logger, print, undoing);
    return { url, close: () => undoing.run() };
  } catch (error) {
    await undoing.run();
    throw error;
  }
}

async function connectQueue(
  settings: Settings,
  database: Database,
  logger: Logger,
  undoing: Undoing,
): Promise<RedisConnections | null> {
  if (settings.redisUrl === null) {
    await prepareQueueTables(database);
    return null;
  }
  const redis = await connectRedis(settings.redisUrl, logger);
  undoing.add(() => redis.close());
  return redis;
}

function openChangeFeed(database: Database, logger: Logger, undoing: Undoing): ChangeFeed {
  if (database.kind === 'embedded') return createChangeFeed();
  const changes = createPostgresChangeFeed(database, (error) => logger.warn({ err: error }, 'Live updates were interrupted.'));
  undoing.add(() => changes.close());
  return changes;
}

async function assemble(settings: Settings, logger: Logger, print: (line: string) => void, undoing: Undoing): Promise<string> {
  const database = await openDatabase(settings, logger, undoing);
  const redis = await connectQueue(settings, database, logger, undoing);
  const { registry, problems } = await loadNodeTypes(settings.nodeFolders);
  for (const { file, message } of problems) logger.error({ file }, `A node type could not be loaded: ${message}`);
  await installAdministrator(database, settings);
  await installEnvironmentKey(database, settings.apiKey);
  const countryOf = await openCountryOf();
  if (settings.demo) await loadDemo({ database, registry, countryOf, settings, logger, clock: () => new Date(), print });

  const changes = openChangeFeed(database, logger, undoing);
  const stream = await createStream({ settings, database, redis, registry, countryOf, changes, logger });
  undoing.add(() => stream.close());

  const pages = existsSync(builderDirectory) ? builderDirectory : null;
  let isReady = false;
  const stopping = new AbortController();
  const authenticator = createAuthenticator({ database, logger });
  const presence = createPresenceRegister();
  const presenceTimer = createPresenceTimer({ database, register: presence, process: randomUUID(), changes, logger });
  const app = createApp({
    settings,
    database,
    ingest: stream.ingest,
    countryOf,
    registry,
    nodeTypeProblems: problems,
    changes,
    logger,
    isReady: () => isReady,
    metrics: () => stream.metrics.text(),
    builderDirectory: pages,
    authenticator,
    wake: stream.wake,
    stopping: stopping.signal,
    presence,
  });
  const fastLane = createFastLane({
    authenticator,
    ingest: stream.ingest,
    headers: securityHeaders(settings, pages),
    onError: (error, requestId) => logger.warn({ err: error, requestId }, 'A message request failed.'),
  });
  const served = await serve((request, response) => {
    if (!settings.fastLane || !fastLane(request, response)) app(request, response);
  }, settings);
  undoing.add(async () => {
    isReady = false;
    stopping.abort();
    await served.close();
  });

  await stream.start();
  presenceTimer.start();
  undoing.add(() => presenceTimer.close());
  isReady = true;
  await createSetUp(database, print, settings.publicUrl);
  return served.url;
}
