import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { administrator, serveInMemory, startMs, type TestApi } from '../serve-in-memory.ts';
import { installAdministrator } from './install-administrator.ts';
import { createSetUp } from './set-up.ts';

let api: TestApi;
beforeAll(async () => {
  api = await serveInMemory();
}, startMs);
afterAll(() => api?.close());

const session = '/api/v1/session';
const tryToLogIn = (email: string, password: string) => api.request('POST', session, { key: null, body: { email, password } });
const forgetTries = () => api.database.query('delete from switchboard.rate_limit');

describe('logging in', () => {
  it('answers with the agent and a CSRF token, and sets a cookie that scripts cannot read', async () => {
    const { status, body, headers } = await tryToLogIn('ROOT@example.com', administrator.password);
    expect(status).toBe(200);
    expect(body.agent).toMatchObject({ email: administrator.email, role: 'administrator' });
    expect(JSON.stringify(body)).not.toContain('argon2');
    const cookie = headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/^switchboard_session=[\w-]{43};/);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure/);
    const { rows } = await api.database.query<{ hash: Uint8Array }>('select hash from switchboard.session');
    expect(rows.map((row) => Buffer.from(row.hash).toString('base64url'))).not.toContain(cookie.slice(20, 63));
  });
  it('says who is logged in, until logging out', async () => {
    const { cookie, csrfToken, headers } = await api.logIn();
    expect((await api.request('GET', session, { key: null, headers: { Cookie: cookie } })).body).toMatchObject({
      csrfToken,
      agent: { email: administrator.email },
    });
    expect((await api.request('DELETE', session, { key: null, headers: { Cookie: cookie } })).status).toBe(403);
    expect((await api.request('DELETE', session, { key: null, headers })).status).toBe(204);
    expect((await api.request('GET', session, { key: null, headers: { Cookie: cookie } })).status).toBe(401);
    expect((await api.request('GET', '/api/v1/agents', { key: null, headers: { Cookie: cookie } })).status).toBe(401);
  });
  it("demands the session's own CSRF token for changes and not for reading", async () => {
    const { cookie, headers } = await api.logIn();
    const other = await api.logIn();
    const make = (sent: Record<string, string>) =>
      api.request('POST', '/api/v1/groups', { key: null, headers: sent, body: { name: 'Anything' } });
    expect((await api.request('GET', '/api/v1/groups', { key: null, headers: { Cookie: cookie } })).status).toBe(200);
    expect((await make({ Cookie: cookie })).status).toBe(403);
    expect((await make({ Cookie: cookie, 'X-CSRF-Token': other.csrfToken })).status).toBe(403);
    expect((await make(headers)).status).toBe(201);
  });
  it('gives an unknown account and a wrong password the same answer', async () => {
    await forgetTries();
    const unknown = await tryToLogIn('nobody@example.com', 'a wrong password');
    const wrong = await tryToLogIn(administrator.email, 'a wrong password');
    expect(unknown.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
  });
  it('is refused after ten tries from an address, whatever the password, and says for how long', async () => {
    await forgetTries();
    for (let index = 0; index < 10; index += 1) expect((await tryToLogIn(`nobody-${index}@example.com`, 'x')).status).toBe(401);
    const { status, headers } = await tryToLogIn(administrator.email, administrator.password);
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(800);
    await forgetTries();
  });
  it('is refused after ten tries for an account, in any case of its e-mail', async () => {
    await forgetTries();
    for (let index = 0; index < 10; index += 1) {
      await tryToLogIn(index % 2 === 0 ? administrator.email : 'Root@Example.com', 'x');
      await api.database.query(`delete from switchboard.rate_limit where key like 'login-address%'`);
    }
    expect((await tryToLogIn(administrator.email, administrator.password)).status).toBe(429);
    await forgetTries();
  });
  it('counts tries that come at the same time', async () => {
    await forgetTries();
    const answers = await Promise.all(Array.from({ length: 20 }, () => tryToLogIn(administrator.email, 'x')));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(10);
    await forgetTries();
  });
  it('does not count tries that succeed', async () => {
    await forgetTries();
    for (let index = 0; index < 11; index += 1)
      expect((await tryToLogIn(administrator.email, administrator.password)).status).toBe(200);
  });
  it('ends a session after twelve hours without use', async () => {
    const { cookie } = await api.logIn();
    await api.database.query(`update switchboard.session set expires_at = now() - interval '1 second'`);
    expect((await api.request('GET', session, { key: null, headers: { Cookie: cookie } })).status).toBe(401);
  });
  it('prolongs a session in use, to seven days at most', async () => {
    const { cookie } = await api.logIn();
    const hoursLeft = async () =>
      (
        await api.database.query(
          `select extract(epoch from expires_at - now())::float8 / 3600 as hours from switchboard.session order by created_at desc limit 1`,
        )
      ).rows[0].hours;
    await api.database.query(`update switchboard.session set expires_at = now() + interval '1 hour'`);
    await api.request('GET', session, { key: null, headers: { Cookie: cookie } });
    expect(await hoursLeft()).toBeGreaterThan(11);
    await api.database.query(
      `update switchboard.session set expires_at = now() + interval '1 hour', created_at = now() - interval '6 days 22 hours'`,
    );
    await api.request('GET', session, { key: null, headers: { Cookie: cookie } });
    expect(await hoursLeft()).toBeLessThan(3);
  });
  it('does not make up for a wrong key with a cookie', async () => {
    const { headers } = await api.logIn();
    expect((await api.request('GET', '/api/v1/agents', { key: 'wrong', headers })).status).toBe(401);
  });
});

