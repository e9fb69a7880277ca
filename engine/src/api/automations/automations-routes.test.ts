import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestStack, type TestStack } from './test-stack.ts';

const emptyGraph = { schemaVersion: 1, nodes: [], edges: [] };
const trigger = { id: 't', type: 'incoming-message', version: 1, position: { x: 0, y: 0 }, config: {} };

describe('automations', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startTestStack();
  }, 60_000);
  afterAll(() => stack.close());
  beforeEach(() => stack.database.query('delete from switchboard.automation'));

  const create = async (name: string): Promise<{ id: string; revision: number }> =>
    (await stack.request('POST', '/automations', { name, graph: emptyGraph })).body;
  const names = async (path: string): Promise<string[]> =>
    (await stack.request('GET', path)).body.items.map((each: { name: string }) => each.name);

  it('begin as a draft at the end of the list', async () => {
    await create('First');
    const { status, body } = await stack.request('POST', '/automations', {
      name: 'Second',
      description: 'Why',
      graph: emptyGraph,
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^au_[a-z2-7]{16}$/),
      name: 'Second',
      description: 'Why',
      status: 'draft',
      revision: 1,
      graph: emptyGraph,
      publishedVersion: null,
      owner: { id: expect.any(String), name: expect.any(String) },
      changedBy: { id: expect.any(String), name: expect.any(String) },
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: expect.stringMatching(/Z$/),
    });
    expect(await names('/automations')).toEqual(['First', 'Second']);
    expect((await stack.request('GET', `/automations/${body.id}`)).body).toEqual(body);
  });

  it('are listed without their graphs when asked for', async () => {
    await create('A');
    const [{ graph, ...summary }] = (await stack.request('GET', '/automations')).body.items;
    expect(graph).toEqual(emptyGraph);
    expect((await stack.request('GET', '/automations?graphs=no')).body.items).toEqual([summary]);
  });

  it('are listed page by page', async () => {
    for (const name of ['A', 'B', 'C']) await create(name);
    const first = await stack.request('GET', '/automations?limit=2');
    expect(first.body.items).toHaveLength(2);
    const second = await stack.request('GET', `/automations?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ name: 'C' }], nextCursor: null });
    const wrong = await stack.request('GET', '/automations?cursor=nonsense');
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/cursor' }] } });
  });

  it('are kept, and told what is missing, when a node has no configuration at all', async () => {
    const { config: _none, ...bare } = { ...trigger, type: 'country' };
    const graph = { ...emptyGraph, nodes: [bare] };
    const { diagnostics } = (await stack.request('POST', '/automations/validate', { graph })).body;
    expect(diagnostics).toContainEqual(expect.objectContaining({ nodeId: 't', pointer: '/nodes/0/config/countries' }));
    const { status, body } = await stack.request('POST', '/automations', { name: 'Bare', graph });
    expect({ status, nodes: body.graph.nodes }).toEqual({ status: 201, nodes: [{ ...bare, config: {} }] });
    const saved = await stack.request('PUT', `/automations/${body.id}`, { revision: 1, graph });
    expect(saved).toMatchObject({ status: 200, body: { graph: { nodes: [{ config: {} }] } } });
  });

  it('keep what a change leaves out, and rise in revision', async () => {
    const { id } = await create('Name');
    const graph = { ...emptyGraph, nodes: [trigger] };
    const saved = await stack.request('PUT', `/automations/${id}`, { revision: 1, graph });
    expect(saved).toMatchObject({ status: 200, body: { name: 'Name', revision: 2, graph } });
    const renamed = await stack.request('PUT', `/automations/${id}`, { revision: 2, name: 'Other' });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Other', revision: 3, graph } });
  });

  it('are not overwritten from an older revision', async () => {
    const { id } = await create('Name');
    await stack.request('PUT', `/automations/${id}`, { revision: 1, name: 'Mine' });
    const stale = await stack.request('PUT', `/automations/${id}`, { revision: 1, name: 'Theirs' });
    expect(stale).toMatchObject({ status: 409, body: { status: 409, revision: 2 } });
    expect(stale.headers.get('content-type')).toMatch('application/problem+json');
    expect(await names('/automations')).toEqual(['Mine']);
  });

  it('let one of two simultaneous changes through', async () => {
    const { id } = await create('Name');
    const answers = await Promise.all(
      ['One', 'Two'].map((name) => stack.request('PUT', `/automations/${id}`, { revision: 1, name })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('refuse a draft whose envelope is malformed, naming the deepest field', async () => {
    const pointers = async (graph: unknown): Promise<string[]> => {
      const { status, body } = await stack.request('POST', '/automations', { name: 'Name', graph });
      expect(status).toBe(422);
      return body.errors.map((error: { pointer: string }) => error.pointer);
    };
    expect(await pointers({ ...emptyGraph, nodes: [{ ...trigger, position: { x: 'left', y: 0 } }] })).toEqual([
      '/graph/nodes/0/position/x',
    ]);
    expect(await pointers({ ...emptyGraph, edges: [{ id: '1', source: 't', sourceHandle: 'out', target: 'c' }] })).toEqual([
      '/graph/edges/0/targetHandle',
    ]);
    expect(await pointers({ ...emptyGraph, schemaVersion: 2 })).toEqual(['/graph/schemaVersion']);
    expect(await pointers({ ...emptyGraph, nodes: [{ ...trigger, config: { text: 'a\u0000b' } }] })).toEqual([
      '/graph/nodes/0/config/text',
    ]);
  });

  it('refuse a draft in which an id is had twice, naming the second', async () => {
    const edge = { id: '1', source: 't', sourceHandle: 'out', target: 'c', targetHandle: 'in' };
    const frame = { id: 't', position: { x: 0, y: 0 }, size: { width: 100, height: 100 }, title: '', tint: 'grey' };
    const graph = { ...emptyGraph, nodes: [trigger, trigger], edges: [edge, edge], frames: [frame] };
    const detail = 'Must be its own: something before it has this id.';
    const errors = ['/graph/nodes/1/id', '/graph/frames/0/id', '/graph/edges/1/id'].map((pointer) => ({ pointer, detail }));
    const created = await stack.request('POST', '/automations', { name: 'Name', graph });
    expect(created).toMatchObject({ status: 422, body: { errors } });
    const { id } = await create('Name');
    const saved = await stack.request('PUT', `/automations/${id}`, { revision: 1, graph });
    expect(saved).toMatchObject({ status: 422, body: { errors } });
  });

  it('tell a draft that was kept with an id twice with one for each, as it can be saved', async () => {
    const { id } = await create('Name');
    const stored = { ...emptyGraph, nodes: [trigger, { ...trigger, name: 'Second' }] };
    await stack.database.query('update switchboard.automation set graph = $2::jsonb where id = $1', [id, JSON.stringify(stored)]);
    const { graph } = (await stack.request('GET', `/automations/${id}`)).body;
    expect(graph.nodes).toEqual([trigger, { ...trigger, id: 't-2', name: 'Second' }]);
    expect((await stack.request('GET', '/automations')).body.items[0].graph).toEqual(graph);
    expect(await stack.request('PUT', `/automations/${id}`, { revision: 1, graph })).toMatchObject({
      status: 200,
      body: { graph },
    });
  });

  it('keep an unfinished draft whose faults are told by diagnostics', async () => {
    const graph = { ...emptyGraph, nodes: [trigger, { ...trigger, id: 'x', type: 'no-such-type' }] };
    expect((await stack.request('POST', '/automations', { name: 'Name', graph })).status).toBe(201);
    const { status, body } = await stack.request('POST', '/automations/validate', { graph });
    expect(status).toBe(200);
    expect(body.diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'error', nodeId: 'x', pointer: expect.stringMatching(/^\/nodes\/1/) }),
    );
  });

  it('are put in an order that names every one exactly once', async () => {
    const [a, b, c] = [await create('A'), await create('B'), await create('C')];
    expect((await stack.request('PUT', '/automations/order', { ids: [c.id, a.id, b.id] })).status).toBe(200);
    expect(await names('/automations')).toEqual(['C', 'A', 'B']);
    await create('D');
    expect(await names('/automations')).toEqual(['C', 'A', 'B', 'D']);
    const wrong = await stack.request('PUT', '/automations/order', { ids: [a.id, a.id, 'au_none'] });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(['/ids/1', '/ids/2', '/ids']);
  });

  it('are given to an agent, and stay as they are', async () => {
    await stack.database.query(`insert into switchboard.agent (id, name, email, role, languages, availability)
      values ('a_marie', 'Marie', 'marie@example.com', 'agent', '[]', 'online')`);
    const { id, revision } = await create('Name');
    const give = (agentId: string) => stack.request('PUT', `/automations/${id}/owner`, { agentId });
    const given = { owner: { id: 'a_marie', name: 'Marie' }, revision };
    for (const _ of ['given', 'given again']) expect(await give('a_marie')).toMatchObject({ status: 200, body: given });
    expect((await give('a_none')).body.errors).toEqual([{ pointer: '/agentId', detail: 'Must be the id of an agent.' }]);
    expect((await stack.request('PUT', '/automations/au_none/owner', { agentId: 'a_marie' })).status).toBe(404);
    const { rows } = await stack.database.query('select action, detail from switchboard.audit where subject = $1 order by id', [
      id,
    ]);
    expect(rows).toEqual([
      { action: 'automation.created', detail: { name: 'Name' } },
      { action: 'automation.given', detail: { owner: 'a_marie' } },
    ]);
  });

  it('are deleted once', async () => {
    const { id } = await create('Name');
    expect((await stack.request('DELETE', `/automations/${id}`)).status).toBe(204);
    expect((await stack.request('DELETE', `/automations/${id}`)).status).toBe(404);
    expect((await stack.request('GET', `/automations/${id}`)).status).toBe(404);
  });

  it('leave a line in the audit for every change, saves in a row being one', async () => {
    const { id } = await create('Name');
    await stack.request('PUT', `/automations/${id}`, { revision: 1, name: 'Other' });
    await create('Another');
    await stack.request('PUT', `/automations/${id}`, { revision: 2, name: 'Third' });
    const { rows } = await stack.database.query('select action, detail from switchboard.audit where subject = $1 order by id', [
      id,
    ]);
    expect(rows).toMatchObject([{ action: 'automation.created' }, { action: 'automation.saved', detail: { revision: 3 } }]);
  });
});
