import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allRoutes } from './all-routes.ts';
import { createAuthenticator } from './authenticator.ts';
import { joinTeam, type Member } from './login/join-team.ts';
import { rights } from './principal.ts';
import { readEvents } from './read-events.ts';
import { accessKey, agentAccess } from './rights.ts';
import type { Route } from './route.ts';
import { serveInMemory, startMs, type TestApi } from './serve-in-memory.ts';

let api: TestApi;
let routes: Route[];
let marie: Member;
let boss: Member;
let keys: Record<string, string>;

/** Conversations by how they stand to Marie. */
const visible = ['hers', 'of-her-group', 'of-nobody'];
const foreign = ['of-luc', 'of-another-group', 'of-luc-in-another-group'];

async function fill(): Promise<void> {
  const luc = (await api.request('POST', '/api/v1/agents', { body: { name: 'Luc', email: 'luc@example.com' } })).body.id;
  const group = async (name: string, agentIds: string[]) =>
    (await api.request('POST', '/api/v1/groups', { body: { name, agentIds } })).body.id;
  const hers = await group('French', [marie.id, luc]);
  const another = await group('German', [luc]);
  const rows = [
    ['hers', null, marie.id],
    ['of-her-group', hers, luc],
    ['of-nobody', null, null],
    ['of-luc', null, luc],
    ['of-another-group', another, null],
    ['of-luc-in-another-group', another, luc],
  ];
  for (const [id, groupId, assigneeId] of rows) {
    await api.database.query(
      `insert into switchboard.conversation (id, person_key, channel, group_id, assignee_id, last_message_at, created_at)
       values ($1, 'p', 'api', $2, $3, now(), now())`,
      [id, groupId, assigneeId],
    );
    const { rows: events } = await api.database.query<{ seq: number }>(
      `insert into switchboard.event (kind, lane, conversation_id, person_key, message_id, accepted_at, payload)
       values ('message', 0, $1, 'p', 'message-' || $1, now(), '{"text":"Bonjour"}') returning seq`,
      [id],
    );
    await api.database.query(
      `insert into switchboard.run (id, automation_id, version, seq, message_id, conversation_id, status, started_at, steps)
       values ('run-' || $1, 'au', 1, $2, 'message-' || $1, $1, 'completed', now(), '[]')`,
      [id, events[0]!.seq],
    );
    await api.database.query(
      `insert into switchboard.effect (id, run_id, node_id, automation_id, conversation_id, seq, kind, content, created_at)
       values ('mail-' || $1, 'run-' || $1, 'n', 'au', $1, $2, 'email', '{"toEmail":"x@example.com","subject":"","text":"","html":""}', now())`,
      [id, events[0]!.seq],
    );
  }
}

beforeAll(async () => {
  api = await serveInMemory();
  const { dependencies, database } = api;
  routes = allRoutes(dependencies, createAuthenticator({ database, logger: dependencies.logger }));
  marie = await joinTeam(api, 'Marie');
  boss = await joinTeam(api, 'Boss', { role: 'administrator' });
  await fill();
  keys = {};
  for (const scope of rights) {
    const { body } = await api.request('POST', '/api/v1/api-keys', { body: { name: scope, scopes: [scope] } });
    keys[scope] = body.key;
  }
}, startMs);
afterAll(() => api?.close());

/** Each route that asks for a right; live streams are asked for their head alone, since they do not end. */
const guarded = () => routes.filter((route) => route.right !== 'public');

interface Asked {
  headers?: Record<string, string>;
  key?: string | null;
  id?: string;
  query?: string;
}

async function ask(route: Route, { headers = {}, key = null, id = 'nothing', query = '' }: Asked): Promise<number> {
  const path = route.path.replace(':id', id).replaceAll(/:\w+/g, '1') + query;
  const isStream = Object.values(route.answers).some(({ contentType }) => contentType === 'text/event-stream');
  const body = route.body === undefined || route.method === 'get' ? undefined : {};
  return (await api.request(isStream ? 'HEAD' : route.method.toUpperCase(), path, { key, headers, body })).status;
}

async function logInAgain(member: Member): Promise<void> {
  await api.database.query('delete from switchboard.rate_limit');
  member.headers = (await api.logIn({ email: member.email, password: member.password })).headers;
}

const endsSessions = (route: Route) => route.method === 'delete' && route.path === '/api/v1/account/sessions';
const refused = (status: number) => status === 401 || status === 403;
const namesOf = (found: Route[]) => found.map(accessKey);