describe('an agent who is no administrator', () => {
  it('may read what the team and automations are, and change none of it', async () => {
    const made = await api.request('POST', '/api/v1/agents', { body: { name: 'Marie', email: 'marie@example.com' } });
    await api.database.query(
      `update switchboard.agent set password_hash = (select password_hash from switchboard.agent where email = $1) where id = $2`,
      [administrator.email, made.body.id],
    );
    const { headers } = await api.logIn({ email: 'marie@example.com', password: administrator.password });
    const as = (method: string, path: string, body?: unknown) => api.request(method, path, { key: null, headers, body });
    expect((await as('GET', '/api/v1/agents')).status).toBe(200);
    expect((await as('POST', '/api/v1/groups', { name: "Marie's" })).status).toBe(403);
    expect((await as('PUT', `/api/v1/agents/${made.body.id}`, { availability: 'away' })).body.availability).toBe('away');
    expect((await as('PUT', `/api/v1/agents/${made.body.id}`, { email: 'else@example.com' })).status).toBe(403);
    expect((await as('GET', '/api/v1/api-keys')).status).toBe(403);
    expect((await as('GET', '/api/v1/audit')).status).toBe(403);
    expect((await as('POST', '/api/v1/agents', { name: 'X', email: 'x@example.com', role: 'administrator' })).status).toBe(403);
    expect((await as('PUT', `/api/v1/agents/${made.body.id}`, { role: 'administrator' })).status).toBe(403);
    expect((await as('POST', '/api/v1/groups', { name: 'Bosses', permission: 'administrators' })).status).toBe(403);
    const { body } = await as('GET', '/api/v1/agents');
    const root = body.items.find((agent: { email: string }) => agent.email === administrator.email);
    expect((await as('PUT', `/api/v1/agents/${root.id}`, { email: 'marie+root@example.com' })).status).toBe(403);
    expect((await as('DELETE', `/api/v1/agents/${root.id}`)).status).toBe(403);
  });
});

describe('the administrator of the environment', () => {
  it('is made once, and keeps the password', async () => {
    await installAdministrator(api.database, { adminEmail: 'Root@Example.com', adminPassword: 'another password' });
    expect((await tryToLogIn(administrator.email, 'another password')).status).toBe(401);
    expect((await tryToLogIn(administrator.email, administrator.password)).status).toBe(200);
    const { rows } = await api.database.query(`select id from switchboard.agent where lower(email) = 'root@example.com'`);
    expect(rows).toHaveLength(1);
  });
});

describe('the set-up page', () => {
  const first = { name: 'Ana', email: 'ana@example.com', password: 'ten characters' };
  it('is not offered when somebody can log in', async () => {
    const lines: string[] = [];
    await createSetUp(api.database, (line) => lines.push(line), 'http://x/');
    expect(lines).toEqual([]);
    expect((await api.request('GET', '/api/v1/set-up', { key: null })).body).toEqual({ needed: false });
    expect((await api.request('POST', '/api/v1/set-up', { key: null, body: { ...first, code: 'x' } })).status).toBe(409);
  });
  it(
    'makes one administrator with the code on the console, whoever races for it',
    async () => {
      const fresh = await serveInMemory({ fill: false });
      const lines: string[] = [];
      await createSetUp(fresh.database, (line) => lines.push(line), 'http://x/');
      const code = /code: (\S+)$/.exec(lines[0]!)![1]!;
      expect(code).toMatch(/^[a-z2-7]{5}-[a-z2-7]{5}-[a-z2-7]{5}$/);
      const setUp = (body: unknown) => fresh.request('POST', '/api/v1/set-up', { key: null, body });
      expect((await fresh.request('GET', '/api/v1/set-up', { key: null })).body).toEqual({ needed: true });
      expect((await setUp({ ...first, code: 'aaaaa-aaaaa-aaaaa' })).status).toBe(403);
      expect((await setUp({ ...first, code, password: 'short' })).body.errors).toEqual([
        { pointer: '/password', detail: 'Must have at least 10 characters.' },
      ]);
      const answers = await Promise.all(
        ['a', 'b', 'c'].map((name) => setUp({ ...first, email: `${name}@example.com`, code: code.toUpperCase() })),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
      const made = answers.find((answer) => answer.status === 200)!;
      const cookie = made.headers.getSetCookie()[0]!.split(';')[0]!;
      expect((await fresh.request('GET', session, { key: null, headers: { Cookie: cookie } })).body.agent.role).toBe(
        'administrator',
      );
      expect((await fresh.request('GET', '/api/v1/set-up', { key: null })).body).toEqual({ needed: false });
      await fresh.close();
    },
    startMs,
  );
  it(
    'counts tries at the code',
    async () => {
      const fresh = await serveInMemory({ fill: false });
      await createSetUp(fresh.database, () => undefined, 'http://x/');
      const statuses: number[] = [];
      for (let index = 0; index < 11; index += 1)
        statuses.push(
          (await fresh.request('POST', '/api/v1/set-up', { key: null, body: { ...first, code: `wrong-${index}` } })).status,
        );
      expect(statuses).toEqual([...new Array(10).fill(403), 429]);
      await fresh.close();
    },
    startMs,
  );
});
