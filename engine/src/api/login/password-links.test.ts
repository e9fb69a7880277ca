import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveInMemory, startMs, type TestApi } from '../serve-in-memory.ts';
import { joinTeam, newestToken } from './join-team.ts';

let api: TestApi;
let wakes = 0;
beforeAll(async () => {
  api = await serveInMemory({ dependencies: { wake: () => (wakes += 1) } });
}, startMs);
afterAll(() => api?.close());

const post = (path: string, body: unknown) => api.request('POST', `/api/v1/${path}`, { key: null, body });
const put = (path: string, headers: Record<string, string>, body: unknown) =>
  api.request('PUT', `/api/v1/${path}`, { key: null, headers, body });
const forgetTries = () => api.database.query('delete from switchboard.rate_limit');
const isLoggedIn = async (headers: Record<string, string>) =>
  (await api.request('GET', '/api/v1/session', { key: null, headers })).status === 200;
const linksOf = async (agentId: string) =>
  (await api.database.query('select purpose from switchboard.password_link where agent_id = $1', [agentId])).rows.length;

/** Asks for a reset and waits until its mail is planned, which happens after the answer. */
async function reset(email: string): Promise<string> {
  const before = await newestToken(api, email);
  expect((await post('password-reset', { email })).status).toBe(202);
  for (let look = 0; look < 1_000; look += 1) {
    const token = await newestToken(api, email);
    if (token !== undefined && token !== before) return token;
  }
  throw new Error('No mail came.');
}

