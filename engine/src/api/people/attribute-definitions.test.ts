import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveInMemory, startMs, type TestApi } from '../serve-in-memory.ts';

let api: TestApi;
beforeAll(async () => {
  api = await serveInMemory();
}, startMs);
afterAll(() => api?.close());

const list = async () => (await api.request('GET', '/api/v1/attributes?limit=200')).body.items;

describe('the attributes of more people than are counted one by one', () => {
  const people = 12_000;
  beforeAll(async () => {
    await api.database.query(
      `insert into switchboard.person (key, attributes)
       select 'per_many' || i, jsonb_build_object('plan', case when i % 3 = 0 then 'pro' else 'free' end, 'seats', i)
         || case when i in (17, 6000, 11999) then '{"company": "Acme", "since": "2026-01-02"}'::jsonb else '{}' end
       from generate_series(1, $1::int) i`,
      [people],
    );
  }, startMs);

  it('are all named, every time, however few people have one, and those few are counted exactly', async () => {
    const first = await list();
    expect(first.map(({ name }: { name: string }) => name)).toEqual(['company', 'plan', 'seats', 'since']);
    for (let time = 0; time < 5; time += 1) expect(await list()).toEqual(first);
    expect(first).toMatchObject([
      { name: 'company', count: 3, counts: { text: 3 }, isEstimate: false },
      { name: 'plan' },
      { name: 'seats' },
      { name: 'since', count: 3, counts: { date: 3 }, isEstimate: false },
    ]);
  });
  it('are counted by a sample where many have them, which is told, and never more than there are', async () => {
    const counts = (await list()).filter(({ name }: { name: string }) => ['plan', 'seats'].includes(name));
    expect(counts).toMatchObject([
      { name: 'plan', isEstimate: true, type: 'text', count: people },
      { name: 'seats', isEstimate: true, type: 'number', count: people },
    ]);
  });
  it('are gone with the last who had one', async () => {
    await api.request('PUT', '/api/v1/people/per_many17', { body: { attributes: { once: true } } });
    expect((await list()).map(({ name }: { name: string }) => name)).toContain('once');
    expect((await api.request('DELETE', '/api/v1/people/per_many17')).status).toBe(204);
    expect((await list()).map(({ name }: { name: string }) => name)).not.toContain('once');
  });
});
