import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPresenceRegister } from './presence-register.ts';
import { readEvents } from '../read-events.ts';
import { serveInMemory, startMs, testKey, type TestApi } from '../serve-in-memory.ts';

let api: TestApi;
beforeAll(async () => {
  api = await serveInMemory();
}, startMs);
afterAll(() => api?.close());

const headers = { Authorization: `Bearer ${testKey}` };
const open = (topics: string, on = api) => readEvents(`${on.origin}/api/v1/live?topics=${topics}`, headers);

describe('live updates', () => {
  it('tell of the topics that were asked for', async () => {
    const stream = await open('agents,groups');
    api.dependencies.changes.publish('runs', { automationId: 'a' });
    const { body } = await api.request('POST', '/api/v1/agents', { body: { name: 'Ana', email: 'ana@example.com' } });
    expect(await stream.next()).toEqual({ event: 'agents', data: { notes: [{ id: body.id }], more: false } });
    stream.close();
  });
  it('bring changes that come thick and fast together', async () => {
    const stream = await open('runs');
    for (let index = 0; index < 100; index += 1) api.dependencies.changes.publish('runs', { n: index });
    expect((await stream.next()).data).toEqual({ notes: [{ n: 0 }], more: false });
    expect((await stream.next()).data).toMatchObject({ more: true });
    stream.close();
  });
  it(
    'of an agent who is logged in say that they are there; those of keys say it of nobody',
    async () => {
      const presence = createPresenceRegister();
      const other = await serveInMemory({ dependencies: { presence } });
      const arrival = new Promise<void>((arrived) => presence.onArrival(arrived));
      const ofKey = await open('runs', other);
      expect(presence.takeSeen()).toEqual([]);
      const { headers: login } = await other.logIn();
      const { body } = await other.request('GET', '/api/v1/session', { key: null, headers: login });
      const stream = await readEvents(`${other.origin}/api/v1/live?topics=runs`, login);
      await arrival;
      expect(presence.takeSeen()).toEqual([body.agent.id]);
      stream.close();
      ofKey.close();
      await other.close();
    },
    startMs,
  );
  it('of a session end with it, and those of its agent’s other sessions go on', async () => {
    const [one, other] = [await api.logIn(), await api.logIn()];
    const opened = (login: typeof one) => readEvents(`${api.origin}/api/v1/live?topics=runs`, login.headers);
    const [ended, going] = [await opened(one), await opened(other)];
    expect((await api.request('DELETE', '/api/v1/session', { key: null, headers: one.headers })).status).toBe(204);
    await ended.ended();
    api.dependencies.changes.publish('runs', { n: 1 });
    expect(await going.next()).toMatchObject({ event: 'runs' });
    expect((await api.request('DELETE', '/api/v1/account/sessions', { key: null, headers: other.headers })).status).toBe(204);
    await going.ended();
    expect((await opened(other)).status).toBe(401);
  });
  it('need a login and known topics', async () => {
    expect((await api.request('GET', '/api/v1/live', { key: null })).status).toBe(401);
    expect((await api.request('GET', '/api/v1/live?topics=agents,secrets')).body.errors[0].pointer).toBe('/topics');
  });
  it('are bounded for each client, and a place is free again when a page is closed', async () => {
    const streams = await Promise.all(Array.from({ length: 50 }, () => open('emails')));
    expect(streams.every((stream) => stream.status === 200)).toBe(true);
    expect((await api.request('GET', '/api/v1/live?topics=emails')).status).toBe(429);
    for (const stream of streams) stream.close();
    // The server hears of closed connections in its own time.
    let last = 429;
    for (let attempt = 0; attempt < 500 && last === 429; attempt += 1) {
      const stream = await open('emails');
      last = stream.status;
      stream.close();
    }
    expect(last).toBe(200);
  });
  it(
    'end when the process stops',
    async () => {
      const stopping = new AbortController();
      const other = await serveInMemory({ dependencies: { stopping: stopping.signal } });
      const stream = await open('runs', other);
      stopping.abort();
      await stream.ended();
      expect((await other.request('GET', '/api/v1/live')).status).toBe(503);
      await other.close();
    },
    startMs,
  );
});