describe('a link to set a new password', () => {
  it('is mailed, works once, logs in, and ends every other session', async () => {
    await forgetTries();
    const ana = await joinTeam(api, 'Ana');
    const woken = wakes;
    const token = await reset(ana.email);
    expect(wakes).toBe(woken + 1);
    expect((await post('password-link/check', { token })).body).toMatchObject({
      purpose: 'reset',
      name: 'Ana',
      email: ana.email,
    });
    const used = await post('password-link', { token, password: 'another password' });
    expect([used.status, used.body.agent.id]).toEqual([200, ana.id]);
    expect(await isLoggedIn(ana.headers)).toBe(false);
    expect(await isLoggedIn({ Cookie: used.headers.getSetCookie()[0]!.split(';')[0]! })).toBe(true);
    expect((await post('session', { email: ana.email, password: ana.password })).status).toBe(401);
    expect((await post('session', { email: ana.email, password: 'another password' })).status).toBe(200);
    expect((await post('password-link', { token, password: 'a third password' })).status).toBe(410);
    expect((await post('password-link/check', { token })).status).toBe(410);
  });
  it('is used by one of those who race for it', async () => {
    await forgetTries();
    const ben = await joinTeam(api, 'Ben');
    const token = await reset(ben.email);
    const answers = await Promise.all(
      ['one', 'two', 'three', 'four'].map((each) => post('password-link', { token, password: `password ${each}` })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410, 410, 410]);
  });
  it('ends after an hour, and when another is asked for', async () => {
    await forgetTries();
    const cleo = await joinTeam(api, 'Cleo');
    const first = await reset(cleo.email);
    const second = await reset(cleo.email);
    expect((await post('password-link/check', { token: first })).status).toBe(410);
    const { rows } = await api.database.query<{ minutes: number }>(
      `select extract(epoch from expires_at - now())::float8 / 60 as minutes from switchboard.password_link where agent_id = $1`,
      [cleo.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.minutes).toBeGreaterThan(58);
    expect(rows[0]!.minutes).toBeLessThanOrEqual(60);
    await api.database.query(
      `update switchboard.password_link set expires_at = now() - interval '1 second' where agent_id = $1`,
      [cleo.id],
    );
    expect((await post('password-link', { token: second, password: 'another password' })).status).toBe(410);
  });
  it('is kept as a hash, and stands in no mail once it has ended', async () => {
    await forgetTries();
    const dora = await joinTeam(api, 'Dora');
    const token = await reset(dora.email);
    const { rows } = await api.database.query<{ hash: Uint8Array }>(
      'select hash from switchboard.password_link where agent_id = $1',
      [dora.id],
    );
    expect(Buffer.from(rows[0]!.hash).toString('base64url')).not.toContain(token);
    await post('password-link', { token, password: 'another password' });
    const mails = await api.database.query(`select content::text as text from switchboard.effect where content::text like $1`, [
      `%${token}%`,
    ]);
    expect(mails.rows).toEqual([]);
    // Nothing was sent here: a mail whose link has ended is not sent any more.
    const { body } = await api.request('GET', '/api/v1/emails?state=planned');
    expect(body.items.filter((mail: { to: string }) => mail.to === dora.email)).toEqual([]);
  });
  it('is shown to administrators while its mail is kept, and not once it was sent', async () => {
    await forgetTries();
    const ed = await joinTeam(api, 'Ed');
    await reset(ed.email);
    await api.database.query(`update switchboard.effect set delivery = 'smtp' where content ->> 'toEmail' = $1`, [ed.email]);
    expect(await newestToken(api, ed.email)).toBeUndefined();
  });
  it('gives the same answer for every address, and mails none that has no password', async () => {
    await forgetTries();
    await api.request('POST', '/api/v1/agents', { body: { name: 'Silent', email: 'silent@example.com' } });
    const eva = await joinTeam(api, 'Eva');
    const answers = [];
    for (const email of ['nobody@example.com', 'silent@example.com', eva.email])
      answers.push(await post('password-reset', { email }));
    expect(answers.map(({ status, body }) => [status, body])).toEqual(new Array(3).fill([202, '']));
    await reset(eva.email);
    const { body } = await api.request('GET', '/api/v1/emails');
    expect(body.items.map((mail: { to: string }) => mail.to)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/nobody|silent/)]),
    );
  });
  it('is asked for, in the audit, by somebody who is not logged in, whoever it is for', async () => {
    await forgetTries();
    const fay = await joinTeam(api, 'Fay');
    await reset(fay.email);
    const { items } = (await api.request('GET', `/api/v1/audit?subject=${fay.id}&action=password.`)).body;
    expect(items).toMatchObject([{ by: 'not-logged-in', byName: null, subjectName: 'Fay', action: 'password.request-reset' }]);
  });
  it('is asked for five times for an account, whether it is there or not, then refused for a while', async () => {
    for (const email of ['nobody@example.com', 'eva@example.com']) {
      await forgetTries();
      const statuses = [];
      for (let index = 0; index < 6; index += 1) statuses.push((await post('password-reset', { email })).status);
      expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
    }
  });
  it('counts tokens that open nothing', async () => {
    await forgetTries();
    const statuses = [];
    for (let index = 0; index < 21; index += 1)
      statuses.push((await post('password-link/check', { token: `wrong-${index}` })).status);
    expect(statuses).toEqual([...new Array(20).fill(410), 429]);
  });
  it('sets no short password, and is not used up by trying', async () => {
    await forgetTries();
    const finn = await joinTeam(api, 'Finn');
    const token = await reset(finn.email);
    const { status, body } = await post('password-link', { token, password: 'short' });
    expect([status, body.errors]).toEqual([422, [{ pointer: '/password', detail: 'Must have at least 10 characters.' }]]);
    expect((await post('password-link/check', { token })).status).toBe(200);
  });
  it('ends when the e-mail it went to is no longer the account’s', async () => {
    await forgetTries();
    const gita = await joinTeam(api, 'Gita');
    await reset(gita.email);
    await api.request('PUT', `/api/v1/agents/${gita.id}`, { body: { email: 'gita-new@example.com' } });
    expect(await linksOf(gita.id)).toBe(0);
  });
});

