import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, request as httpRequest, type RequestOptions, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { limits } from '@switchboard/shared/limits';
import { SwitchboardError } from '@switchboard/shared/problem';
import { createIngest } from '../../ingest/ingest.ts';
import { createPendingGauge } from '../../ingest/pending-gauge.ts';
import { securityHeaders } from '../answer-headers.ts';
import { createAuthenticator } from '../authenticator.ts';
import { createApp } from '../create-app.ts';
import type { Ingest } from '../dependencies.ts';
import { serveInMemory, startMs, type TestApi, testKey } from '../serve-in-memory.ts';
import { createFastLane } from './fast-lane.ts';

const path = '/api/v1/messages';

interface Sent {
  body?: string | Uint8Array;
  headers?: Record<string, string>;
  /** Sends the body without telling its length first. */
  chunked?: boolean;
  /** `testKey` by default; null for none. */
  key?: string | null;
}
interface Answered {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every kind.
  body: any;
}

function send(origin: string, { body = '', headers = {}, chunked = false, key = testKey }: Sent): Promise<Answered> {
  const bytes = Buffer.from(body as string);
  const all: Record<string, string> = { 'Content-Type': 'application/json', ...headers };
  if (key !== null) all['Authorization'] = `Bearer ${key}`;
  if (chunked) all['Transfer-Encoding'] = 'chunked';
  else all['Content-Length'] = String(bytes.length);
  for (const name of Object.keys(all)) if (all[name] === '') delete all[name];
  const options: RequestOptions = { method: 'POST', headers: all, agent: false };
  return new Promise((resolve, reject) => {
    let answer: Answered | null = null;
    const sent = httpRequest(origin + path, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        answer = { status: response.statusCode, headers: response.headers, body: JSON.parse(Buffer.concat(chunks).toString()) };
        resolve(answer);
      });
    });
    // A server that has answered may end the connection while the rest of a large body is under way.
    sent.on('error', (error) => (answer === null ? reject(error) : undefined));
    sent.end(bytes);
  });
}

const message = { id: 'm-1', conversationId: 'c-1', text: 'Bonjour', person: { id: 'p-1' } };
const json = (value: unknown): string => JSON.stringify(value);
/** A list of one message whose JSON is that many bytes long. */
const bodyOf = (bytes: number): string => {
  const frame = json([{ ...message, text: '' }]).length;
  return json([{ ...message, text: 'x'.repeat(bytes - frame) }]);
};

