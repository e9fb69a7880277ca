import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadNodeTypes } from '../../plugins/load-node-types.ts';
import { createConfigurationLoader } from '../../record/load-configuration.ts';
import { loadRevision } from '../../record/test-databases.ts';
import { serveInMemory, startMs, type TestApi } from '../serve-in-memory.ts';

let api: TestApi;
beforeAll(async () => {
  api = await serveInMemory({ dependencies: { registry: (await loadNodeTypes([])).registry } });
  for (const plan of ['pro', 'Pro', 'free']) await api.request('POST', '/api/v1/people', { body: { attributes: { plan } } });
}, startMs);
afterAll(() => api?.close());

const call = (method: string, path: string, body?: unknown) => api.request(method, `/api/v1${path}`, { body });
const onPro = { field: 'person.attributes.plan', operator: 'is', value: 'pro' };
const configurationRevision = async () =>
  (await api.database.query('select revision from switchboard.configuration')).rows[0].revision;

describe('segments', () => {
  it('are made, counted, read, listed, changed and deleted', async () => {
    const before = await configurationRevision();
    const { status, body } = await call('POST', '/segments', { name: 'On the pro plan', condition: onPro });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ name: 'On the pro plan', condition: onPro, count: 2, usedBy: [], warnings: [], revision: 1 }),
    ]);
    expect((await call('GET', `/segments/${body.id}`)).body).toEqual(body);
    const people = (await call('GET', `/segments/${body.id}/people?limit=1`)).body;
    const rest = (await call('GET', `/segments/${body.id}/people?limit=1&cursor=${people.nextCursor}`)).body;
    expect([...people.items, ...rest.items].map((person) => person.attributes.plan)).toEqual(['Pro', 'pro']);
    expect(rest.nextCursor).toBeNull();
    expect((await call('GET', `/people/${people.items[0].id}`)).body.segments).toEqual([
      { id: body.id, name: 'On the pro plan' },
    ]);
    expect((await call('PUT', `/segments/${body.id}`, { condition: { not: onPro }, revision: 1 })).body).toMatchObject({
      count: 1,
      revision: 2,
    });
    expect((await call('PUT', `/segments/${body.id}`, { name: 'Old', revision: 1 })).status).toBe(409);
    expect((await call('POST', '/segments', { name: 'ON THE PRO PLAN', condition: onPro })).body.errors).toMatchObject([
      { pointer: '/name' },
    ]);
    expect((await call('GET', '/segments')).body).toMatchObject({ items: [{ id: body.id, count: 1 }], nextCursor: null });
    const [uncounted] = (await call('GET', '/segments?counts=none')).body.items;
    expect(uncounted).toMatchObject({ id: body.id, name: 'On the pro plan', usedBy: [] });
    expect(uncounted).not.toHaveProperty('count');
    expect((await call('GET', '/segments?counts=some')).body.errors).toMatchObject([{ pointer: '/counts' }]);
    expect((await call('DELETE', `/segments/${body.id}`)).status).toBe(204);
    expect((await call('GET', `/segments/${body.id}`)).status).toBe(404);
    expect(await configurationRevision()).toBe(before + 3);
  });
  it('ask about people alone', async () => {
    const condition = { all: [onPro, { not: { field: 'conversation.status', operator: 'is', value: 'open' } }] };
    expect((await call('POST', '/segments', { name: 'Wrong', condition })).body.errors).toMatchObject([
      { pointer: '/condition/all/1/not/field' },
    ]);
    expect((await call('POST', '/segments/preview', { condition: { all: [] } })).body.errors).toMatchObject([
      { pointer: '/condition/all' },
    ]);
  });
  it('are previewed while they are written', async () => {
    const { body } = await call('POST', '/segments/preview', {
      condition: { field: 'person.attributes.plan', operator: 'matches-regex', value: '^pr' },
    });
    expect([body.count, body.sample.length, body.warnings]).toEqual([2, 2, []]);
  });
  it('are decided with as they are since their last change', async () => {
    const loader = createConfigurationLoader(api.dependencies.registry, () => undefined);
    const conditionNow = async (id: string) =>
      (await loader.at(api.database, await loadRevision(api.database))).directory.segments.get(id)?.condition;
    const { id } = (await call('POST', '/segments', { name: 'Changing', condition: onPro })).body;
    expect(await conditionNow(id)).toEqual(onPro);
    await call('PUT', `/segments/${id}`, { condition: { not: onPro } });
    expect(await conditionNow(id)).toEqual({ not: onPro });
    await call('DELETE', `/segments/${id}`);
    expect(await conditionNow(id)).toBeUndefined();
  });
  it('that an automation uses stay, and say by whom they are used', async () => {
    const segment = (await call('POST', '/segments', { name: 'Used', condition: onPro })).body;
    const graph = {
      schemaVersion: 1,
      nodes: [
        { id: 't', type: 'incoming-message', version: 1, position: { x: 0, y: 0 }, config: {} },
        { id: 's', type: 'segment', version: 1, position: { x: 1, y: 0 }, config: { operator: 'is', segmentId: segment.id } },
        {
          id: 'a',
          type: 'assign-to-group',
          version: 1,
          position: { x: 2, y: 0 },
          config: { groupId: (await call('POST', '/groups', { name: 'G' })).body.id },
        },
      ],
      edges: [
        { id: '1', source: 't', sourceHandle: 'out', target: 's', targetHandle: 'in' },
        { id: '2', source: 's', sourceHandle: 'yes', target: 'a', targetHandle: 'in' },
      ],
    };
    const automation = (await call('POST', '/automations', { name: 'Uses it', graph })).body;
    expect((await call('POST', `/automations/${automation.id}/publish`, { revision: 1 })).status).toBe(200);
    const uses = [null, 1].map((version) => ({
      kind: 'automation',
      id: automation.id,
      name: 'Uses it',
      version,
      nodeIds: ['s'],
    }));
    expect(await call('DELETE', `/segments/${segment.id}`)).toMatchObject({ status: 409, body: { usedBy: uses } });
    const message = { text: 'x', person: { id: 'new', attributes: { plan: 'PRO' } } };
    expect((await call('POST', `/automations/${automation.id}/simulate`, { message })).body).toMatchObject({
      matched: true,
      steps: [{}, { nodeId: 's', port: 'yes', why: [{ expected: 'Used' }, { field: 'person.attributes.plan' }] }, {}],
    });
    await call('DELETE', `/automations/${automation.id}`);
    expect((await call('DELETE', `/segments/${segment.id}`)).status).toBe(204);
    const { body } = await call('POST', '/automations/validate', { graph });
    expect(body.diagnostics).toMatchObject([
      { severity: 'error', code: 'unknown-segment', nodeId: 's', pointer: '/nodes/1/config/segmentId' },
    ]);
  });
});
