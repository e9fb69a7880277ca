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

describe('an attribute that is to hold another type', () => {
  const get = async (name: string) => (await api.request('GET', `/api/v1/attributes/${name}`)).body;
  const rank = (operator: string, value?: unknown) => ({ field: 'person.attributes.rank', operator, value });

  it('tells what asks about it or sets it, and exactly what people have', async () => {
    const make = async (path: string, body: unknown) => (await api.request('POST', `/api/v1/${path}`, { body })).body;
    const segment = await make('segments', { name: 'High', condition: { all: [{ not: rank('is', '3') }] } });
    await make('segments', {
      name: 'Others',
      condition: { field: 'person.name', operator: 'is', value: 'person.attributes.ran' },
    });
    const group = await make('groups', { name: 'Ranked' });
    const rule = await make('assignment-rules', { name: 'To the ranked', segmentId: segment.id, groupId: group.id });
    const node = (id: string, type: string, config: unknown) => ({ id, type, version: 1, position: { x: 0, y: 0 }, config });
    const nodes = [
      node('set', 'set-attribute', { name: 'rank', value: '1' }),
      node('asks', 'condition', { condition: { any: [rank('exists')] } }),
      node('note', 'internal-note', { text: '{{ person.attributes.rank }}' }),
    ];
    const automation = await make('automations', { name: 'Ranks', graph: { schemaVersion: 1, nodes, edges: [] } });
    await api.request('PUT', '/api/v1/people/per_many2', { body: { attributes: { rank: '3' } } });
    expect(await get('rank')).toEqual({
      name: 'rank',
      type: 'text',
      defined: false,
      count: 1,
      counts: { text: 1 },
      isEstimate: false,
      usedBy: [
        { kind: 'segment', id: segment.id, name: 'High' },
        { kind: 'assignment-rule', id: rule.id, name: 'To the ranked' },
        { kind: 'automation', id: automation.id, name: 'Ranks', version: null, nodeIds: ['set', 'asks'] },
      ],
    });
    expect((await api.request('GET', '/api/v1/attributes/nothing')).status).toBe(404);
  });

  it('has the values that mean one converted, a batch at a time, and the others left', async () => {
    await api.database.query(
      `update switchboard.person set attributes = attributes || jsonb_build_object('rank', (case (substr(key, 9)::int % 4)
         when 0 then '"12,5"' when 1 then '"many"' when 2 then '7' else '["a"]' end)::jsonb)
       where key ~ '^per_many[0-9]+$' and substr(key, 9)::int between 1000 and 2999`,
    );
    expect((await api.request('POST', '/api/v1/attributes/rank/conversion')).status).toBe(404);
    await api.request('PUT', '/api/v1/attributes/rank', { body: { type: 'number' } });
    const convert = async () => {
      const sums = { converted: 0, left: 0, calls: 0 };
      for (let cursor: string | null = ''; cursor !== null; ) {
        const path = `/api/v1/attributes/rank/conversion${cursor === '' ? '' : `?cursor=${cursor}`}`;
        const { status, body } = await api.request('POST', path);
        expect(status).toBe(200);
        sums.converted += body.converted;
        sums.left += body.left;
        sums.calls += 1;
        cursor = body.nextCursor;
      }
      return sums;
    };
    expect(await convert()).toEqual({ converted: 501, left: 1_000, calls: 4 });
    expect(await convert()).toEqual({ converted: 0, left: 1_000, calls: 2 });
    expect((await get('rank')).counts).toEqual({ number: 1_001, text: 500, list: 500 });
    const { attributes, revision } = (await api.request('GET', '/api/v1/people/per_many1000')).body;
    expect([attributes.rank, attributes.seats, revision]).toEqual([12.5, 1_000, 2]);
  });
});
