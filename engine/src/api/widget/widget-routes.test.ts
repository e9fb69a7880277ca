import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createIngest } from '../../ingest/ingest.ts';
import { createPendingGauge } from '../../ingest/pending-gauge.ts';
import { readEvents } from '../read-events.ts';
import { type Answer, serveInMemory, startMs, type TestApi } from '../serve-in-memory.ts';

let api: TestApi;
let demo: TestApi;
beforeAll(async () => {
  api = await serveInMemory();
  const { database, settings, countryOf } = api.dependencies;
  // The real ingest: what becomes of ids and people is the subject here.
  const real = createIngest({
    database,
    lanes: settings.lanes,
    maxPending: 10_000,
    pending: createPendingGauge(database),
    countryOf,
    ring: () => undefined,
    onAccepted: () => undefined,
  });
  const { ingest } = api.dependencies;
  ingest.accept = (messages) => {
    api.accepted.push(...messages);
    return real.accept(messages);
  };
  demo = await serveInMemory({ settings: { demo: true } });
}, startMs);
afterAll(async () => {
  await api?.close();
  await demo?.close();
});

const begin = async (body: unknown = {}, headers: Record<string, string> = {}, on = api): Promise<Answer> =>
  on.request('POST', '/widget/v1/session', { key: null, body, headers });
const send = (token: string, text: string, clientId: string, on = api) =>
  on.request('POST', '/widget/v1/messages', { key: token, body: { text, clientId } });
const read = (token: string) => api.request('GET', '/widget/v1/conversation', { key: token });

describe('a visitor', () => {
  it('writes, and reads their own conversation', async () => {
    const { status, body } = await begin({ name: 'Ana' }, { 'Accept-Language': 'fr-FR,fr;q=0.9' });
    expect([status, body.mayChoose, body.visitor]).toEqual([
      200,
      false,
      { id: expect.stringMatching(/^v_/), name: 'Ana', country: null, language: 'fr-FR' },
    ]);
    expect((await read(body.token)).body).toEqual({ messages: [], status: null, handledBy: null });
    const sent = await send(body.token, 'Bonjour', 'one');
    expect([sent.status, sent.body.message.status]).toEqual([202, 'accepted']);
    const { body: conversation } = await read(body.token);
    expect(conversation).toEqual({
      messages: [{ id: sent.body.message.id, text: 'Bonjour', from: 'person', at: expect.any(String) }],
      status: 'open',
      handledBy: null,
    });
  });
  it('writes from behind a proxy that names no address; the country is not known then', async () => {
    const proxied = await serveInMemory({ settings: { trustProxy: true } });
    const headers = { 'X-Forwarded-For': 'unknown' };
    const { token, visitor } = (await begin({}, headers, proxied)).body;
    expect(visitor.country).toBeNull();
    const body = { text: 'Bonjour', clientId: 'one' };
    expect((await proxied.request('POST', '/widget/v1/messages', { key: token, body, headers })).status).toBe(202);
    await proxied.close();
  });
  it('sends the same message once, however often it is sent', async () => {
    const { token } = (await begin()).body;
    const first = await send(token, 'Once', 'same');
    const second = await send(token, 'Twice', 'same');
    expect(second.body.message).toEqual({ ...first.body.message, status: 'duplicate' });
    expect((await read(token)).body.messages).toHaveLength(1);
  });
  it('is not taken for a person whose name and e-mail they claim', async () => {
    await api.request('POST', '/api/v1/messages', {
      body: { text: 'I am Ana', person: { email: 'ana@example.com', name: 'Ana' } },
    });
    const { token, visitor } = (await begin({ name: 'Ana', email: 'ana@example.com' })).body;
    await send(token, 'Me too', 'claim');
    const message = api.accepted.at(-1)!;
    expect(message.person).toEqual({ id: visitor.id, attributes: { visitorName: 'Ana', visitorEmail: 'ana@example.com' } });
    const { rows } = await api.database.query(
      'select given_id, email from switchboard.person where email = $1 or given_id = $2 order by given_id',
      ['ana@example.com', visitor.id],
    );
    expect(rows).toEqual([
      { given_id: visitor.id, email: null },
      { given_id: null, email: 'ana@example.com' },
    ]);
  });
  it('comes from where the connection comes from, whatever they say', async () => {
    const { token, mayChoose, visitor } = (await begin({ demo: { country: 'FR', language: 'fr' } }, { 'Accept-Language': 'de' }))
      .body;
    expect([mayChoose, visitor.country, visitor.language]).toEqual([false, null, 'de']);
    await send(token, 'Hallo', 'where');
    expect(api.accepted.at(-1)!.context).toMatchObject({ ip: '127.0.0.1' });
    expect(api.accepted.at(-1)!.context!.country).toBeUndefined();
  });
  it('may choose a country in demo mode, or when an administrator is logged in', async () => {
    const chosen = (await begin({ demo: { country: 'fr', language: 'fr-FR' } }, {}, demo)).body;
    expect([chosen.mayChoose, chosen.visitor.country, chosen.visitor.language]).toEqual([true, 'FR', 'fr-FR']);
    await send(chosen.token, 'Bonjour', 'x', demo);
    expect(demo.accepted.at(-1)!.context).toMatchObject({ country: 'FR', browserLanguage: 'fr-FR' });
    const { cookie } = await api.logIn();
    expect((await begin({ demo: { country: 'FR' } }, { Cookie: cookie })).body).toMatchObject({
      mayChoose: true,
      visitor: { country: 'FR' },
    });
  });
  it('hears of their own conversation only', async () => {
    const mine = (await begin()).body.token;
    const { conversationId } = (await send(mine, 'Hi', 'x')).body.message;
    const stream = await readEvents(`${api.origin}/widget/v1/live`, { Authorization: `Bearer ${mine}` });
    api.dependencies.changes.publish('conversations', { id: 'another' });
    api.dependencies.changes.publish('runs', { automationId: 'a' });
    api.dependencies.changes.publish('conversations', { id: conversationId });
    expect(await stream.next()).toEqual({ event: 'conversation', data: {} });
    stream.close();
  });
});

