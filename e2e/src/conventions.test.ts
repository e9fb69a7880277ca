import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiClient, apiClient } from './harness/api-client.ts';
import { frenchGraph } from './harness/french-automation.ts';
import { type Product, startProduct } from './harness/product.ts';

const json = { 'content-type': 'application/json' };

/** The message route has a fast lane and a slow one: the same is true of both. */
describe.each([
  ['with the fast lane', 'on'],
  ['without the fast lane', 'off'],
])('the API, %s,', (_title, fastLane) => {
  let product: Product;
  let api: ApiClient;

  beforeAll(async () => {
    product = await startProduct({ environment: { SWITCHBOARD_FAST_LANE: fastLane } });
    api = product.api;
  });

  afterAll(async () => {
    await product?.stop();
  });

  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) =>
    api.raw('/messages', { method: 'POST', body, headers });
  const pointersOf = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer);

  it('answers 202 with a receipt for each message in the order of the request', async () => {
    const answer = await api.post('/messages', [
      { id: 'order-1', conversationId: 'order', text: 'one' },
      { id: 'order-2', conversationId: 'order', text: 'two' },
    ]);
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({
      messages: [
        { id: 'order-1', conversationId: 'order', status: 'accepted' },
        { id: 'order-2', conversationId: 'order', status: 'accepted' },
      ],
    });
  });

  it('takes the same id twice for one message, also within one array', async () => {
    const first = await api.post('/messages', { id: 'twice', conversationId: 'kept', text: 'Hello' });
    expect(first.body.messages[0].status).toBe('accepted');
    const again = await api.post('/messages', [
      { id: 'twice', conversationId: 'another', text: 'Changed' },
      { id: 'thrice', conversationId: 'kept', text: 'New' },
      { id: 'thrice', conversationId: 'kept', text: 'New' },
    ]);
    expect(again.status).toBe(202);
    expect(again.body.messages).toEqual([
      { id: 'twice', conversationId: 'kept', status: 'duplicate' },
      { id: 'thrice', conversationId: 'kept', status: 'accepted' },
      { id: 'thrice', conversationId: 'kept', status: 'duplicate' },
    ]);
    expect((await api.get('/conversations/another')).status).toBe(404);
  });

  it('makes ids where none are given, and keeps a person in one open conversation', async () => {
    const first = await api.post('/messages', { text: 'Hello', person: { email: 'ana@example.com' } });
    const second = await api.post('/messages', { text: 'Still me', person: { email: 'ana@example.com' } });
    expect(first.status).toBe(202);
    expect(first.body.messages[0].id).toMatch(/^[A-Za-z0-9._:@+=~-]{1,200}$/);
    expect(second.body.messages[0].conversationId).toBe(first.body.messages[0].conversationId);
    expect(second.body.messages[0].id).not.toBe(first.body.messages[0].id);
  });

  it('answers malformed JSON with 400 as problem+json', async () => {
    const answer = await post('{"text": ');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      type: expect.any(String),
      title: expect.any(String),
      status: 400,
      detail: expect.any(String),
      instance: expect.any(String),
    });
  });

  it.each([
    ['a missing text', { conversationId: 'c' }, ''],
    ['an empty text', { conversationId: 'c', text: '' }, '/text'],
    ['a text that is too long', { conversationId: 'c', text: 'a'.repeat(20_001) }, '/text'],
    ['a text with U+0000', { conversationId: 'c', text: 'a\u0000b' }, '/text'],
    ['a text with a lone surrogate', { conversationId: 'c', text: 'a\ud800b' }, '/text'],
    ['an unknown field', { conversationId: 'c', text: 'a', colour: 'red' }, '/colour'],
    ['an unknown field of the person', { text: 'a', person: { id: 'p', age: 3 } }, '/person/age'],
    ['an id with a space', { id: 'a b', conversationId: 'c', text: 'a' }, '/id'],
    ['an id of 201 characters', { id: 'a'.repeat(201), conversationId: 'c', text: 'a' }, '/id'],
    ['an e-mail of 255 characters', { text: 'a', person: { email: `${'a'.repeat(243)}@example.com` } }, '/person/email'],
    ['a country of three letters', { conversationId: 'c', text: 'a', context: { country: 'FRA' } }, '/context/country'],
    [
      'an attribute whose name starts with a digit',
      { text: 'a', person: { id: 'p', attributes: { '1a': 1 } } },
      '/person/attributes/1a',
    ],
    ['a time that is none', { conversationId: 'c', text: 'a', sentAt: 'yesterday' }, '/sentAt'],
    [
      'a second message without a text',
      [
        { conversationId: 'c', text: 'a' },
        { conversationId: 'c', text: 7 },
      ],
      '/1/text',
    ],
  ])('answers %s with 422 naming the deepest field', async (_fault, body, pointer) => {
    const answer = await api.post('/messages', body);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const pointers = pointersOf(answer.body);
    expect(pointer === '' ? pointers.some((each) => each === '' || each === '/text') : pointers.includes(pointer)).toBe(true);
  });

  it('refuses a number that is not finite', async () => {
    const answer = await post('{"conversationId":"c","text":"a","person":{"id":"p","attributes":{"size":1e400000}}}');
    expect(answer.status).toBe(422);
    expect(pointersOf(answer.body)).toContain('/person/attributes/size');
  });

  it('refuses a message that says neither whose nor where it is', async () => {
    expect((await api.post('/messages', { text: 'Hello' })).status).toBe(422);
  });

  it('refuses an empty array and one of 1,001, and takes one of 1,000', async () => {
    const many = (count: number, name: string) =>
      Array.from({ length: count }, (_, at) => ({ id: `${name}-${at}`, conversationId: `${name}-${at % 10}`, text: 'a' }));
    expect((await api.post('/messages', [])).status).toBe(422);
    expect((await api.post('/messages', many(1_001, 'over'))).status).toBe(422);
    const answer = await api.post('/messages', many(1_000, 'full'));
    expect(answer.status).toBe(202);
    expect(answer.body.messages).toHaveLength(1_000);
  });

  it('takes all of an array or nothing', async () => {
    const answer = await api.post('/messages', [
      { id: 'half-1', conversationId: 'half', text: 'good' },
      { id: 'half-2', conversationId: 'half', text: '' },
    ]);
    expect(answer.status).toBe(422);
    expect((await api.get('/conversations/half')).status).toBe(404);
  });

  it('answers a body over 1 MiB with 413, and one just under it with 422 for its text', async () => {
    expect((await post(`{"conversationId":"c","text":"${'a'.repeat(1_048_576)}"}`)).status).toBe(413);
    expect((await post(`{"conversationId":"c","text":"${'a'.repeat(1_048_000)}"}`)).status).toBe(422);
  });

  it('answers a compressed body and another media type with 415', async () => {
    const body = JSON.stringify({ conversationId: 'c', text: 'a' });
    expect((await post(new Uint8Array(gzipSync(body)), { ...json, 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await post(body, { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('answers without credentials with 401, and with a wrong key too', async () => {
    expect((await apiClient(product.url, null).post('/messages', { conversationId: 'c', text: 'a' })).status).toBe(401);
    expect((await apiClient(product.url, 'x'.repeat(30)).post('/messages', { conversationId: 'c', text: 'a' })).status).toBe(401);
    expect((await apiClient(product.url, null).get('/automations')).status).toBe(401);
  });

  it('answers an unknown address and an unknown thing with 404', async () => {
    expect((await api.get('/nothing-here')).status).toBe(404);
    expect((await api.get('/automations/none')).status).toBe(404);
    expect((await api.get('/conversations/none')).status).toBe(404);
    expect((await api.get('/runs/none')).status).toBe(404);
  });

  it('pages through a list without losing or repeating an item', async () => {
    for (let at = 0; at < 5; at += 1)
      await api.post('/agents', { name: `Agent ${at}`, email: `page-${fastLane}-${at}@example.com` });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await api.get(`/agents?limit=2${query}`);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(5);
    expect((await api.get('/agents?limit=201')).status).toBe(422);
  });

  it('keeps a draft that could not be published, and says what is wrong with node and field', async () => {
    const graph = frenchGraph('no-agent', 'no-group');
    graph.nodes.push({ id: 'x', type: 'no-such-type', version: 1, position: { x: 0, y: 200 }, config: {} });
    graph.edges.push({ id: 'd', source: 'x', sourceHandle: 'out', target: 'nowhere', targetHandle: 'in' });
    const created = await api.post('/automations', { name: 'Broken', graph });
    expect(created.status).toBe(201);
    const refused = await api.post(`/automations/${created.body.id}/publish`, { revision: created.body.revision });
    expect(refused.status).toBe(422);
    const faulty = refused.body.diagnostics.filter(({ severity }: { severity: string }) => severity === 'error');
    for (const nodeId of ['e', 'g', 'x']) expect(faulty.some((each: { nodeId: string }) => each.nodeId === nodeId)).toBe(true);
  });

  it('refuses a graph whose envelope is not well formed', async () => {
    const graph = { schemaVersion: 1, nodes: [{ id: 't', type: 'incoming-message' }], edges: [] };
    const answer = await api.post('/automations', { name: 'Ill formed', graph });
    expect(answer.status).toBe(422);
    expect(pointersOf(answer.body).every((pointer) => pointer.startsWith('/graph/nodes/0'))).toBe(true);
  });

  it('answers a stale revision with 409', async () => {
    const created = await api.post('/automations', { name: 'Edited twice', graph: { schemaVersion: 1, nodes: [], edges: [] } });
    const first = await api.put(`/automations/${created.body.id}`, { revision: created.body.revision, name: 'Once' });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ name: 'Once', graph: { schemaVersion: 1, nodes: [], edges: [] } });
    expect((await api.put(`/automations/${created.body.id}`, { revision: created.body.revision, name: 'Twice' })).status).toBe(
      409,
    );
  });

  it('lists the built-in node types under the titles of the contract', async () => {
    const { body } = await api.get('/node-types');
    const titles = new Map(body.items.map(({ type, title }: { type: string; title: string }) => [type, title]));
    expect(Object.fromEntries(titles)).toMatchObject({
      'incoming-message': 'Incoming message',
      country: 'Country',
      'browser-language': 'Browser language',
      'agent-email': 'Agent email',
      'assign-to-group': 'Assign to group',
    });
    expect(body.problems).toEqual([]);
  });
});