describe('the message route, by Express and by the fast lane', () => {
  let api: TestApi;
  let server: Server;
  let lanes: Record<'slow' | 'fast', string>;
  let isGone = false;
  let scopedKey: string;

  beforeAll(async () => {
    let real: Ingest | null = null;
    const ingest: Ingest = {
      accept: (messages) =>
        isGone
          ? Promise.reject(new SwitchboardError('unavailable', 'The database is gone.', { retryAfterSeconds: 4.2 }))
          : real!.accept(messages),
    };
    api = await serveInMemory({ dependencies: { ingest } });
    const { database, dependencies } = api;
    real = createIngest({
      database,
      lanes: 4,
      maxPending: 100_000,
      pending: createPendingGauge(database),
      countryOf: () => null,
      ring: () => undefined,
      onAccepted: () => undefined,
    });
    const authenticator = createAuthenticator(dependencies);
    const app = createApp({ ...dependencies, authenticator });
    const fastLane = createFastLane({
      authenticator,
      ingest,
      headers: securityHeaders(dependencies.settings, null),
      onError: () => undefined,
    });
    server = createServer((request, response) => {
      if (!fastLane(request, response)) app(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    lanes = { slow: api.origin, fast: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
    const { body } = await api.request('POST', '/api/v1/api-keys', { body: { name: 'reader', scopes: ['read'] } });
    scopedKey = body.key;
  }, startMs);
  afterAll(async () => {
    server?.closeAllConnections();
    server?.close();
    await api?.close();
  });
  beforeEach(() => {
    isGone = false;
  });

  /** All headers but those that differ between any two requests; of the request's id only that there is one. */
  const comparable = (headers: IncomingHttpHeaders): Record<string, unknown> => {
    const { date: _date, 'x-request-id': requestId, ...rest } = headers;
    return { ...rest, hasRequestId: /^[\w-]+$/.test(String(requestId)) };
  };

  /** Sends requests one after the other by each lane, to tables that are empty at first; both must answer alike. */
  async function sendByBoth(...requests: Sent[]): Promise<Answered[]> {
    const answers: Record<string, Answered[]> = {};
    for (const [lane, origin] of Object.entries(lanes)) {
      for (const table of ['event', 'pending', 'conversation', 'person'])
        await api.database.query(`delete from switchboard.${table}`);
      answers[lane] = [];
      for (const request of requests) {
        const answer = await send(origin, request);
        answers[lane].push({ ...answer, headers: comparable(answer.headers) as IncomingHttpHeaders });
      }
    }
    expect(answers['fast']).toEqual(answers['slow']);
    return answers['fast']!;
  }
  async function statusesOf(...requests: Sent[]): Promise<(number | undefined)[]> {
    return (await sendByBoth(...requests)).map(({ status }) => status);
  }

  it('accepts one message and a list', async () => {
    const [one, list] = await sendByBoth(
      { body: json(message) },
      {
        body: json([
          { ...message, id: 'm-2' },
          { ...message, id: 'm-3' },
        ]),
      },
    );
    expect(one).toMatchObject({ status: 202, body: { messages: [{ id: 'm-1', conversationId: 'c-1', status: 'accepted' }] } });
    expect(one!.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    expect(list!.body.messages.map(({ id }: { id: string }) => id)).toEqual(['m-2', 'm-3']);
  });

  it('answers duplicates with their original conversation', async () => {
    const answers = await sendByBoth(
      { body: json(message) },
      {
        body: json([
          { ...message, conversationId: 'c-9' },
          { ...message, id: 'm-2' },
        ]),
      },
    );
    expect(answers[1]!.body.messages).toEqual([
      { id: 'm-1', conversationId: 'c-1', status: 'duplicate' },
      { id: 'm-2', conversationId: 'c-1', status: 'accepted' },
    ]);
  });

  it('takes a thousand messages and not one more, and not none', async () => {
    const many = (count: number) => json(Array.from({ length: count }, (_, index) => ({ ...message, id: `m-${index}` })));
    expect(await statusesOf({ body: many(1_000) }, { body: many(1_001) }, { body: '[]' })).toEqual([202, 422, 422]);
  });

  it('refuses what is not JSON, not UTF-8 or empty with 400', async () => {
    expect(
      await statusesOf(
        { body: '{"text":' },
        { body: new Uint8Array([0x22, 0xff, 0x22]) },
        { body: '' },
        { body: '', headers: { 'Content-Type': '' } },
      ),
    ).toEqual([400, 400, 400, 400]);
  });

  it('refuses other content types and compressed bodies with 415', async () => {
    const compressed = { body: gzipSync(json(message)), headers: { 'Content-Encoding': 'gzip' } };
    expect(
      await statusesOf(
        compressed,
        { body: json(message), headers: { 'Content-Type': 'text/plain' } },
        { body: json(message), headers: { 'Content-Type': '' } },
        { body: json(message), headers: { 'Content-Type': 'application/json; charset=latin1' } },
      ),
    ).toEqual([415, 415, 415, 415]);
    expect(
      await statusesOf({
        body: json(message),
        headers: { 'Content-Type': 'Application/JSON; charset="UTF-8"', 'Content-Encoding': 'identity' },
      }),
    ).toEqual([202]);
  });

  it('takes bodies of up to 1 MiB, told or not', async () => {
    for (const chunked of [false, true]) {
      const answers = await sendByBoth(
        { body: bodyOf(limits.bodyBytes), chunked },
        { body: bodyOf(limits.bodyBytes + 1), chunked },
      );
      // The first is read, and refused for its long text.
      expect(answers.map(({ status }) => status)).toEqual([422, 413]);
      expect(answers[0]!.body.errors).toMatchObject([{ pointer: '/0/text' }]);
    }
  });

  it('tells browsers to make nothing of an answer, and gives back the id of a request', async () => {
    const [answer] = await sendByBoth({ body: json(message), headers: { 'X-Request-Id': 'mine-1' } });
    expect(answer!.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', hasRequestId: true });
    for (const origin of Object.values(lanes))
      expect((await send(origin, { body: '{', headers: { 'X-Request-Id': 'mine-1' } })).headers['x-request-id']).toBe('mine-1');
  });

  it('names the fields at fault', async () => {
    const answers = await sendByBoth(
      { body: json({ ...message, colour: 'red' }) },
      { body: json([message, { text: 'Bonjour' }]) },
      { body: json([message, { ...message, person: { email: 'no address' } }]) },
      { body: '{"text":"a\\u0000","conversationId":"c"}' },
      { body: '{"text":"a","conversationId":"c","person":{"attributes":{"n":1e400000}}}' },
      { body: 'null' },
    );
    expect(answers.map(({ status, body }) => [status, body.errors[0].pointer])).toEqual([
      [422, '/colour'],
      [422, '/1/conversationId'],
      [422, '/1/person/email'],
      [422, '/text'],
      [422, '/person/attributes/n'],
      [422, ''],
    ]);
  });

  it('asks who sends, and whether they may, before it looks at the body', async () => {
    const answers = await sendByBoth(
      { body: 'no JSON', key: null },
      { body: 'no JSON', key: 'wrong' },
      { body: 'no JSON', key: null, headers: { Authorization: 'Basic abc' } },
      { body: 'no JSON', key: scopedKey },
    );
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 403]);
    expect(answers[1]!.headers['www-authenticate']).toBe('Bearer realm="Switchboard"');
  });

  it('says when to try again while messages cannot be taken', async () => {
    isGone = true;
    const [gone] = await sendByBoth({ body: json(message) });
    expect(gone).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  });
});