describe('the table of rights', () => {
  it('names routes that there are', () => {
    const known = new Set(namesOf(routes));
    expect(Object.keys(agentAccess).filter((name) => !known.has(name))).toEqual([]);
  });
  it('lets agents at nothing that needs admin or messages:write', () => {
    const closed = routes.filter((route) => route.right === 'admin' || route.right === 'messages:write');
    expect(namesOf(closed).filter((name) => name in agentAccess)).toEqual([]);
  });
  it('asks conversation, run and message of routes that name one', () => {
    for (const [name, access] of Object.entries(agentAccess)) {
      if (access === 'conversation') expect(name).toMatch(/conversations\/:id/);
      if (access === 'run') expect(name).toMatch(/runs\/:id/);
      if (/conversations\/:id/.test(name)) expect(access).toBe('conversation');
    }
  });
});

describe('every route', () => {
  it('refuses who shows no credentials', async () => {
    for (const route of guarded()) expect([accessKey(route), await ask(route, {})]).toEqual([accessKey(route), 401]);
  });
  it('refuses a key without its scope, and no other', async () => {
    for (const route of guarded()) {
      for (const scope of rights) {
        if (scope === route.right && (route.path.startsWith('/api/v1/account') || route.method === 'delete')) continue;
        const status = await ask(route, { key: keys[scope]! });
        expect([accessKey(route), scope, status === 403]).toEqual([accessKey(route), scope, scope !== route.right]);
      }
    }
  });
  it('lets an administrator in', async () => {
    for (const route of guarded()) {
      expect([accessKey(route), refused(await ask(route, { headers: boss.headers }))]).toEqual([accessKey(route), false]);
      if (endsSessions(route)) await logInAgain(boss);
    }
  });
  it('that the table does not name, or that needs more, refuses an agent', async () => {
    for (const route of guarded().filter((each) => agentAccess[accessKey(each)] === undefined)) {
      for (const id of ['nothing', 'hers', marie.id])
        expect([accessKey(route), await ask(route, { headers: marie.headers, id })]).toEqual([accessKey(route), 403]);
    }
  });
  it('that is for all lets an agent in', async () => {
    for (const route of guarded().filter((each) => ['all', 'filtered'].includes(agentAccess[accessKey(each)] ?? ''))) {
      expect([accessKey(route), refused(await ask(route, { headers: marie.headers }))]).toEqual([accessKey(route), false]);
      if (endsSessions(route)) await logInAgain(marie);
    }
  });
  it('about an agent is for that agent alone', async () => {
    for (const route of guarded().filter((each) => agentAccess[accessKey(each)] === 'self')) {
      expect(refused(await ask(route, { headers: marie.headers, id: marie.id }))).toBe(false);
      expect(await ask(route, { headers: marie.headers, id: boss.id })).toBe(403);
    }
  });
  it('about a conversation, run or message answers for her own, and says of others that they are not there', async () => {
    for (const route of guarded()) {
      const access = agentAccess[accessKey(route)];
      if (access !== 'conversation' && access !== 'run' && access !== 'message') continue;
      const about = (conversation: string): Asked => ({
        headers: marie.headers,
        id: access === 'run' ? `run-${conversation}` : conversation,
        query: access === 'message' ? `?messageId=message-${conversation}` : '',
      });
      for (const conversation of foreign)
        expect([accessKey(route), conversation, await ask(route, about(conversation))]).toEqual([
          accessKey(route),
          conversation,
          404,
        ]);
      // No automation, tag or facts of that id are there: what counts is that rights do not stand in the way.
      const passes = access === 'message' || /:tag/.test(route.path) ? [404, 410, 200, 204] : [200, 201, 202, 204, 409, 422];
      for (const conversation of visible) {
        const status = await ask(route, about(conversation));
        expect([accessKey(route), conversation, status, passes.includes(status)]).toEqual([
          accessKey(route),
          conversation,
          status,
          true,
        ]);
      }
    }
  });
});

