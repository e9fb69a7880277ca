import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { serveInMemory, startMs, type TestApi } from '../serve-in-memory.ts';

let api: TestApi;
const call = (method: string, path: string, body?: unknown) => api.request(method, `/api/v1${path}`, { body });
const make = async (path: string, body: unknown) => {
  const answer = await call('POST', path, body);
  expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
  return answer.body;
};
const onPlan = (plan: string) => ({ field: 'person.attributes.plan', operator: 'is', value: plan });
const nobody = 'nobody';

let pro: string;
let inFrance: string;
let group: string;

beforeAll(async () => {
  api = await serveInMemory();
  for (const [id, plan, country] of [
    ['pro-fr', 'pro', 'FR'],
    ['pro-de', 'pro', 'DE'],
    ['free-fr', 'free', 'FR'],
  ])
    await make('/people', { id, country, attributes: { plan } });
  pro = (await make('/segments', { name: 'Pro', condition: onPlan('pro') })).id;
  inFrance = (await make('/segments', { name: 'France', condition: { field: 'person.country', operator: 'is', value: 'FR' } }))
    .id;
  group = (await make('/groups', { name: 'French' })).id;
}, startMs);
afterAll(() => api?.close());
beforeEach(async () => {
  await api.database.query('delete from switchboard.assignment_rule');
});

const makeRule = (more: object = {}) => make('/assignment-rules', { name: 'Rule', segmentId: pro, groupId: group, ...more });
const names = async () => (await call('GET', '/assignment-rules')).body.items.map((rule: { name: string }) => rule.name);
const configurationRevision = async () =>
  (await api.database.query('select revision from switchboard.configuration')).rows[0].revision;

describe('assignment rules', () => {
  it('are made at the end of the list, read, changed in part and deleted', async () => {
    const first = await makeRule({ name: 'First' });
    const second = await makeRule({ name: 'Second', enabled: false });
    expect(first).toMatchObject({
      id: expect.stringMatching(/^ar_[a-z2-7]{16}$/),
      name: 'First',
      segmentId: pro,
      groupId: group,
      enabled: true,
      revision: 1,
    });
    expect(await names()).toEqual(['First', 'Second']);
    expect((await call('GET', `/assignment-rules/${second.id}`)).body).toEqual(second);
    const { body } = await call('PUT', `/assignment-rules/${second.id}`, { enabled: true, revision: 1 });
    expect(body).toEqual({ ...second, enabled: true, revision: 2, updatedAt: body.updatedAt });
    expect((await call('PUT', `/assignment-rules/${second.id}`, { name: 'Late', revision: 1 })).status).toBe(409);
    expect((await call('DELETE', `/assignment-rules/${first.id}`)).status).toBe(204);
    expect((await call('GET', `/assignment-rules/${first.id}`)).status).toBe(404);
    expect((await call('DELETE', `/assignment-rules/${first.id}`)).status).toBe(404);
    expect(await names()).toEqual(['Second']);
  });
  it("raise the configuration's revision and are audited with every change, and only then", async () => {
    const before = await configurationRevision();
    const rule = await makeRule();
    await call('PUT', `/assignment-rules/${rule.id}`, { name: 'Renamed' });
    await call('PUT', '/assignment-rules/order', { ids: [rule.id] });
    await call('DELETE', `/assignment-rules/${rule.id}`);
    await call('DELETE', `/assignment-rules/${rule.id}`);
    await call('PUT', `/assignment-rules/${rule.id}`, { name: 'Gone' });
    expect(await configurationRevision()).toBe(before + 4);
    const { body } = await call('GET', '/audit?limit=4');
    expect(body.items.map((item: { action: string }) => item.action)).toEqual([
      'assignment-rule.delete',
      'assignment-rule.order',
      'assignment-rule.save',
      'assignment-rule.create',
    ]);
  });
  it('name segments and groups that there are', async () => {
    const wrong = await call('POST', '/assignment-rules', { name: 'Wrong', segmentId: nobody, groupId: nobody });
    expect([wrong.status, wrong.body.errors]).toEqual([
      422,
      [
        { pointer: '/segmentId', detail: 'Must be the id of a segment.' },
        { pointer: '/groupId', detail: 'Must be the id of a group.' },
      ],
    ]);
    const rule = await makeRule();
    expect((await call('PUT', `/assignment-rules/${rule.id}`, { groupId: nobody })).body.errors).toMatchObject([
      { pointer: '/groupId' },
    ]);
    expect((await call('POST', '/assignment-rules', { name: ' ', segmentId: pro })).status).toBe(422);
  });
  it('are put in an order that names each of them once', async () => {
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c']) ids.push((await makeRule({ name })).id);
    const order = [ids[2], ids[0], ids[1]];
    expect(await call('PUT', '/assignment-rules/order', { ids: order })).toMatchObject({ status: 200, body: { ids: order } });
    expect(await names()).toEqual(['c', 'a', 'b']);
    const page = (await call('GET', '/assignment-rules?limit=2')).body;
    expect((await call('GET', `/assignment-rules?limit=2&cursor=${page.nextCursor}`)).body.items).toMatchObject([{ name: 'b' }]);
    const { body } = await call('PUT', '/assignment-rules/order', { ids: [ids[0], ids[0], nobody] });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/ids/1', '/ids/2', '/ids']);
  });
  it('keep the segment and the group they name from being deleted', async () => {
    const { id } = await makeRule({ name: 'Pro to French' });
    const usedBy = [{ kind: 'assignment-rule', id, name: 'Pro to French' }];
    expect((await call('GET', `/segments/${pro}`)).body.usedBy).toEqual(usedBy);
    for (const path of [`/segments/${pro}`, `/groups/${group}`])
      expect(await call('DELETE', path)).toMatchObject({ status: 409, body: { usedBy } });
    await call('DELETE', `/assignment-rules/${id}`);
    expect((await call('GET', `/segments/${pro}`)).body.usedBy).toEqual([]);
  });
});