describe('an invitation', () => {
  it('comes with an agent who is made to be invited, for seven days, and can be sent anew', async () => {
    await forgetTries();
    const { body: agent } = await api.request('POST', '/api/v1/agents', {
      body: { name: 'Hana', email: 'hana@example.com', invite: true },
    });
    expect(agent.login).toBe('invited');
    const first = await newestToken(api, agent.email);
    const again = await api.request('POST', `/api/v1/agents/${agent.id}/invitation`);
    expect([again.status, again.body.email]).toEqual([201, agent.email]);
    expect(Date.parse(again.body.expiresAt) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
    expect((await post('password-link/check', { token: first })).status).toBe(410);
    const used = await post('password-link', { token: await newestToken(api, agent.email), password: 'a long password' });
    expect(used.body.agent).toMatchObject({ id: agent.id, login: 'active' });
    expect((await api.request('GET', `/api/v1/agents/${agent.id}`)).body.login).toBe('active');
    expect((await api.request('POST', `/api/v1/agents/${agent.id}/invitation`)).status).toBe(409);
    expect((await api.request('POST', '/api/v1/agents/a_nobody/invitation')).status).toBe(404);
  });
  it('names the agent who invites, and no API key', async () => {
    await forgetTries();
    const nina = await joinTeam(api, 'Nina', { role: 'administrator' });
    const { body: agent } = await api.request('POST', '/api/v1/agents', { body: { name: 'Otis', email: 'otis@example.com' } });
    const inviteBy = async (more: object): Promise<string[]> => {
      await api.request('POST', `/api/v1/agents/${agent.id}/invitation`, more);
      const { body } = await api.request('GET', '/api/v1/emails?limit=1');
      return [body.items[0].to, body.items[0].subject, body.items[0].text];
    };
    expect(await inviteBy({ key: null, headers: nina.headers })).toEqual([
      agent.email,
      'Nina invites you to Switchboard',
      expect.stringContaining('Nina has made you a login at'),
    ]);
    const byProgram = await inviteBy({});
    expect(byProgram.slice(0, 2)).toEqual([agent.email, 'You are invited to Switchboard']);
    expect(byProgram.join()).not.toContain('SWITCHBOARD_API_KEY');
  });
  it('goes to nobody who is made without it', async () => {
    const { body } = await api.request('POST', '/api/v1/agents', { body: { name: 'Ivo', email: 'ivo@example.com' } });
    expect([body.login, await newestToken(api, body.email)]).toEqual(['none', undefined]);
  });
  it('ends with the agent', async () => {
    const { body } = await api.request('POST', '/api/v1/agents', { body: { name: 'Jo', email: 'jo@example.com', invite: true } });
    const token = await newestToken(api, body.email);
    await api.request('DELETE', `/api/v1/agents/${body.id}`);
    expect((await post('password-link', { token, password: 'a long password' })).status).toBe(410);
  });
});

describe('an account', () => {
  it('changes its password with the one before, which ends its other sessions', async () => {
    await forgetTries();
    const kim = await joinTeam(api, 'Kim');
    const other = await api.logIn({ email: kim.email, password: kim.password });
    const wrong = await put('account/password', kim.headers, { currentPassword: 'not this one', newPassword: 'the newest one' });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/currentPassword']);
    expect(await isLoggedIn(other.headers)).toBe(true);
    expect(
      (await put('account/password', kim.headers, { currentPassword: kim.password, newPassword: 'the newest one' })).status,
    ).toBe(204);
    expect([await isLoggedIn(kim.headers), await isLoggedIn(other.headers)]).toEqual([true, false]);
    expect((await post('session', { email: kim.email, password: 'the newest one' })).status).toBe(200);
    const tries = [];
    for (let index = 0; index < 10; index += 1)
      tries.push((await put('account/password', kim.headers, { currentPassword: 'x', newPassword: 'the newest one' })).status);
    expect([tries[0], tries.at(-1)]).toEqual([422, 429]);
  });
  it('lists its sessions, ends one, and ends all', async () => {
    await forgetTries();
    const lea = await joinTeam(api, 'Lea');
    const mona = await joinTeam(api, 'Mona');
    const other = await api.logIn({ email: lea.email, password: lea.password });
    const list = async (headers: Record<string, string>) =>
      (await api.request('GET', '/api/v1/account/sessions', { key: null, headers })).body.items;
    const end = (path: string, headers: Record<string, string>) =>
      api.request('DELETE', `/api/v1/account/sessions${path}`, { key: null, headers });
    const sessions = await list(lea.headers);
    expect(sessions.map((each: { isThisOne: boolean }) => each.isThisOne).sort()).toEqual([false, true]);
    const foreign = sessions.find((each: { isThisOne: boolean }) => !each.isThisOne);
    expect((await end(`/${foreign.id}`, mona.headers)).status).toBe(404);
    expect((await end(`/${foreign.id}`, lea.headers)).status).toBe(204);
    expect([await isLoggedIn(lea.headers), await isLoggedIn(other.headers)]).toEqual([true, false]);
    const third = await api.logIn({ email: lea.email, password: lea.password });
    expect((await end('', lea.headers)).status).toBe(204);
    expect([await isLoggedIn(lea.headers), await isLoggedIn(third.headers), await isLoggedIn(mona.headers)]).toEqual([
      false,
      false,
      true,
    ]);
  });
  it('changes its name and languages, and neither its role nor its e-mail', async () => {
    const nils = await joinTeam(api, 'Nils');
    const { status, body } = await put('account', nils.headers, { name: 'Nils Berg', languages: ['sv', 'en'] });
    expect([status, body.name, body.languages, body.role]).toEqual([200, 'Nils Berg', ['sv', 'en'], 'agent']);
    expect((await put('account', nils.headers, { role: 'administrator' })).status).toBe(422);
    expect((await put('account', nils.headers, { email: 'x@example.com' })).status).toBe(422);
  });
  it('is no key’s', async () => {
    expect((await api.request('PUT', '/api/v1/account', { body: { name: 'A key' } })).status).toBe(403);
    expect((await api.request('GET', '/api/v1/account/sessions')).status).toBe(403);
  });
  it('leaves a trace of each change in the audit, found by who made it, also when they are gone', async () => {
    await forgetTries();
    const olga = await joinTeam(api, 'Olga');
    await put('account', olga.headers, { languages: ['ru'] });
    const actions = async () =>
      (await api.request('GET', `/api/v1/audit?by=${olga.id}`)).body.items.map((each: { action: string; byName: string }) => [
        each.action,
        each.byName,
      ]);
    expect(await actions()).toEqual([
      ['account.save', 'Olga'],
      ['invitation.accept', 'Olga'],
    ]);
    await api.request('DELETE', `/api/v1/agents/${olga.id}`);
    expect((await actions())[0]).toEqual(['account.save', 'Olga']);
    const about = (await api.request('GET', `/api/v1/audit?subject=${olga.id}&action=agent.`)).body.items;
    expect(about.map((each: { action: string }) => each.action)).toEqual(['agent.delete', 'agent.create']);
  });
});

describe('the settings', () => {
  it(
    'tell what the installation is and none of its secrets',
    async () => {
      const other = await serveInMemory({
        settings: {
          smtpUrl: 'smtps://user:secret@mail.example.com:465?tls.servername=x',
          databaseUrl: 'postgres://user:secret@db.example.com/switchboard?sslmode=require',
        },
      });
      const { status, body } = await other.request('GET', '/api/v1/settings');
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(/secret|user|sslmode/);
      expect(body).toMatchObject({
        database: 'postgres://db.example.com/switchboard',
        mail: { delivery: 'smtp', server: 'smtps://mail.example.com:465' },
        publicUrl: expect.stringMatching(/^http/),
      });
      await other.close();
    },
    startMs,
  );
});
