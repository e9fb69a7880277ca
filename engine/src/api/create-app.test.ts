import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allRoutes } from './all-routes.ts';
import { createAuthenticator } from './authenticator.ts';
import { serveInMemory, startMs, type TestApi } from './serve-in-memory.ts';

let api: TestApi;
beforeAll(async () => {
  api = await serveInMemory();
}, startMs);
afterAll(() => api?.close());

const agents = '/api/v1/agents';
const agent = (email: string) => ({ name: 'Ana', email });

describe('the conventions of the API', () => {
  it('answers errors as problem documents', async () => {
    const { status, headers, body } = await api.request('GET', `${agents}/a_none?x=1`);
    expect(status).toBe(404);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toEqual({
      type: 'urn:switchboard:problem:not-found',
      title: 'Not found',
      status: 404,
      detail: 'There is no such agent.',
      instance: `${agents}/a_none`,
    });
  });
  it('answers unknown addresses with 404, other methods with 405 and Allow', async () => {
    expect((await api.request('GET', '/api/v1/nothing')).status).toBe(404);
    expect((await api.request('GET', '/api/v2')).status).toBe(404);
    expect((await api.request('GET', '/API/v1/agents')).status).toBe(404);
    expect((await api.request('GET', '/widget/nothing')).status).toBe(404);
    const other = await api.request('DELETE', agents);
    expect([other.status, other.headers.get('allow'), other.body.status]).toEqual([405, 'GET, HEAD, POST, OPTIONS', 405]);
    const options = await api.request('OPTIONS', agents);
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
    expect((await api.request('HEAD', agents)).status).toBe(200);
  });
  it('refuses bodies over 1 MiB with 413, announced or not', async () => {
    const large = JSON.stringify({ name: 'x'.repeat(1_048_577) });
    expect((await api.request('POST', agents, { body: large })).status).toBe(413);
    const status = await new Promise<number>((resolve, reject) => {
      const sent = httpRequest(
        `${api.origin}${agents}`,
        {
          method: 'POST',
          headers: {
            Authorization: 'Bearer a-key-of-more-than-24-characters',
            'Content-Type': 'application/json',
            'Transfer-Encoding': 'chunked',
          },
        },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      sent.on('error', reject);
      sent.end(large);
    });
    expect(status).toBe(413);
  });
  it('takes a body of exactly 1 MiB', async () => {
    const body = { name: 'x', email: 'x' };
    const padded = JSON.stringify({ ...body, name: 'x'.repeat(1_048_576 - JSON.stringify({ ...body, name: '' }).length) });
    expect(Buffer.byteLength(padded)).toBe(1_048_576);
    expect((await api.request('POST', agents, { body: padded })).status).toBe(422);
  });
  it('refuses compressed bodies and other content types with 415', async () => {
    const compressed = gzipSync(JSON.stringify(agent('a@example.com')));
    expect(
      (
        await api.request('POST', agents, {
          body: compressed,
          headers: { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' },
        })
      ).status,
    ).toBe(415);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1']) {
      expect((await api.request('POST', agents, { body: '{}', headers: { 'Content-Type': type } })).status).toBe(415);
    }
    expect(
      (await api.request('POST', agents, { body: '{}', headers: { 'Content-Type': 'Application/JSON; charset="UTF-8"' } }))
        .status,
    ).toBe(422);
  });
  it('refuses what is not JSON, not UTF-8, or empty with 400', async () => {
    for (const body of ['{"name":', '', new Uint8Array([0x22, 0xff, 0x22])]) {
      const answer = await api.request('POST', agents, { body });
      expect([answer.status, answer.body.type]).toEqual([400, 'urn:switchboard:problem:malformed-json']);
    }
    expect((await api.request('POST', agents)).status).toBe(400);
    expect((await api.request('GET', `${agents}/%E0%A4%A`)).status).toBe(400);
  });
  it('names the fields of bad input', async () => {
    const { status, body } = await api.request('POST', agents, { body: { name: '', mail: 'x' } });
    expect(status).toBe(422);
    expect(body.errors).toHaveLength(3);
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/name', detail: 'Must not be empty.' },
        { pointer: '/email', detail: 'Is required.' },
        { pointer: '/mail', detail: 'Is not a known field.' },
      ]),
    );
    for (const text of [
      '{"name":"a\\u0000","email":"a@b.c"}',
      '{"name":"\\ud800","email":"a@b.c"}',
      '{"name":"a","email":"a@b.c","maxOpenConversations":1e400000}',
    ]) {
      expect((await api.request('POST', agents, { body: text })).status).toBe(422);
    }
    expect((await api.request('GET', `${agents}?limit=0`)).body.errors).toEqual([
      { pointer: '/limit', detail: 'Must be at least 1.' },
    ]);
    expect((await api.request('GET', `${agents}?limit=1&limit=2`)).status).toBe(422);
    const farAway = Buffer.from('[1e300]').toString('base64url');
    expect((await api.request('GET', `/api/v1/audit?cursor=${farAway}`)).status).toBe(422);
    expect((await api.request('GET', `${agents}?cursor=made-up`)).body.errors[0].pointer).toBe('/cursor');
  });
  it('sends security headers and a request id', async () => {
    const { headers } = await api.request('GET', '/healthz', { key: null });
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('who may', () => {
  const withKey = async (scopes: string[]): Promise<string> => {
    const { status, body } = await api.request('POST', '/api/v1/api-keys', { body: { name: scopes.join(' '), scopes } });
    expect(status).toBe(201);
    return body.key;
  };
  it('is asked of every route but the public ones, and its right is demanded', async () => {
    const keys: Record<string, string> = {};
    for (const right of ['messages:write', 'read', 'write', 'admin'])
      keys[right] = await withKey(['messages:write', 'read', 'write', 'admin'].filter((scope) => scope !== right));
    const routes = allRoutes(api.dependencies, createAuthenticator(api.dependencies)).filter((route) => route.right !== 'public');
    expect(routes.length).toBeGreaterThan(15);
    for (const route of routes) {
      const path = route.path.replaceAll(/:\w+/g, 'none');
      const nobody = await api.request(route.method.toUpperCase(), path, { key: null });
      expect([path, nobody.status, nobody.headers.get('www-authenticate')]).toEqual([path, 401, 'Bearer realm="Switchboard"']);
      expect((await api.request(route.method.toUpperCase(), path, { key: 'wrong' })).status).toBe(401);
      expect([path, (await api.request(route.method.toUpperCase(), path, { key: keys[route.right]! })).status]).toEqual([
        path,
        403,
      ]);
    }
  });
  it('is told without a login where the contract says so', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json'])
      expect((await api.request('GET', path, { key: null })).status).toBe(200);
  });
  it('counts a key taken away no more, at once', async () => {
    const key = await withKey(['read']);
    expect((await api.request('GET', agents, { key })).status).toBe(200);
    const { body } = await api.request('GET', '/api/v1/api-keys?limit=200');
    const { id } = body.items.find((each: { name: string; source: string }) => each.name === 'read');
    expect((await api.request('DELETE', `/api/v1/api-keys/${id}`)).status).toBe(204);
    expect((await api.request('GET', agents, { key })).status).toBe(401);
    expect((await api.request('DELETE', `/api/v1/api-keys/${id}`)).status).toBe(404);
  });
  it('never answers with a key again', async () => {
    const key = await withKey(['read', 'write']);
    expect(JSON.stringify((await api.request('GET', '/api/v1/api-keys?limit=200')).body)).not.toContain(key);
    expect(JSON.stringify((await api.request('GET', '/api/v1/audit?limit=200')).body)).not.toContain(key);
  });
});

describe('the state of the product', () => {
  it('says that the embedded database does not cover a power cut', async () => {
    expect((await api.request('GET', '/healthz', { key: null })).body).toMatchObject({
      status: 'ok',
      profile: 'embedded',
      version: '0.0.0-test',
      durability: { powerCut: false, processCrash: true },
    });
  });
  it(
    'is 503 with Retry-After when the database is gone, and nothing leaks',
    async () => {
      const gone = await serveInMemory();
      await gone.database.close();
      const { status, headers, body } = await gone.request('GET', agents);
      expect(status).toBe(503);
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(JSON.stringify(body)).not.toMatch(/select|stack|node_modules/i);
      expect((await gone.request('GET', '/healthz', { key: null })).status).toBe(200);
      expect((await gone.request('GET', '/readyz', { key: null })).status).toBe(503);
      await gone.close();
    },
    startMs,
  );
});
