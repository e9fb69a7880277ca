import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { joinTeam, type Member } from '../login/join-team.ts';
import { serveInMemory, startMs, type TestApi } from '../serve-in-memory.ts';

let api: TestApi;
let luc: Member;
let anaId: string;

beforeAll(async () => {
  api = await serveInMemory();
  luc = await joinTeam(api, 'Luc');
  const ana = { name: 'Ana', email: 'ana@example.com', attributes: { plan: 'pro' } };
  anaId = (await api.request('POST', '/api/v1/people', { body: ana })).body.id;
  const { rows } = await api.database.query<{ key: string }>('select key from switchboard.person where email = $1', [ana.email]);
  const key = rows[0]!.key;
  for (const [id, text, assignee, at] of [
    ['c-seen', 'Where is my order?', null, '2026-11-01'],
    ['c-of-another', 'This is a secret', 'somebody-else', '2026-11-02'],
  ]) {
    await api.database.query(
      `insert into switchboard.conversation (id, person_key, channel, assignee_id, last_message_at, created_at)
       values ($1, $2, 'api', $3, $4, $4)`,
      [id, key, assignee, at],
    );
    await api.database.query(
      `insert into switchboard.event (kind, lane, conversation_id, person_key, message_id, accepted_at, payload)
       values ('message', 0, $1, $2, $1, $3, $4)`,
      [id, key, at, JSON.stringify({ text, channel: 'api', country: 'FR', language: 'fr', sentAt: null, opens: true })],
    );
  }
}, startMs);
afterAll(() => api?.close());

const preview = (body: object, headers?: Record<string, string>) =>
  api.request('POST', '/api/v1/automations/preview-template', { body, ...(headers ? { key: null, headers } : {}) });

describe('the preview of a template', () => {
  it('is the mail as it would be sent, about the person and their newest message', async () => {
    const { status, body } = await preview({
      subject: '{{ person.name }} on {{ person.attributes.plan }}',
      body: 'Dear {{ agent.name }}, {{ message.text | upcase }}',
      personId: anaId,
      to: { kind: 'agent', agentId: luc.id },
    });
    expect(status).toBe(200);
    expect(body.faults).toEqual([]);
    expect(body.mail).toMatchObject({ toName: 'Luc', toEmail: luc.email, subject: 'Ana on pro' });
    expect(body.mail.text).toContain('Dear Luc, THIS IS A SECRET');
    expect(body.mail.text).toContain('/inbox/c-of-another');
    expect(body.mail.html).toContain('<title>Ana on pro</title>');
  });

  it('names nobody who would not get it, and says why', async () => {
    const group = (await api.request('POST', '/api/v1/groups', { body: { name: 'Empty', agentIds: [] } })).body;
    const standInFor = async (to?: object) => {
      const asked = { subject: 'Hello', body: 'Hello {{ agent.name }}', personId: anaId, ...(to && { to }) };
      return (await preview(asked)).body.mail.standIn;
    };
    expect(await standInFor()).toBe('not-chosen');
    expect(await standInFor({ kind: 'agent', agentId: 'gone' })).toBe('agent-gone');
    expect(await standInFor({ kind: 'agent', agentId: luc.id })).toBeNull();
    expect(await standInFor({ kind: 'group', groupId: 'gone' })).toBe('group-gone');
    expect(await standInFor({ kind: 'group', groupId: group.id })).toBe('group-empty');
    expect(await standInFor({ kind: 'assignee' })).toBe('not-assigned');
  });

  it('shows agents no message of a conversation that they may not see', async () => {
    const { body } = await preview({ body: '{{ message.text }} {{ link }}', personId: anaId }, luc.headers);
    expect(body.text).toContain('Where is my order?');
    expect(body.text).not.toContain('secret');
    expect(body.text).not.toContain('c-of-another');
  });

  it('reads with an example when nobody is chosen', async () => {
    const { body } = await preview({ subject: 'Hello', body: '{{ person.name }}' });
    expect(body.mail.text).toContain('Ana');
  });

  it('names the template that has a fault, which is no error of the request', async () => {
    const malformed = await preview({ subject: 'Hello', body: 'Dear {{ person.name' });
    expect(malformed).toMatchObject({ status: 200, body: { mail: null, faults: [{ pointer: '/body' }] } });
    const unbounded = await preview({ subject: '{% for i in (1..99999999) %}x{% endfor %}', body: 'fine' });
    expect(unbounded).toMatchObject({ status: 200, body: { mail: null, faults: [{ pointer: '/subject' }] } });
  });

  it('refuses a person who is not there, and a text beyond all bounds', async () => {
    expect((await preview({ body: 'x', personId: 'nobody' })).status).toBe(404);
    const { status, body } = await preview({ body: 'x'.repeat(20_001) });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ pointer: '/body' }]);
  });
});
