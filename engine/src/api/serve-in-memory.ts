/**
 * The whole API over a database of its own, for tests: real tables, real HTTP, a stand-in where messages go.
 * What stays true: one administrator and one all-scopes key exist; `close` ends everything that was begun.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { MessageInput } from '@switchboard/shared/message';
import { pino } from 'pino';
import { createNodeTypeRegistry } from '../nodes/registry.ts';
import { createChangeFeed } from '../record/change-feed.ts';
import type { Database } from '../record/database.ts';
import { readSettings, type Settings } from '../settings.ts';
import { createApp } from './create-app.ts';
import type { ApiDependencies } from './dependencies.ts';
import { installEnvironmentKey } from './keys/install-environment-key.ts';
import { installAdministrator } from './login/install-administrator.ts';
import { openTestDatabase } from './open-test-database.ts';

/** How long a test may take to begin, in ms: databases start slowly on a busy machine. */
export const startMs = 60_000;

export const testKey = 'a-key-of-more-than-24-characters';
export const administrator = { email: 'root@example.com', password: 'a long enough password' };

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every kind.
  body: any;
}

export interface RequestOptions {
  /** `testKey` by default; null for none. */
  key?: string | null;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface TestApi {
  database: Database;
  dependencies: ApiDependencies;
  origin: string;
  /** Messages that were given to ingest, in order. */
  accepted: MessageInput[];
  request(method: string, path: string, options?: RequestOptions): Promise<Answer>;
  /** Logs in; the headers carry cookie and CSRF token. */
  logIn(who?: {
    email: string;
    password: string;
  }): Promise<{ cookie: string; csrfToken: string; headers: Record<string, string> }>;
  close(): Promise<void>;
}

/** The answer of a request made with `fetch`; JSON where it is JSON. */
async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson && text !== '' ? JSON.parse(text) : text };
}

export async function serveInMemory(
  options: { settings?: Partial<Settings>; dependencies?: Partial<ApiDependencies>; fill?: boolean } = {},
): Promise<TestApi> {
  const { database, remove } = await openTestDatabase();
  const settings: Settings = { ...readSettings({ LANES: '4' }, { demo: false, version: '0.0.0-test' }), ...options.settings };
  await database.query('insert into switchboard.lane (lane) select generate_series(0, $1::int - 1) on conflict do nothing', [
    settings.lanes,
  ]);
  if (options.fill !== false) {
    await installAdministrator(database, { adminEmail: administrator.email, adminPassword: administrator.password });
    await installEnvironmentKey(database, testKey);
  }
  const accepted: MessageInput[] = [];
  const stopping = new AbortController();
  const dependencies: ApiDependencies = {
    settings,
    database,
    ingest: {
      accept: async (messages) => {
        accepted.push(...messages);
        return messages.map((message, index) => ({
          id: message.id ?? `m${index}`,
          conversationId: message.conversationId ?? 'c',
          status: 'accepted',
        }));
      },
    },
    countryOf: () => null,
    registry: createNodeTypeRegistry([]),
    nodeTypeProblems: [],
    changes: createChangeFeed(),
    logger: pino({ enabled: false }),
    isReady: () => true,
    metrics: async () => '# no metrics\n',
    builderDirectory: null,
    stopping: stopping.signal,
    ...options.dependencies,
  };
  const server = createApp(dependencies).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function request(
    method: string,
    path: string,
    { key = testKey, headers = {}, body }: RequestOptions = {},
  ): Promise<Answer> {
    const sent: Record<string, string> = { ...headers };
    if (key !== null) sent['Authorization'] ??= `Bearer ${key}`;
    if (body !== undefined) sent['Content-Type'] ??= 'application/json';
    const content =
      body === undefined || typeof body === 'string' || body instanceof Uint8Array
        ? (body as string | undefined)
        : JSON.stringify(body);
    return answerOf(await fetch(origin + path, { method, headers: sent, body: content, redirect: 'manual' }));
  }

  return {
    database,
    dependencies,
    origin,
    accepted,
    request,
    async logIn(who = administrator) {
      const { status, headers, body } = await request('POST', '/api/v1/session', { key: null, body: who });
      if (status !== 200) throw new Error(`Logging in was answered with ${status}.`);
      const cookie = headers.getSetCookie()[0]!.split(';')[0]!;
      return { cookie, csrfToken: body.csrfToken, headers: { Cookie: cookie, 'X-CSRF-Token': body.csrfToken } };
    },
    async close() {
      stopping.abort();
      server.closeAllConnections();
      server.close();
      await remove();
    },
  };
}