describe('an attacker', () => {
  it('gets nowhere without a token, with a key of the API, or with a forged token', async () => {
    const { token, visitor } = (await begin()).body;
    const forged = `${Buffer.from(JSON.stringify({ v: visitor.id, t: 1e10 })).toString('base64url')}.${token.split('.')[1]}`;
    for (const key of [
      null,
      'a-key-of-more-than-24-characters',
      forged,
      token.slice(0, -1),
      `${token}A`,
      'x.y',
      '.',
      'null.null',
    ]) {
      expect((await api.request('GET', '/widget/v1/conversation', { key })).status).toBe(401);
      expect((await api.request('GET', '/widget/v1/live', { key })).status).toBe(401);
      expect((await api.request('POST', '/widget/v1/messages', { key, body: { text: 'x', clientId: 'x' } })).status).toBe(401);
    }
  });
  it("gets nowhere in the API with a visitor's token", async () => {
    const { token } = (await begin()).body;
    expect((await api.request('GET', '/api/v1/conversations', { key: token })).status).toBe(401);
    expect((await api.request('POST', '/api/v1/messages', { key: token, body: { text: 'x', conversationId: 'c' } })).status).toBe(
      401,
    );
  });
  it('cannot name a conversation, a person, a channel or a country', async () => {
    const { token } = (await begin()).body;
    for (const more of [
      { conversationId: 'c-1' },
      { person: { id: 'p-1' } },
      { channel: 'api' },
      { context: { country: 'FR' } },
      { id: 'm-1' },
      { url: 'javascript:alert(1)' },
      { timezone: '<b>' },
    ]) {
      expect(
        (await api.request('POST', '/widget/v1/messages', { key: token, body: { text: 'x', clientId: 'x', ...more } })).status,
      ).toBe(422);
    }
  });
  it("cannot take another visitor's message id or conversation by sending the same client id", async () => {
    const [one, other] = [(await begin()).body.token, (await begin()).body.token];
    const first = (await send(one, 'mine', 'same-id')).body.message;
    const second = (await send(other, 'theirs', 'same-id')).body.message;
    expect(second.status).toBe('accepted');
    expect(second.id).not.toBe(first.id);
    expect(second.conversationId).not.toBe(first.conversationId);
    expect((await read(one)).body.messages.map((message: { text: string }) => message.text)).toEqual(['mine']);
  });
  it('cannot occupy the ids that developers give', async () => {
    const { token } = (await begin()).body;
    await send(token, 'x', 'm-1');
    const { body } = await api.request('POST', '/api/v1/messages', { body: { id: 'm-1', conversationId: 'c-1', text: 'mine' } });
    expect(body.messages).toEqual([{ id: 'm-1', conversationId: 'c-1', status: 'accepted' }]);
  });
  it('is slowed down', async () => {
    const flooded = (await begin()).body.token;
    const statuses: number[] = [];
    for (let index = 0; index < 61; index += 1) statuses.push((await send(flooded, 'x', 'one-and-the-same')).status);
    expect(statuses.slice(0, 60)).toEqual(new Array(60).fill(202));
    const last = await send(flooded, 'x', 'one-and-the-same');
    expect([last.status, Number(last.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await send((await begin()).body.token, 'x', 'other')).status).toBe(202);
  });
});

describe('the widget on another site', () => {
  const shop = 'https://shop.example';
  const from = (origin: string): Record<string, string> => ({ Origin: origin });
  let key: string;
  let otherKey: string;
  let id: string;
  beforeAll(async () => {
    const made = await api.request('POST', '/api/v1/widget-keys', { body: { name: 'Shop', origins: [`${shop}/`] } });
    ({ key, id } = made.body);
    expect(made).toMatchObject({ status: 201, body: { origins: [shop], key: expect.stringMatching(/^pk_[a-z2-7]{32}$/) } });
    const other = await api.request('POST', '/api/v1/widget-keys', {
      body: { name: 'Other', origins: ['https://other.example'] },
    });
    otherKey = other.body.key;
  });
  const session = (withKey: string, origin: string, more: Record<string, string> = {}) =>
    api.request('POST', `/widget/v1/session?key=${withKey}`, { key: null, body: {}, headers: { ...from(origin), ...more } });

  it('begins, writes and reads, and its browser may read the answers, without credentials', async () => {
    const { status, body, headers } = await session(key, shop);
    expect([status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')]).toEqual([
      200,
      shop,
      null,
    ]);
    expect(headers.get('vary')).toContain('Origin');
    const sent = await api.request('POST', `/widget/v1/messages?key=${key}`, {
      key: body.token,
      body: { text: 'Hallo', clientId: 'one', url: `${shop}/cart`, timezone: 'Europe/Berlin' },
      headers: from(shop),
    });
    expect(sent.status).toBe(202);
    expect(api.accepted.at(-1)!.context).toMatchObject({ url: `${shop}/cart`, timezone: 'Europe/Berlin' });
    const read = await api.request('GET', `/widget/v1/conversation?key=${key}`, { key: body.token, headers: from(shop) });
    expect(read.body.messages).toMatchObject([{ text: 'Hallo' }]);
  });
  it('is told beforehand what it may send', async () => {
    const ask = (origin: string, path = `/widget/v1/messages?key=${key}`) =>
      api.request('OPTIONS', path, {
        key: null,
        headers: { ...from(origin), 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'authorization' },
      });
    const { status, headers } = await ask(shop);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, shop]);
    expect(headers.get('access-control-allow-headers')).toMatch(/authorization/i);
    for (const refused of [await ask('https://evil.example'), await ask(shop, '/widget/v1/messages'), await ask('null')]) {
      expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
    expect((await ask(shop, '/api/v1/conversations')).headers.get('access-control-allow-origin')).toBeNull();
  });
  it('is let in from the origins of its key only', async () => {
    for (const origin of [
      'https://evil.example',
      'http://shop.example',
      'https://shop.example:8443',
      'https://sub.shop.example',
      'https://shop.example.evil.example',
      'null',
      '',
    ]) {
      const { status, headers } = await session(key, origin);
      expect([origin, status, headers.get('access-control-allow-origin')]).toEqual([origin, 403, null]);
    }
    expect((await session('pk_none', shop)).status).toBe(403);
    expect((await session(`pk_${'a'.repeat(32)}`, shop)).status).toBe(403);
    expect((await api.request('POST', '/widget/v1/session', { key: null, body: {}, headers: from(shop) })).status).toBe(403);
  });
  it('opens nothing with a token of another key, or of our own pages, and our pages open nothing with its token', async () => {
    const theirs = (await session(key, shop)).body.token;
    const own = (await begin()).body.token;
    const tries: [string, string, Record<string, string>][] = [
      [theirs, `?key=${otherKey}`, from('https://other.example')],
      [theirs, '', {}],
      [own, `?key=${key}`, from(shop)],
    ];
    for (const [token, query, headers] of tries) {
      expect((await api.request('GET', `/widget/v1/conversation${query}`, { key: token, headers })).status).toBe(401);
      const body = { text: 'x', clientId: 'x' };
      expect((await api.request('POST', `/widget/v1/messages${query}`, { key: token, body, headers })).status).toBe(401);
      expect((await api.request('GET', `/widget/v1/live${query}`, { key: token, headers })).status).toBe(401);
    }
  });
  it('may not choose a country, whoever is logged in and whatever mode this is', async () => {
    const { cookie } = await api.logIn();
    const body = { demo: { country: 'FR' } };
    const headers = { ...from(shop), Cookie: cookie };
    const answer = await api.request('POST', `/widget/v1/session?key=${key}`, { key: null, body, headers });
    expect(answer.body).toMatchObject({ mayChoose: false, visitor: { country: null } });
  });
  it('gets nowhere in the API with its key', async () => {
    expect((await api.request('GET', '/api/v1/conversations', { key })).status).toBe(401);
    expect((await api.request('GET', `/api/v1/conversations?key=${key}`, { key: null })).status).toBe(401);
  });
  it('is let in from where its key says now, by the same key', async () => {
    const change = (body: unknown, of = id) => api.request('PUT', `/api/v1/widget-keys/${of}`, { body });
    const moved = await change({ origins: ['https://new.example/', shop] });
    expect(moved).toMatchObject({ status: 200, body: { id, key, name: 'Shop', origins: ['https://new.example', shop] } });
    expect((await session(key, 'https://new.example')).status).toBe(200);
    expect((await change({ name: 'The shop', origins: [shop] })).body).toMatchObject({ key, name: 'The shop', origins: [shop] });
    expect((await session(key, 'https://new.example')).status).toBe(403);
    expect((await session(key, shop)).status).toBe(200);
    expect((await change({ name: 'Nothing' }, 'wk_none')).status).toBe(404);
    const stale = await change({ name: 'Mine', revision: 1 });
    expect(stale).toMatchObject({ status: 409, body: { revision: 3, errors: [{ pointer: '/revision' }] } });
    const { body: audit } = await api.request('GET', `/api/v1/audit?subject=${id}&action=widget-key.save`);
    expect(audit.items.map(({ detail }: { detail: unknown }) => detail)).toEqual([
      {
        name: { from: 'Shop', to: 'The shop' },
        origins: { from: ['https://new.example', shop], to: [shop] },
      },
      { origins: { from: [shop], to: ['https://new.example', shop] } },
    ]);
  });
  it('is not changed by what is no name or origin, which is said of the field', async () => {
    for (const [body, pointer] of [
      [{ name: ' ' }, '/name'],
      [{ origins: [] }, '/origins'],
      [{ origins: [shop, 'shop.example/cart'] }, '/origins/1'],
      [{ key: 'pk_mine' }, '/key'],
    ] as const) {
      const answer = await api.request('PUT', `/api/v1/widget-keys/${id}`, { body });
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
    }
    expect((await session(key, shop)).status).toBe(200);
  });
  it('falls silent when its key is taken away', async () => {
    const { token } = (await session(key, shop)).body;
    expect((await api.request('DELETE', `/api/v1/widget-keys/${id}`)).status).toBe(204);
    expect((await api.request('DELETE', `/api/v1/widget-keys/${id}`)).status).toBe(404);
    for (const path of ['conversation', 'live'])
      expect((await api.request('GET', `/widget/v1/${path}?key=${key}`, { key: token, headers: from(shop) })).status).toBe(403);
    expect((await api.request('PUT', `/api/v1/widget-keys/${id}`, { body: { name: 'Back' } })).status).toBe(404);
    // Its own sites may read that; what they ask beforehand lets them.
    const readable = async (origin: string, method: 'POST' | 'OPTIONS') => {
      const path = `/widget/v1/session?key=${key}`;
      const answer = await api.request(method, path, {
        key: null,
        headers: from(origin),
        ...(method === 'POST' ? { body: {} } : {}),
      });
      return [answer.status, answer.headers.get('access-control-allow-origin')];
    };
    expect([await readable(shop, 'OPTIONS'), await readable(shop, 'POST')]).toEqual([
      [204, shop],
      [403, shop],
    ]);
    for (const origin of ['https://evil.example', 'null'])
      expect([await readable(origin, 'OPTIONS'), await readable(origin, 'POST')]).toEqual([
        [403, null],
        [403, null],
      ]);
    expect((await api.request('GET', '/api/v1/widget-keys')).body.items.map(({ name }: { name: string }) => name)).toEqual([
      'Other',
    ]);
  });
  it('takes origins only, and says which is none', async () => {
    for (const origin of [
      'shop.example',
      'https://*.example',
      'https://shop.example/path',
      'ftp://x',
      'https://u:p@shop.example',
      '*',
    ]) {
      const { status, body } = await api.request('POST', '/api/v1/widget-keys', { body: { name: 'X', origins: [shop, origin] } });
      expect([origin, status, body.errors?.[0].pointer]).toEqual([origin, 422, '/origins/1']);
    }
  });
});