describe('what agents are shown', () => {
  const get = async (path: string, headers = marie.headers) => (await api.request('GET', path, { key: null, headers })).body;
  const conversationIds = (body: { items: { id?: string; conversationId?: string }[] }, field: 'id' | 'conversationId') =>
    body.items.map((item) => item[field]).sort();

  it('of lists is their part, and all of it', async () => {
    expect(conversationIds(await get('/api/v1/conversations'), 'id')).toEqual([...visible].sort());
    expect(conversationIds(await get('/api/v1/runs'), 'conversationId')).toEqual([...visible].sort());
    expect(conversationIds(await get('/api/v1/emails'), 'conversationId')).toEqual([...visible].sort());
    expect(conversationIds(await get('/api/v1/messages'), 'conversationId')).toEqual([...visible].sort());
  });
  it('is all that there is, to an administrator', async () => {
    expect(conversationIds(await get('/api/v1/conversations', boss.headers), 'id')).toEqual([...visible, ...foreign].sort());
    expect(conversationIds(await get('/api/v1/runs', boss.headers), 'conversationId')).toEqual([...visible, ...foreign].sort());
    const messages = await get('/api/v1/messages', boss.headers);
    expect(conversationIds(messages, 'conversationId')).toEqual([...visible, ...foreign].sort());
  });
  it('is no more when they filter by a conversation, an agent or a group of others', async () => {
    expect((await get('/api/v1/runs?conversationId=of-luc')).items).toEqual([]);
    expect((await get('/api/v1/runs?messageId=message-of-luc')).items).toEqual([]);
    expect((await get('/api/v1/emails?conversationId=of-luc')).items).toEqual([]);
  });
  it('of mails about logins is nothing, and nothing to a key without admin', async () => {
    const subjects = (body: { items: { subject: string }[] }) => body.items.map((item) => item.subject).join();
    expect(subjects((await api.request('GET', '/api/v1/emails')).body)).toContain('invited to Switchboard');
    expect(subjects(await get('/api/v1/emails', boss.headers))).toContain('invited to Switchboard');
    expect(subjects(await get('/api/v1/emails'))).not.toContain('invited to Switchboard');
    expect(subjects((await api.request('GET', '/api/v1/emails', { key: keys['read']! })).body)).not.toContain(
      'invited to Switchboard',
    );
  });
  it('of live updates are their conversations; of others only that there is more', async () => {
    const stream = await readEvents(`${api.origin}/api/v1/live?topics=conversations`, marie.headers);
    api.dependencies.changes.publish('conversations', { id: 'hers' });
    expect((await stream.next()).data).toEqual({ notes: [{ id: 'hers' }], more: false });
    api.dependencies.changes.publish('conversations', { id: 'of-luc' });
    api.dependencies.changes.publish('conversations', { id: 'of-nobody' });
    expect((await stream.next()).data).toEqual({ notes: [{ id: 'of-nobody' }], more: true });
    stream.close();
  });
  it('changes with their groups and their role, at once', async () => {
    const { body } = await api.request('GET', '/api/v1/groups');
    const german = body.items.find((group: { name: string }) => group.name === 'German');
    await api.request('PUT', `/api/v1/groups/${german.id}`, { body: { agentIds: [marie.id] } });
    expect((await get('/api/v1/conversations/of-another-group')).id).toBe('of-another-group');
    await api.request('PUT', `/api/v1/groups/${german.id}`, { body: { agentIds: [] } });
    expect((await get('/api/v1/conversations/of-another-group')).status).toBe(404);
    await api.request('PUT', `/api/v1/agents/${marie.id}`, { body: { role: 'administrator' } });
    expect((await get('/api/v1/conversations/of-another-group')).id).toBe('of-another-group');
    await api.request('PUT', `/api/v1/agents/${marie.id}`, { body: { role: 'agent' } });
    expect((await get('/api/v1/conversations/of-another-group')).status).toBe(404);
  });

  it('is everything to a member of a group of administrators, for as long as they are one', async () => {
    const audit = async () => (await api.request('GET', '/api/v1/audit', { key: null, headers: marie.headers })).status;
    const isAdministrator = async () => (await get('/api/v1/session')).agent.isAdministrator;
    const { body: group } = await api.request('POST', '/api/v1/groups', {
      body: { name: 'Heads', permission: 'administrators', agentIds: [marie.id] },
    });
    expect([await audit(), await isAdministrator()]).toEqual([200, true]);
    // With another e-mail, a password could be mailed to somebody else.
    const change = { key: keys['write']!, body: { email: 'other@example.com' } };
    expect((await api.request('PUT', `/api/v1/agents/${marie.id}`, change)).status).toBe(403);
    await api.request('PUT', `/api/v1/groups/${group.id}`, { body: { permission: 'agents' } });
    expect([await audit(), await isAdministrator()]).toEqual([403, false]);
    await api.request('PUT', `/api/v1/groups/${group.id}`, { body: { permission: 'administrators' } });
    expect(await audit()).toBe(200);
    await api.request('PUT', `/api/v1/groups/${group.id}`, { body: { agentIds: [] } });
    expect([await audit(), await isAdministrator()]).toEqual([403, false]);
  });
});
