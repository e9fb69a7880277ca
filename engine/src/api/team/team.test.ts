import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveInMemory, startMs, type TestApi } from '../serve-in-memory.ts';

let api: TestApi;
beforeAll(async () => {
  api = await serveInMemory();
}, startMs);
afterAll(() => api?.close());

let made = 0;
async function makeAgent(more: object = {}) {
  made += 1;
  const { status, body } = await api.request('POST', '/api/v1/agents', {
    body: { name: `Agent ${made}`, email: `agent-${made}@example.com`, ...more },
  });
  expect(status).toBe(201);
  return body;
}
async function makeGroup(more: object = {}) {
  made += 1;
  const { status, body } = await api.request('POST', '/api/v1/groups', { body: { name: `Group ${made}`, ...more } });
  expect(status).toBe(201);
  return body;
}
const configurationRevision = async () =>
  (await api.database.query('select revision from switchboard.configuration')).rows[0].revision;

describe('agents', () => {
  it('are made with defaults, read, and changed in part', async () => {
    const agent = await makeAgent();
    expect(agent).toMatchObject({
      id: expect.stringMatching(/^a_[a-z2-7]{16}$/),
      role: 'agent',
      languages: [],
      availability: 'online',
      maxOpenConversations: null,
      revision: 1,
    });
    expect((await api.request('GET', `/api/v1/agents/${agent.id}`)).body).toEqual(agent);
    const { body } = await api.request('PUT', `/api/v1/agents/${agent.id}`, {
      body: { availability: 'away', maxOpenConversations: 3, revision: 1 },
    });
    expect(body).toEqual({ ...agent, availability: 'away', maxOpenConversations: 3, revision: 2, updatedAt: body.updatedAt });
  });
  it('are not changed from a stale revision', async () => {
    const agent = await makeAgent();
    await api.request('PUT', `/api/v1/agents/${agent.id}`, { body: { name: 'New' } });
    const stale = await api.request('PUT', `/api/v1/agents/${agent.id}`, { body: { name: 'Old', revision: 1 } });
    expect([stale.status, stale.body.revision]).toEqual([409, 2]);
  });
  it('have e-mails of their own, in any case', async () => {
    const agent = await makeAgent();
    const other = await makeAgent();
    const again = await api.request('POST', '/api/v1/agents', { body: { name: 'X', email: agent.email.toUpperCase() } });
    expect([again.status, again.body.errors[0].pointer]).toEqual([409, '/email']);
    expect((await api.request('PUT', `/api/v1/agents/${other.id}`, { body: { email: agent.email } })).status).toBe(409);
    expect((await api.request('PUT', `/api/v1/agents/${agent.id}`, { body: { email: agent.email.toUpperCase() } })).status).toBe(
      200,
    );
  });
  it("raise the configuration's revision with every change, and only then", async () => {
    const before = await configurationRevision();
    const agent = await makeAgent();
    await api.request('PUT', `/api/v1/agents/${agent.id}`, { body: { availability: 'offline' } });
    await api.request('DELETE', `/api/v1/agents/${agent.id}`);
    expect(await configurationRevision()).toBe(before + 3);
    await api.request('PUT', `/api/v1/agents/${agent.id}`, { body: { name: 'Gone' } });
    await api.request('GET', '/api/v1/agents');
    expect(await configurationRevision()).toBe(before + 3);
  });
  it('who are deleted are in no group and hold no conversation, and the timeline says so', async () => {
    const agent = await makeAgent({ name: 'Leaving' });
    const group = await makeGroup({ agentIds: [agent.id] });
    await api.database.query(
      `insert into switchboard.conversation (id, person_key, channel, status, group_id, assignee_id, assigned_by, last_message_at, created_at)
       values ('held', 'p', 'api', 'open', $1, $2, 'person', now(), now()), ('closed', 'p', 'api', 'closed', null, $2, 'person', now(), now())`,
      [group.id, agent.id],
    );
    expect((await api.request('DELETE', `/api/v1/agents/${agent.id}`)).status).toBe(204);
    expect((await api.request('GET', `/api/v1/groups/${group.id}`)).body).toMatchObject({ agentIds: [], revision: 2 });
    const { rows } = await api.database.query(
      `select id, group_id, assignee_id, assigned_by from switchboard.conversation where id in ('held', 'closed') order by id`,
    );
    expect(rows).toEqual([
      { id: 'closed', group_id: null, assignee_id: null, assigned_by: null },
      { id: 'held', group_id: group.id, assignee_id: null, assigned_by: 'person' },
    ]);
    const timeline = await api.database.query(
      `select conversation_id, kind, reason from switchboard.timeline where reason like 'Leaving%'`,
    );
    expect(timeline.rows).toEqual([{ conversation_id: 'held', kind: 'assigned', reason: 'Leaving was deleted.' }]);
    expect((await api.request('DELETE', `/api/v1/agents/${agent.id}`)).status).toBe(404);
  });
  it('always keep one administrator who can log in', async () => {
    const { body } = await api.request('GET', '/api/v1/agents?limit=200');
    const root = body.items.find((agent: { role: string }) => agent.role === 'administrator');
    expect((await api.request('DELETE', `/api/v1/agents/${root.id}`)).status).toBe(409);
    expect((await api.request('PUT', `/api/v1/agents/${root.id}`, { body: { role: 'agent' } })).status).toBe(409);
  });
  it('are listed by name, a page at a time, each once', async () => {
    for (const name of ['zoé', 'Zoe', 'zoe', 'Émile', 'émile']) await makeAgent({ name });
    const whole = (await api.request('GET', '/api/v1/agents?limit=200')).body;
    expect(whole.nextCursor).toBeNull();
    const ids: string[] = [];
    let cursor = '';
    for (let page = 0; page < 50; page += 1) {
      const { body } = await api.request('GET', `/api/v1/agents?limit=2${cursor}`);
      ids.push(...body.items.map((agent: { id: string }) => agent.id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(ids).toEqual(whole.items.map((agent: { id: string }) => agent.id));
  });
});

describe('groups', () => {
  it('are made with defaults, read, and changed in part', async () => {
    const agent = await makeAgent();
    const group = await makeGroup({ agentIds: [agent.id] });
    expect(group).toMatchObject({
      id: expect.stringMatching(/^g_[a-z2-7]{16}$/),
      permission: 'agents',
      agentIds: [agent.id],
      routing: { strategy: 'none' },
      revision: 1,
    });
    const { body } = await api.request('PUT', `/api/v1/groups/${group.id}`, { body: { name: 'French' } });
    expect(body).toEqual({ ...group, name: 'French', revision: 2, updatedAt: body.updatedAt });
  });
  it('have members that exist', async () => {
    const agent = await makeAgent();
    const { status, body } = await api.request('POST', '/api/v1/groups', {
      body: { name: 'Ghosts', agentIds: [agent.id, 'a_ghost'] },
    });
    expect([status, body.errors]).toEqual([422, [{ pointer: '/agentIds/1', detail: 'Must be the id of an agent.' }]]);
  });
  it('have names of their own, in any case', async () => {
    const group = await makeGroup();
    const again = await api.request('POST', '/api/v1/groups', { body: { name: group.name.toLowerCase() } });
    expect([again.status, again.body.errors[0].pointer]).toEqual([409, '/name']);
  });
  it('that are deleted leave their conversations without a group', async () => {
    const group = await makeGroup();
    await api.database.query(
      `insert into switchboard.conversation (id, person_key, channel, group_id, assigned_by, last_message_at, created_at) values ('grouped', 'p', 'api', $1, 'automation', now(), now())`,
      [group.id],
    );
    expect((await api.request('DELETE', `/api/v1/groups/${group.id}`)).status).toBe(204);
    const { rows } = await api.database.query(`select group_id, assigned_by from switchboard.conversation where id = 'grouped'`);
    expect(rows).toEqual([{ group_id: null, assigned_by: null }]);
  });
});

describe('the audit', () => {
  it('says who changed what, newest first', async () => {
    const agent = await makeAgent();
    await api.request('PUT', `/api/v1/agents/${agent.id}`, { body: { name: 'Renamed' } });
    const { body } = await api.request('GET', '/api/v1/audit?limit=2');
    expect(body.items).toMatchObject([
      { action: 'agent.save', subject: agent.id, byName: 'SWITCHBOARD_API_KEY', detail: { name: 'Renamed' } },
      { action: 'agent.create', subject: agent.id },
    ]);
    expect(body.nextCursor).not.toBeNull();
    expect((await api.request('GET', `/api/v1/audit?limit=1&cursor=${body.nextCursor}`)).body.items[0].id).toBeLessThan(
      body.items[1].id,
    );
  });
});