describe("an agent's reply", () => {
  it('reaches its visitor at once, and a note never does', async () => {
    const { token } = (await begin()).body;
    const { conversationId } = (await send(token, 'Is anybody there?', 'x')).body.message;
    const stream = await readEvents(`${api.origin}/widget/v1/live`, { Authorization: `Bearer ${token}` });
    await api.request('POST', `/api/v1/conversations/${conversationId}/messages`, { body: { text: 'I am' } });
    expect(await stream.next()).toEqual({ event: 'conversation', data: {} });
    stream.close();
    await api.request('POST', `/api/v1/conversations/${conversationId}/notes`, { body: { text: 'Between us' } });
    const { body } = await read(token);
    expect(body.messages).toMatchObject([{ from: 'person' }, { text: 'I am', from: 'agent' }]);
    expect(JSON.stringify(body)).not.toContain('SWITCHBOARD_API_KEY');
    expect(JSON.stringify(body)).not.toContain('Between us');
  });
  it("tells the visitor the agent's name", async () => {
    const { token } = (await begin()).body;
    const { conversationId } = (await send(token, 'Who are you?', 'y')).body.message;
    const { headers } = await api.logIn();
    const path = `/api/v1/conversations/${conversationId}/messages`;
    expect((await api.request('POST', path, { key: null, headers, body: { text: 'Hello' } })).status).toBe(201);
    const { rows } = await api.database.query<{ name: string }>('select name from switchboard.agent');
    expect((await read(token)).body.messages.at(-1)).toMatchObject({ text: 'Hello', by: rows[0]!.name });
  });
});