describe('a preview', () => {
  const ofRule = async (id: string) => (await call('GET', `/assignment-rules/${id}/preview`)).body;
  const ids = (body: { sample: { id: string }[] }) => body.sample.map(({ id }) => id).sort();

  it('shows the people of the segment whom no earlier rule that is on catches', async () => {
    const first = await makeRule({ segmentId: pro });
    const second = await makeRule({ segmentId: inFrance });
    expect(ids(await ofRule(first.id))).toEqual(['pro-de', 'pro-fr']);
    expect(await ofRule(second.id)).toMatchObject({ count: 1, sample: [{ id: 'free-fr' }] });
    await call('PUT', `/assignment-rules/${first.id}`, { enabled: false });
    expect(ids(await ofRule(second.id))).toEqual(['free-fr', 'pro-fr']);
    await call('PUT', `/assignment-rules/${first.id}`, { enabled: true });
    await call('PUT', '/assignment-rules/order', { ids: [second.id, first.id] });
    expect(ids(await ofRule(first.id))).toEqual(['pro-de']);
  });
  it('of a rule that is being made looks from the end of the list, of one being edited from its place', async () => {
    const rule = await makeRule({ segmentId: pro });
    const preview = (body: object) => call('POST', '/assignment-rules/preview', body);
    expect((await preview({ segmentId: inFrance })).body.count).toBe(1);
    expect((await preview({ segmentId: inFrance, before: rule.id })).body.count).toBe(2);
    expect((await preview({ segmentId: nobody })).body.errors).toMatchObject([{ pointer: '/segmentId' }]);
    expect((await preview({ segmentId: pro, before: nobody })).body.errors).toMatchObject([{ pointer: '/before' }]);
  });
  it('counts the open conversations without group and assignee, also where a regular expression has to be asked', async () => {
    const regex = { field: 'person.attributes.plan', operator: 'matches-regex', value: '^pr' };
    const { id: segmentId } = await make('/segments', { name: 'Regex', condition: regex });
    await api.database.query(
      `insert into switchboard.conversation (id, person_key, channel, status, group_id, last_message_at, created_at)
       select given_id || status || coalesce(group_id, ''), key, 'api', status, group_id, now(), now()
       from switchboard.person, (values ('open', null), ('closed', null), ('open', 'g')) as c(status, group_id)
       where given_id is not null`,
    );
    expect((await ofRule((await makeRule({ segmentId: pro })).id)).openUnassigned).toBe(2);
    const rule = await makeRule({ segmentId });
    expect(await ofRule(rule.id)).toEqual({ count: 0, sample: [], openUnassigned: 0 });
    await call('PUT', '/assignment-rules/order', {
      ids: (await call('GET', '/assignment-rules')).body.items.map((each: { id: string }) => each.id).reverse(),
    });
    expect(await ofRule(rule.id)).toMatchObject({ count: 2, openUnassigned: 2 });
  });
});
