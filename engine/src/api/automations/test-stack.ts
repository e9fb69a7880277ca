import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MessageInput, MessageReceipt } from '@switchboard/shared/message';
import { pino } from 'pino';
import { createIngest } from '../../ingest/ingest.ts';
import { createPendingGauge } from '../../ingest/pending-gauge.ts';
import { loadNodeTypes } from '../../plugins/load-node-types.ts';
import { createChangeFeed } from '../../record/change-feed.ts';
import type { Database } from '../../record/database.ts';
import { decideBatch } from '../../record/decide-batch.ts';
import { createConfigurationLoader } from '../../record/load-configuration.ts';
import { beginLanes, lockLanes, readBatch } from '../../record/read-batch.sql.ts';
import { writeBatch, writingOf } from '../../record/write-batch.sql.ts';
import { readSettings } from '../../settings.ts';
import { allRoutes } from '../all-routes.ts';
import { createAuthenticator } from '../authenticator.ts';
import { createApp } from '../create-app.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { installEnvironmentKey } from '../keys/install-environment-key.ts';
import { openTestDatabase } from '../open-test-database.ts';
import type { Route } from '../route.ts';
import { validate } from '../validate.ts';

/**
 * The whole path in one process, for tests: API, ingest, deciding and recording over a database of the test's own; no queue,
 * so what is accepted is decided when `drain` is called. In: nothing. Out: a client of it.
 */
export interface TestStack {
  database: Database;
  /** Asks the API below /api/v1 with a key of all scopes; fails when the answer is not as its route describes it. */
  // biome-ignore lint/suspicious/noExplicitAny: tests state what they expect of an answer.
  request(method: string, path: string, body?: unknown): Promise<{ status: number; body: any; headers: Headers }>;
  accept(...messages: MessageInput[]): Promise<MessageReceipt[]>;
  /** Decides and records all that was accepted. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

const key = 'test-key-of-all-scopes-0123456789';
const lanes = 4;

/** @returns a stack of its own; close it */
export async function startTestStack(): Promise<TestStack> {
  const settings = readSettings(
    { SWITCHBOARD_API_KEY: key, LANES: String(lanes), PUBLIC_URL: 'https://help.example.com' },
    { demo: false, version: '0.0.0' },
  );
  const { database, remove } = await openTestDatabase();
  await database.query('insert into switchboard.lane (lane) select generate_series(0, $1::int - 1) on conflict do nothing', [
    lanes,
  ]);
  await installEnvironmentKey(database, key);
  const { registry } = await loadNodeTypes([]);
  const countryOf = (ip: string | undefined): string | null => (ip === '192.0.2.1' ? 'FR' : null);
  const ingest = createIngest({
    database,
    lanes,
    maxPending: 10_000,
    pending: createPendingGauge(database),
    countryOf,
    ring: () => undefined,
    onAccepted: () => undefined,
  });
  const configuration = createConfigurationLoader(registry, () => undefined);

  const dependencies: ApiDependencies = {
    settings,
    database,
    ingest,
    countryOf,
    registry,
    nodeTypeProblems: [],
    changes: createChangeFeed(),
    logger: pino({ level: 'silent' }),
    isReady: () => true,
    metrics: async () => '',
    builderDirectory: null,
  };
  const app = createApp(dependencies);
  const routes = allRoutes(dependencies, createAuthenticator(dependencies));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;

  return {
    database,
    async request(method, path, body) {
      const response = await fetch(base + path, {
        method,
        headers: { Authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await response.text();
      const answer = text === '' ? null : JSON.parse(text);
      if (response.ok) checkDescribed(routes, method, `/api/v1${path}`, response.status, answer);
      return { status: response.status, body: answer, headers: response.headers };
    },
    accept: (...messages) => ingest.accept(messages),
    async drain() {
      const begun = await beginLanes(
        database,
        Array.from({ length: lanes }, (_, lane) => lane),
        1_000,
      );
      if (begun.length === 0) return;
      await database.transaction(async (sql) => {
        await lockLanes(
          sql,
          begun.map((each) => each.lane),
        );
        const batch = await readBatch(sql, begun);
        const now = new Date().toISOString();
        const records = decideBatch({
          events: batch.events,
          state: batch.state,
          load: null,
          configuration: await configuration.at(sql, batch.configurationRevision),
          now,
          publicUrl: settings.publicUrl,
        });
        await writeBatch(sql, writingOf(batch, records, now));
      });
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await remove();
    },
  };
}

function checkDescribed(routes: readonly Route[], method: string, target: string, status: number, answer: unknown): void {
  const path = target.replace(/\?.*$/, '');
  const fitting = routes.filter(
    (route) => route.method === method.toLowerCase() && new RegExp(`^${route.path.replace(/:[a-z]+/gi, '[^/]+')}$`).test(path),
  );
  const route = fitting.find((each) => !each.path.includes(':')) ?? fitting[0];
  const described = route?.answers[status];
  if (described === undefined) throw new Error(`${method} ${path} answers ${status}, which its route does not describe.`);
  if (described.schema !== null) validate(described.schema, answer);
}
