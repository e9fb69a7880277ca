import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { queryString, request, requestAllPages, setCsrfToken, setOnSessionEnded } from './client.ts';

interface Asked {
  url: string;
  init: RequestInit;
}

const realFetch = globalThis.fetch;
let asked: Asked[] = [];

/** Answers each request with the next of these. */
function answerWith(...answers: (Response | Error)[]): void {
  globalThis.fetch = ((url: string, init: RequestInit) => {
    asked.push({ url, init });
    const answer = answers.shift();
    return answer instanceof Response ? Promise.resolve(answer) : Promise.reject(answer ?? new Error('not expected'));
  }) as typeof fetch;
}

const json = (body: unknown, status = 200, headers = {}) => new Response(JSON.stringify(body), { status, headers });
const problem = { type: 'about:blank', title: 'No', status: 429, detail: 'Too many tries', instance: '/' };

beforeEach(() => {
  asked = [];
  setCsrfToken(null);
  setOnSessionEnded(() => undefined);
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

describe('request', () => {
  it('asks below /api/v1 and sends the CSRF token with changes alone', async () => {
    setCsrfToken('secret');
    answerWith(json({ id: 'a' }), json({}));
    expect(await request('GET', '/agents/a')).toEqual({ id: 'a' });
    await request('PUT', '/agents/a', { name: 'Ana' });
    expect(asked.map(({ url }) => url)).toEqual(['/api/v1/agents/a', '/api/v1/agents/a']);
    expect(asked[0]?.init.headers).not.toHaveProperty('X-CSRF-Token');
    expect(asked[1]?.init.headers).toHaveProperty('X-CSRF-Token', 'secret');
    expect(asked[1]?.init.body).toBe('{"name":"Ana"}');
  });

  it('answers undefined to an answer without a body', async () => {
    answerWith(new Response(null, { status: 204 }));
    expect(await request('DELETE', '/session')).toBeUndefined();
  });

  it('throws the server’s problem, with when to try again', async () => {
    answerWith(json(problem, 429, { 'Retry-After': '60' }));
    await expect(request('POST', '/session', {})).rejects.toMatchObject({
      status: 429,
      message: 'Too many tries',
      retryAfterSeconds: 60,
    });
  });

  it('finds words for an answer that is no problem document', async () => {
    answerWith(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(request('GET', '/agents')).rejects.toMatchObject({ status: 502, message: 'The server answered with 502.' });
  });

  it('throws status 0 when there is no answer', async () => {
    answerWith(new TypeError('fetch failed'));
    await expect(request('GET', '/agents')).rejects.toMatchObject({ status: 0 });
  });

  it('tells that the session has ended, except to who asks for the session', async () => {
    let ended = 0;
    setOnSessionEnded(() => {
      ended += 1;
    });
    answerWith(json(problem, 401), json(problem, 401));
    await expect(request('GET', '/session')).rejects.toMatchObject({ status: 401 });
    expect(ended).toBe(0);
    await expect(request('GET', '/agents')).rejects.toMatchObject({ status: 401 });
    expect(ended).toBe(1);
  });
});

describe('requestAllPages', () => {
  it('follows the cursor to the end, in order', async () => {
    answerWith(json({ items: [1, 2], nextCursor: 'a b' }), json({ items: [3], nextCursor: null }));
    expect(await requestAllPages('/agents?limit=200')).toEqual([1, 2, 3]);
    expect(asked[1]?.url).toBe('/api/v1/agents?limit=200&cursor=a%20b');
  });
});

describe('queryString', () => {
  it('leaves out what has no value', () => {
    expect(queryString({ status: 'open', groupId: undefined, cursor: null, q: '' })).toBe('?status=open');
    expect(queryString({})).toBe('');
  });
});
