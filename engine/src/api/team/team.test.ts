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
/** Gives an agent conversations, by their statuses. */
async function hold(agentId: string, statuses: Record<string, string>): Promise<void> {
  for (const [id, status] of Object.entries(statuses))
    await api.database.query(
      `insert into switchboard.conversation (id, person_key, channel, status, assignee_id, assigned_by, last_message_at, created_at)
       values ($1, 'p', 'api', $2, $3, 'automation', now(), now())`,
      [id, status, agentId],
    );
}
async function standing(like: string) {
  const { rows } = await api.database.query(
    'select id, group_id, assignee_id, assigned_by from switchboard.conversation where id like $1 order by id',
    [like],
  );
  return rows;
}
async function waitLines(like: string) {
  const { rows } = await api.database.query(
    `select conversation_id, reason, candidates from switchboard.timeline
     where conversation_id like $1 and kind = 'queued' order by conversation_id, id`,
    [like],
  );
  return rows;
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
      workingHours: null,
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
  it('are listed with how many open conversations they have', async () => {
    const agent = await makeAgent();
    expect(agent.openConversations).toBe(0);
    await hold(agent.id, { a: 'open', b: 'open', c: 'snoozed', d: 'closed' });
    expect((await api.request('GET', `/api/v1/agents/${agent.id}`)).body.openConversations).toBe(2);
    const { body } = await api.request('GET', '/api/v1/agents?limit=200');
    expect(body.items.find(({ id }: { id: string }) => id === agent.id).openConversations).toBe(2);
    await api.request('DELETE', `/api/v1/agents/${agent.id}`);
  });
  it('who are deleted leave what is not closed to an agent or a group, where one is named', async () => {
    const [leaving, receiver] = [await makeAgent({ name: 'Sofia' }), await makeAgent({ name: 'Luc' })];
    const group = await makeGroup({ name: 'Night shift' });
    const remove = (to: string) => api.request('DELETE', `/api/v1/agents/${leaving.id}?conversationsTo=${to}`);
    for (const wrong of ['nobody', 'agent:', `agent:${leaving.id}`, 'agent:a_ghost', 'group:g_ghost'])
      expect(await remove(wrong)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/conversationsTo' }] } });
    await hold(leaving.id, { 'to-agent': 'open', 'to-agent-snoozed': 'snoozed', 'to-agent-closed': 'closed' });
    expect((await remove(`agent:${receiver.id}`)).status).toBe(204);
    expect(await standing('to-agent%')).toEqual([
      { id: 'to-agent', group_id: null, assignee_id: receiver.id, assigned_by: 'person' },
      { id: 'to-agent-closed', group_id: null, assignee_id: null, assigned_by: null },
      { id: 'to-agent-snoozed', group_id: null, assignee_id: receiver.id, assigned_by: 'person' },
    ]);
    await hold(receiver.id, { 'to-group': 'open' });
    await api.request('DELETE', `/api/v1/agents/${receiver.id}?conversationsTo=group:${group.id}`);
    expect(await standing('to-%')).toMatchObject([
      { id: 'to-agent', group_id: group.id, assignee_id: null, assigned_by: 'person' },
      { id: 'to-agent-closed' },
      { id: 'to-agent-snoozed', group_id: group.id },
      { id: 'to-group', group_id: group.id },
    ]);
    const { rows } = await api.database.query(
      `select reason from switchboard.timeline where conversation_id = 'to-agent' order by id`,
    );
    expect(rows.map(({ reason }) => reason)).toEqual([
      'Sofia was deleted. Assigned to Luc.',
      'Luc was deleted. Assigned to Night shift.',
    ]);
    await api.database.query(`delete from switchboard.conversation where id like 'to-%'`);
    await api.request('DELETE', `/api/v1/groups/${group.id}`);
  });
  it('who are deleted leave what is of a group that picks its agents in its queue, and the timeline says so', async () => {
    const agent = await makeAgent({ name: 'Nadia' });
    const picks = await makeGroup({ name: 'Picks', routing: { strategy: 'least-busy' } });
    const chooses = await makeGroup();
    await hold(agent.id, { 'q-picks': 'open', 'q-chooses': 'open', 'q-closed': 'closed' });
    await api.database.query(
      `update switchboard.conversation set group_id = case id when 'q-chooses' then $1 else $2 end where id like 'q-%'`,
      [chooses.id, picks.id],
    );
    await api.request('DELETE', `/api/v1/agents/${agent.id}`);
    const { rows } = await api.database.query(
      `select id, assignee_id, queued_at is not null as waits from switchboard.conversation where id like 'q-%' order by id`,
    );
    expect(rows).toEqual([
      { id: 'q-chooses', assignee_id: null, waits: false },
      { id: 'q-closed', assignee_id: null, waits: false },
      { id: 'q-picks', assignee_id: null, waits: true },
    ]);
    const timeline = await api.database.query(
      `select conversation_id, kind, by, reason from switchboard.timeline where conversation_id like 'q-%' order by id`,
    );
    expect(timeline.rows).toEqual([
      { conversation_id: 'q-chooses', kind: 'assigned', by: expect.any(String), reason: 'Nadia was deleted.' },
      { conversation_id: 'q-picks', kind: 'assigned', by: expect.any(String), reason: 'Nadia was deleted.' },
      { conversation_id: 'q-picks', kind: 'queued', by: 'routing', reason: 'Waits for an agent of Picks: Picks has no members.' },
    ]);
    await api.request('DELETE', `/api/v1/groups/${picks.id}`);
    expect((await api.database.query(`select 1 from switchboard.conversation where queued_at is not null`)).rows).toEqual([]);
  });
  it('who are deleted leave each group’s conversations with why nobody else could take them', async () => {
    const [leaving, away] = [await makeAgent({ name: 'Noah' }), await makeAgent({ name: 'Lena', availability: 'away' })];
    const agentIds = [leaving.id, away.id];
    const full = await makeGroup({ name: 'Full', agentIds, routing: { strategy: 'round-robin' } });
    const free = await makeGroup({ name: 'Free', agentIds, routing: { strategy: 'least-busy', onlyOnline: false } });
    await hold(leaving.id, { 'w-full-1': 'open', 'w-full-2': 'open', 'w-full-asleep': 'snoozed', 'w-free': 'open' });
    await api.database.query(
      `update switchboard.conversation set group_id = case id when 'w-free' then $1 else $2 end where id like 'w-%'`,
      [free.id, full.id],
    );
    await api.request('DELETE', `/api/v1/agents/${leaving.id}`);
    const nobody = {
      reason: 'Waits for an agent of Full: nobody in Full can take it.',
      candidates: [{ agentId: away.id, name: 'Lena', chosen: false, reason: 'away' }],
    };
    expect(await waitLines('w-%')).toEqual([
      { conversation_id: 'w-free', reason: 'Waits for an agent of Free.', candidates: null },
      { conversation_id: 'w-full-1', ...nobody },
      { conversation_id: 'w-full-2', ...nobody },
    ]);
    for (const { id } of [full, free]) await api.request('DELETE', `/api/v1/groups/${id}`);
    await api.request('DELETE', `/api/v1/agents/${away.id}`);
    await api.database.query(`delete from switchboard.conversation where id like 'w-%'`);
  });
  it('are away by hand from the moment that their availability is named', async () => {
    const agent = await makeAgent();
    await api.database.query(`update switchboard.agent set availability = 'away', away_by_itself = true where id = $1`, [
      agent.id,
    ]);
    const path = `/api/v1/agents/${agent.id}`;
    expect((await api.request('PUT', path, { body: { name: 'Renamed' } })).body.awayByItself).toBe(true);
    expect((await api.request('PUT', path, { body: { availability: 'away' } })).body).toMatchObject({
      availability: 'away',
      awayByItself: false,
    });
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

describe('working hours', () => {
  it('are kept with an agent, and refused when the zone is none, an end comes before its beginning, or two overlap', async () => {
    const workingHours = { timeZone: 'Europe/Paris', days: { monday: [{ from: '09:00', to: '17:30' }] } };
    const { status, body } = await api.request('POST', '/api/v1/agents', {
      body: { name: 'Zoe', email: 'zoe@example.com', workingHours },
    });
    expect([status, body.workingHours]).toEqual([201, workingHours]);
    const friday = [
      { from: '12:00', to: '17:00' },
      { from: '09:00', to: '12:00' },
      { from: '16:00', to: '18:00' },
    ];
    const wrong = { timeZone: 'Mars/Olympus', days: { tuesday: [{ from: '10:00', to: '10:00' }], friday } };
    const refused = await api.request('PUT', `/api/v1/agents/${body.id}`, { body: { workingHours: wrong } });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/workingHours/timeZone',
      '/workingHours/days/tuesday/0/to',
      '/workingHours/days/friday/2',
    ]);
  });
  it('are refused with a closed day that there is not', async () => {
    const hours = { timeZone: 'Europe/Paris', days: {}, closedOn: ['2026-02-28', '2026-02-30'] };
    const detail = 'Must be a day that there is, and 2026-02-30 is none.';
    const refusals = [
      await api.request('POST', '/api/v1/groups', { body: { name: 'Leap', hours } }),
      await api.request('PUT', `/api/v1/groups/${(await makeGroup()).id}`, { body: { hours } }),
      await api.request('PUT', `/api/v1/agents/${(await makeAgent()).id}`, { body: { workingHours: hours } }),
    ];
    expect(refusals.map(({ status, body }) => [status, body.errors])).toEqual([
      [422, [{ pointer: '/hours/closedOn/1', detail }]],
      [422, [{ pointer: '/hours/closedOn/1', detail }]],
      [422, [{ pointer: '/workingHours/closedOn/1', detail }]],
    ]);
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
      hours: null,
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
  it('overflow into another group that there is, and never in a circle', async () => {
    const routing = (overflowGroupId: string) => ({ strategy: 'round-robin', overflowGroupId });
    const pointer = '/routing/overflowGroupId';
    const unknown = await api.request('POST', '/api/v1/groups', { body: { name: 'Lost', routing: routing('g_ghost') } });
    expect([unknown.status, unknown.body.errors]).toEqual([422, [{ pointer, detail: 'Must be the id of a group.' }]]);
    const last = await makeGroup({ name: 'Last' });
    const middle = await makeGroup({ name: 'Middle', routing: routing(last.id) });
    const first = await makeGroup({ name: 'First', routing: routing(middle.id) });
    const save = (id: string, overflowGroupId: string) =>
      api.request('PUT', `/api/v1/groups/${id}`, { body: { routing: routing(overflowGroupId) } });
    expect((await save(last.id, last.id)).body.errors).toMatchObject([{ pointer }]);
    expect(await save(last.id, first.id)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer, detail: 'Leads in a circle: “Last” → “First” → “Middle” → “Last”.' }] },
    });
    expect((await save(first.id, last.id)).status).toBe(200);
  });
  it('that others overflow into are not deleted, and say which', async () => {
    const target = await makeGroup();
    const { id, name } = await makeGroup({ routing: { strategy: 'least-busy', overflowGroupId: target.id } });
    expect(await api.request('DELETE', `/api/v1/groups/${target.id}`)).toMatchObject({
      status: 409,
      body: { usedBy: [{ kind: 'group', id, name }] },
    });
    await api.request('DELETE', `/api/v1/groups/${id}`);
    expect((await api.request('DELETE', `/api/v1/groups/${target.id}`)).status).toBe(204);
  });
  it('that begin to pick their agents say of what lies unassigned why it waits', async () => {
    const away = await makeAgent({ name: 'Ida', availability: 'away' });
    const group = await makeGroup({ name: 'Begins', agentIds: [away.id] });
    await api.database.query(
      `insert into switchboard.conversation (id, person_key, channel, status, group_id, last_message_at, created_at)
       select id, 'p', 'api', status, $1, now(), now() from (values ('lies', 'open'), ('lies-asleep', 'snoozed')) v(id, status)`,
      [group.id],
    );
    const pick = { body: { routing: { strategy: 'round-robin' } } };
    expect((await api.request('PUT', `/api/v1/groups/${group.id}`, pick)).status).toBe(200);
    const line = {
      conversation_id: 'lies',
      reason: 'Waits for an agent of Begins: nobody in Begins can take it.',
      candidates: [{ agentId: away.id, name: 'Ida', chosen: false, reason: 'away' }],
    };
    expect(await waitLines('lies%')).toEqual([line]);
    await api.request('PUT', `/api/v1/groups/${group.id}`, pick);
    expect(await waitLines('lies%')).toEqual([line]);
    await api.request('DELETE', `/api/v1/groups/${group.id}`);
    await api.request('DELETE', `/api/v1/agents/${away.id}`);
    await api.database.query(`delete from switchboard.conversation where id like 'lies%'`);
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
  it('say how many of their conversations nobody has, and leave these to whom is named when they are deleted', async () => {
    const [holder, taker] = [await makeAgent({ name: 'Hana' }), await makeAgent({ name: 'Theo' })];
    const [leaving, picks] = [
      await makeGroup({ name: 'Leaving' }),
      await makeGroup({ name: 'Picks again', routing: { strategy: 'least-busy' } }),
    ];
    const remove = (to: string) => api.request('DELETE', `/api/v1/groups/${leaving.id}?conversationsTo=${to}`);
    await hold(holder.id, { 'g-held': 'open', 'g-waits': 'open', 'g-snoozed': 'snoozed', 'g-closed': 'closed' });
    await api.database.query(
      `update switchboard.conversation set group_id = $1, assignee_id = case when id = 'g-held' then assignee_id end
       where id like 'g-%'`,
      [leaving.id],
    );
    expect((await api.request('GET', `/api/v1/groups/${leaving.id}`)).body.waitingConversations).toBe(2);
    for (const wrong of ['queue', `group:${leaving.id}`, 'group:g_ghost', 'agent:a_ghost'])
      expect(await remove(wrong)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/conversationsTo' }] } });
    expect((await remove(`group:${picks.id}`)).status).toBe(204);
    expect(await standing('g-%')).toEqual([
      { id: 'g-closed', group_id: null, assignee_id: null, assigned_by: null },
      { id: 'g-held', group_id: null, assignee_id: holder.id, assigned_by: 'automation' },
      { id: 'g-snoozed', group_id: picks.id, assignee_id: null, assigned_by: 'person' },
      { id: 'g-waits', group_id: picks.id, assignee_id: null, assigned_by: 'person' },
    ]);
    const timelineOf = async (id: string) =>
      (await api.database.query('select reason from switchboard.timeline where conversation_id = $1 order by id', [id])).rows.map(
        ({ reason }) => reason,
      );
    expect(await timelineOf('g-held')).toEqual(['The group Leaving was deleted.']);
    expect(await timelineOf('g-waits')).toEqual([
      'The group Leaving was deleted. Assigned to Picks again.',
      'Waits for an agent of Picks again: Picks again has no members.',
    ]);
    expect((await api.request('GET', `/api/v1/groups/${picks.id}`)).body.waitingConversations).toBe(2);
    await api.request('DELETE', `/api/v1/groups/${picks.id}?conversationsTo=agent:${taker.id}`);
    expect(await standing('g-waits')).toEqual([{ id: 'g-waits', group_id: null, assignee_id: taker.id, assigned_by: 'person' }]);
    expect((await timelineOf('g-waits')).at(-1)).toBe('The group Picks again was deleted. Assigned to Theo.');
    await api.database.query(`delete from switchboard.conversation where id like 'g-%'`);
    for (const { id } of [holder, taker]) await api.request('DELETE', `/api/v1/agents/${id}`);
  });
});

describe('the audit', () => {
  it('says who changed what, newest first', async () => {
    const agent = await makeAgent();
    const change = { name: 'Renamed', role: agent.role, maxOpenConversations: 8 };
    await api.request('PUT', `/api/v1/agents/${agent.id}`, { body: change });
    const { body } = await api.request('GET', '/api/v1/audit?limit=2');
    // What was given and is as before is no change.
    expect(body.items[0].detail).toEqual({
      name: { from: agent.name, to: 'Renamed' },
      maxOpenConversations: { from: agent.maxOpenConversations, to: 8 },
    });
    expect(body.items).toMatchObject([
      { action: 'agent.save', subject: agent.id, byName: 'SWITCHBOARD_API_KEY', subjectName: 'Renamed' },
      { action: 'agent.create', subject: agent.id },
    ]);
    expect(body.nextCursor).not.toBeNull();
    expect((await api.request('GET', `/api/v1/audit?limit=1&cursor=${body.nextCursor}`)).body.items[0].id).toBeLessThan(
      body.items[1].id,
    );
  });
  it('calls what was deleted by the name it had', async () => {
    const group = await makeGroup({ name: 'Short-lived' });
    await api.request('PUT', `/api/v1/groups/${group.id}`, { body: { name: 'Gone' } });
    await api.request('DELETE', `/api/v1/groups/${group.id}`);
    const { body } = await api.request('GET', `/api/v1/audit?subject=${group.id}`);
    expect(body.items.map(({ subjectName }: { subjectName: string }) => subjectName)).toEqual(['Gone', 'Gone', 'Gone']);
  });
});
