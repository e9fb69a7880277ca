import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadKnown } from '../../ingest/ingest.sql.ts';
import { serveInMemory, startMs, type TestApi } from '../serve-in-memory.ts';

let api: TestApi;
let wakes = 0;
beforeAll(async () => {
  api = await serveInMemory({ dependencies: { wake: () => (wakes += 1) } });
}, startMs);
afterAll(() => api?.close());

const get = (path: string) => api.request('GET', `/api/v1${path}`);
const post = (path: string, body: unknown) => api.request('POST', `/api/v1${path}`, { body });
const put = (path: string, body: unknown) => api.request('PUT', `/api/v1${path}`, { body });
const remove = (path: string) => api.request('DELETE', `/api/v1${path}`);
async function makePerson(body: object) {
  const answer = await post('/people', body);
  expect(answer.status).toBe(201);
  return answer.body;
}

describe('people', () => {
  it('are added, read and changed in part', async () => {
    const ana = await makePerson({
      id: 'ana',
      email: 'Ana@example.com',
      country: 'fr',
      attributes: { plan: 'pro', tags: ['a'] },
    });
    expect(ana).toMatchObject({ id: 'ana', email: 'Ana@example.com', name: null, country: 'FR', language: null, revision: 1 });
    const { status, body } = await put('/people/ana', { name: 'Ana', attributes: { plan: null, orders: 3 }, revision: 1 });
    expect([status, body]).toEqual([
      200,
      { ...ana, name: 'Ana', attributes: { tags: ['a'], orders: 3 }, revision: 2, updatedAt: body.updatedAt },
    ]);
    expect((await put('/people/ana', { email: null })).body.email).toBeNull();
    expect((await get('/people/ana')).body).toMatchObject({ segments: [], conversationCount: 0, alsoKnownAs: [] });
    expect((await get('/people/nobody')).status).toBe(404);
  });
  it('who are changed wake what their change starts, at once', async () => {
    for (const id of ['woken', 'woken-too']) await makePerson({ id });
    const before = wakes;
    await put('/people/woken', { country: 'FR' });
    expect(wakes).toBe(before + 1);
    await post('/people/woken-too/merge', { intoId: 'woken' });
    expect(wakes).toBe(before + 2);
  });
  it('are not changed from a stale revision', async () => {
    await makePerson({ id: 'stale' });
    await put('/people/stale', { name: 'New' });
    expect(await put('/people/stale', { name: 'Old', revision: 1 })).toMatchObject({ status: 409, body: { revision: 2 } });
  });
  it('have ids and e-mails of their own, and the field is named', async () => {
    await makePerson({ id: 'first', email: 'first@example.com' });
    expect(await post('/people', { id: 'first' })).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/id', detail: '“first@example.com” has this id.' }], person: { id: 'first' } },
    });
    expect(await post('/people', { email: 'FIRST@example.com' })).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/email' }] },
    });
    const second = await makePerson({ email: 'second@example.com' });
    expect(second.id).toMatch(/^per_/);
    expect((await put(`/people/${second.id}`, { email: 'first@example.com' })).status).toBe(409);
    expect((await put(`/people/${second.id}`, { id: 'second' })).body.id).toBe('second');
    expect((await put('/people/second', { id: 'third' })).status).toBe(422);
  });
  it('are told the deepest field at fault', async () => {
    const pointers = async (body: unknown) =>
      (await post('/people', body)).body.errors.map((each: { pointer: string }) => each.pointer);
    expect(await pointers({ email: 'no' })).toEqual(['/email']);
    expect(await pointers({ country: 'France' })).toEqual(['/country']);
    for (const language of ['---', '-', '12345', 'fr-', 'french language'])
      expect(await pointers({ language })).toEqual(['/language']);
    expect((await post('/people', { language: 'zh-Hant-TW' })).status).toBe(201);
    expect(await pointers({ attributes: { 'a b': 1 } })).toEqual(['/attributes/a b']);
    expect(await pointers({ attributes: { list: ['x', 1] } })).toEqual(['/attributes/list/1']);
    expect(await pointers({ colour: 1 })).toEqual(['/colour']);
  });
  it('have values of the type that an attribute is defined as', async () => {
    expect((await put('/attributes/seats', { type: 'number' })).status).toBe(200);
    await makePerson({ id: 'typed', attributes: { seats: 3, since: '2026-01-01' } });
    await put('/attributes/rooms', { type: 'text' });
    await put('/attributes/rooms', { type: 'number' });
    const { rows } = await api.database.query(`select detail from switchboard.audit where subject = 'rooms' order by id`);
    expect(rows.map(({ detail }) => detail)).toEqual([
      { type: { from: null, to: 'text' } },
      { type: { from: 'text', to: 'number' } },
    ]);
    await remove('/attributes/rooms');
    expect((await put('/people/typed', { attributes: { seats: 'three' } })).body.errors).toEqual([
      { pointer: '/attributes/seats', detail: 'Must be a number, such as 12 or 12.5.' },
    ]);
    const { items } = (await get('/attributes')).body;
    expect(items).toEqual(
      expect.arrayContaining([
        { name: 'seats', type: 'number', defined: true, count: 1, counts: { number: 1 }, isEstimate: false },
        { name: 'since', type: 'date', defined: false, count: 1, counts: { date: 1 }, isEstimate: false },
        { name: 'tags', type: 'list', defined: false, count: 1, counts: { list: 1 }, isEstimate: false },
      ]),
    );
    const walked: string[] = [];
    for (let page = await get('/attributes?limit=1'); ; ) {
      walked.push(...page.body.items.map(({ name }: { name: string }) => name));
      if (page.body.nextCursor === null) break;
      page = await get(`/attributes?limit=1&cursor=${page.body.nextCursor}`);
    }
    expect(walked).toEqual(items.map(({ name }: { name: string }) => name));
    expect((await remove('/attributes/seats')).status).toBe(204);
    expect((await remove('/attributes/seats')).status).toBe(404);
    expect((await put('/people/typed', { attributes: { seats: 'three' } })).status).toBe(200);
  });
});

describe('the list of people', () => {
  beforeAll(async () => {
    for (const [index, name] of ['Zoé', 'zoe', 'Émile', 'Bo', 'bo', null].entries())
      await makePerson({ id: `list-${index}`, name, attributes: { list: true } });
  });
  it('is read a page at a time in every order, each person once', async () => {
    const { total } = (await get('/people')).body;
    for (const sort of ['name', 'email', 'createdAt', 'updatedAt', 'country']) {
      for (const direction of ['ascending', 'descending']) {
        const ids: string[] = [];
        let cursor = '';
        for (let page = 0; page < 50; page += 1) {
          const { status, body } = await get(`/people?sort=${sort}&direction=${direction}&limit=3${cursor}`);
          expect(status).toBe(200);
          ids.push(...body.items.map((person: { id: string }) => person.id));
          if (body.nextCursor === null) break;
          cursor = `&cursor=${body.nextCursor}`;
        }
        expect([sort, direction, new Set(ids).size, ids.length]).toEqual([sort, direction, total, total]);
      }
    }
  });
  it('has names in the order that readers expect, whatever their letters', async () => {
    const names = [
      'Ábel',
      'abelard',
      'Ædda',
      'Æsop',
      'E\u0301mile',
      'Émilie',
      'Łukas',
      'Mia',
      'Ömer',
      'oslo',
      'Øst',
      'Zoe',
      'Ωmega',
      'Анна',
      'борис',
    ];
    for (const [index, name] of [...names].reverse().entries())
      await makePerson({ id: `ordered-${index}`, name: `Order ${name}` });
    const listed = async (direction: string): Promise<string[]> => {
      const found: string[] = [];
      for (let cursor = ''; ; ) {
        const { body } = await get(`/people?search=Order&sort=name&direction=${direction}&limit=4${cursor}`);
        found.push(...body.items.map(({ name }: { name: string }) => name.slice('Order '.length)));
        if (body.nextCursor === null) return found;
        cursor = `&cursor=${body.nextCursor}`;
      }
    };
    expect(await listed('ascending')).toEqual(names);
    expect(await listed('descending')).toEqual([...names].reverse());
  });
  it('finds words in name and e-mail, and ids by their beginning, in any case', async () => {
    await makePerson({ id: 'needle-1', email: 'hay@stack.example', name: 'Łukasz ÉCOLE' });
    const found = async (search: string) =>
      (await get(`/people?search=${encodeURIComponent(search)}`)).body.items.map((person: { id: string }) => person.id);
    expect(await found('ŁUKASZ école')).toEqual(['needle-1']);
    expect(await found('NEEDLE stack')).toEqual(['needle-1']);
    expect(await found('y@st')).toEqual(['needle-1']);
    for (const part of ['needle-', 'eedle-1', 'needle 1'])
      expect([part, await found(part)]).toEqual([part, part === 'needle-' ? ['needle-1'] : []]);
    await makePerson({ id: 'per_0aneedle0', name: 'Holds it in the id alone' });
    expect(await found('needle')).toEqual(['needle-1']);
    expect(await found('needle nothing')).toEqual([]);
    expect(await found('%')).toEqual([]);
  });
  it('refuses the cursor of another order, and made-up ones', async () => {
    const { nextCursor } = (await get('/people?limit=1&sort=name')).body;
    expect((await get(`/people?sort=email&cursor=${nextCursor}`)).status).toBe(422);
    const madeUp = Buffer.from(JSON.stringify(['createdAt descending', 'soon', 'x'])).toString('base64url');
    expect((await get(`/people?cursor=${madeUp}`)).body.errors).toMatchObject([{ pointer: '/cursor' }]);
    expect((await get('/people?sort=age')).body.errors).toMatchObject([{ pointer: '/sort' }]);
  });
  it('is searched by a condition', async () => {
    const condition = {
      all: [
        { field: 'person.attributes.list', operator: 'is', value: true },
        { field: 'person.name', operator: 'matches-regex', value: '^[zb]o' },
      ],
    };
    const first = await post('/people/search', { condition, limit: 2 });
    expect([first.status, first.body.items.length]).toEqual([200, 2]);
    const second = await post('/people/search', { condition, limit: 2, cursor: first.body.nextCursor });
    expect([...first.body.items, ...second.body.items].map((person) => person.name)).toEqual(['bo', 'Bo', 'zoe', 'Zoé']);
    expect(second.body.nextCursor).toBeNull();
    const wrong = await post('/people/search', { condition: { any: [{ field: 'message.text', operator: 'exists' }] } });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/condition/any/0/field']);
    expect(
      (await post('/people/search', { condition: { field: 'person.name', operator: 'like', value: 'a' } })).body.errors[0]
        .pointer,
    ).toBe('/condition/operator');
  });
});

/** A decided message of a person, with all that hangs on it. */
async function tellStory(personKey: string, conversationId: string, messageId: string): Promise<void> {
  const { database } = api;
  await database.query(
    `insert into switchboard.conversation (id, person_key, channel, joinable, last_message_at, created_at) values ($1, $2, 'api', true, now(), now())`,
    [conversationId, personKey],
  );
  const { rows } = await database.query<{ seq: number }>(
    `insert into switchboard.event (kind, lane, conversation_id, person_key, message_id, accepted_at, payload)
     values ('message', 0, $1, $2, $3, now(), '{"text":"a secret","channel":"api","person":{"name":"Secret"},"opens":true}') returning seq`,
    [conversationId, personKey, messageId],
  );
  const seq = rows[0]!.seq;
  await database.query(`insert into switchboard.pending values (0, $1)`, [seq]);
  await database.query(`insert into switchboard.event_facts values ($1, '{"person":{"name":"Secret"}}', 1, now())`, [seq]);
  await database.query(
    `insert into switchboard.run (id, automation_id, version, seq, message_id, conversation_id, status, started_at, steps)
     values ($1, 'au', 1, $2, $1, $3, 'completed', now(), '[{"why":"a secret"}]')`,
    [messageId, seq, conversationId],
  );
  await database.query(
    `insert into switchboard.effect (id, run_id, node_id, automation_id, conversation_id, seq, kind, content, next_at, created_at)
     values ($1, $1, 'n', 'au', $3, $2, 'email', '{"agentId":"a","toName":"Marie","toEmail":"m@example.com","subject":"Secret wrote","text":"a secret","html":"a secret"}', now(), now())`,
    [messageId, seq, conversationId],
  );
  await database.query(
    `insert into switchboard.timeline (conversation_id, at, kind, by, run_id, reason) values ($1, now(), 'assigned', 'automation', $2, 'a secret')`,
    [conversationId, messageId],
  );
  await database.query(`insert into switchboard.repeat_mark values ($1, 'a secret', now())`, [conversationId]);
}
const keyOf = async (id: string) =>
  (await api.database.query('select key from switchboard.person where given_id = $1', [id])).rows[0].key;

describe('somebody erased', () => {
  it('leaves empty events and nothing else', async () => {
    await makePerson({ id: 'secret', name: 'Secret', email: 'secret@example.com' });
    await makePerson({ id: 'friend' });
    const key = await keyOf('secret');
    await tellStory(key, 'secret-conversation', 'secret-1');
    await tellStory(await keyOf('friend'), 'friends-conversation', 'friend-1');
    await api.database.query(`update switchboard.event set person_key = $1 where message_id = 'friend-1'`, [key]);
    await api.database.query(
      `insert into switchboard.audit (by, action, subject, detail) values ('x', 'y', 'secret-conversation', '{"a":"secret"}')`,
    );

    const file = await api.request('POST', '/api/v1/people/imports', {
      headers: { 'Content-Type': 'text/csv' },
      body: 'email,name\nsecret@example.com,Secret\n',
    });
    expect(file.status).toBe(201);

    expect((await remove('/people/secret')).status).toBe(204);
    expect((await remove('/people/secret')).status).toBe(404);
    // A file that was shown and not imported may name them; whoever sent it is told.
    const dropped = { state: 'failed', columns: [], rows: [], reason: expect.stringContaining('A person was deleted') };
    expect((await get(`/people/imports/${file.body.id}`)).body).toMatchObject(dropped);
    const columns = [{ column: 0, target: { field: 'email' } }];
    expect(await post(`/people/imports/${file.body.id}/start`, { columns })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('A person was deleted') },
    });
    for (const table of [
      'person_import',
      'person_import_part',
      'person_import_fault',
      'person',
      'person_alias',
      'conversation',
      'event',
      'event_facts',
      'run',
      'effect',
      'timeline',
      'audit',
    ]) {
      const { rows } = await api.database.query(
        `select t::text as text from switchboard.${table} t where t::text ilike '%secret%' and t::text not like '%secret-%'`,
      );
      expect([table, rows]).toEqual([table, []]);
    }
    const { rows } = await api.database.query(
      `select message_id, person_key, payload ->> 'text' as text, exists (select 1 from switchboard.pending p where p.seq = e.seq) as waits
       from switchboard.event e where message_id in ('secret-1', 'friend-1') order by 1`,
    );
    expect(rows).toEqual(
      ['friend-1', 'secret-1'].map((id) => ({ message_id: id, person_key: 'erased', text: '', waits: false })),
    );
    expect((await get('/conversations/secret-conversation')).status).toBe(404);
    expect((await get('/conversations/friends-conversation')).body).toMatchObject({ messages: [] });
    const effects = await api.database.query(
      `select state, next_at, content ->> 'toEmail' as to from switchboard.effect where id = 'secret-1'`,
    );
    expect(effects.rows).toEqual([{ state: 'failed', next_at: null, to: 'm@example.com' }]);
    const automation = await post('/automations', { name: 'A', graph: { schemaVersion: 1, nodes: [], edges: [] } });
    expect((await get(`/automations/${automation.body.id}/explain?messageId=secret-1`)).status).toBe(410);
  });
});

describe('two people merged', () => {
  it('are one: conversations move, what was lacking is taken over, all their names lead there', async () => {
    await makePerson({ id: 'old', email: 'old@example.com', name: 'Old', attributes: { plan: 'free', city: 'Paris' } });
    await makePerson({ id: 'new', email: 'new@example.com', attributes: { plan: 'pro' } });
    const [oldKey, newKey] = [await keyOf('old'), await keyOf('new')];
    await tellStory(oldKey, 'merge-1', 'merge-message-1');
    await tellStory(newKey, 'merge-2', 'merge-message-2');
    const { status, body } = await post('/people/old/merge', { intoId: 'new' });
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ id: 'new', email: 'new@example.com', name: 'Old', attributes: { plan: 'pro', city: 'Paris' } }),
    ]);
    for (const id of ['old', oldKey, 'new', newKey]) expect((await get(`/people/${id}`)).body.id).toBe('new');
    expect((await get('/people/new')).body).toMatchObject({
      conversationCount: 2,
      alsoKnownAs: ['old', 'old@example.com'],
    });
    const { rows } = await api.database.query(
      `select id, person_key, joinable from switchboard.conversation where id like 'merge-%' order by id`,
    );
    expect(rows).toEqual([
      { id: 'merge-1', person_key: newKey, joinable: false },
      { id: 'merge-2', person_key: newKey, joinable: true },
    ]);
    const events = await api.database.query(
      `select distinct person_key from switchboard.event where message_id like 'merge-message-%'`,
    );
    expect(events.rows).toEqual([{ person_key: newKey }]);

    const message = (person: object) => ({ input: { text: 'x', person }, country: null, language: null });
    const known = await loadKnown(api.database, [message({ id: 'old' }), message({ email: 'OLD@example.com' })]);
    expect([known.peopleById.get('old')?.key, known.peopleByEmail.get('old@example.com')?.key]).toEqual([newKey, newKey]);
    for (const [search, ids] of [
      ['OLD@exa', ['new']],
      ['paris old', []],
      ['old new@', ['new']],
      [oldKey, ['new']],
      [oldKey.slice(5), []],
    ] as const) {
      const { items } = (await get(`/people?search=${encodeURIComponent(search)}`)).body;
      expect([search, items.map(({ id }: { id: string }) => id)]).toEqual([search, ids]);
    }
    const person = { id: 'new', name: 'Old', email: 'new@example.com' };
    expect(await post('/people', { id: 'old' })).toMatchObject({
      status: 409,
      body: { errors: [{ pointer: '/id', detail: '“Old” was merged with somebody who had this id.' }], person },
    });
    const refused = await post('/people', { email: 'Old@example.com' });
    expect(refused).toMatchObject({ status: 409, body: { errors: [{ pointer: '/email' }], person } });
    expect((await post('/people/old/merge', { intoId: 'new' })).status).toBe(409);
    expect((await post('/people/new/merge', { intoId: 'ghost' })).body.errors).toMatchObject([{ pointer: '/intoId' }]);
  });

  it('lose no attribute: with more than there is room for they stay two', async () => {
    const many = (name: string) => Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${name}${index}`, index]));
    await makePerson({ id: 'full-1', attributes: { ...many('a'), both: 1 } });
    await makePerson({ id: 'full-2', attributes: { ...many('b'), both: 2 } });
    expect(await post('/people/full-1/merge', { intoId: 'full-2' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/intoId', detail: expect.stringContaining('21 of their 121') }] },
    });
    expect((await get('/people/full-1')).body.attributes).toHaveProperty('a59', 59);
    expect((await get('/people/full-2')).body.attributes).not.toHaveProperty('a59');
  });

  it('are exported and told of as one', async () => {
    const { body } = await get('/people/new/export');
    expect(body.person.id).toBe('new');
    expect(
      body.conversations
        .map((each: { id: string; messages: { payload: { text: string } }[] }) => [each.id, each.messages[0]?.payload.text])
        .sort(),
    ).toEqual([
      ['merge-1', 'a secret'],
      ['merge-2', 'a secret'],
    ]);
    await makePerson({ id: 'newest' });
    await post('/people/new/merge', { intoId: 'newest' });
    const seen: string[] = [];
    const merges: { text: string; conversationId: string | null }[] = [];
    let cursor = '';
    for (let page = 0; page < 10; page += 1) {
      const timeline = await get(`/people/new/timeline?limit=1${cursor}`);
      expect(timeline.status).toBe(200);
      seen.push(...timeline.body.items.map((item: { id: string }) => item.id));
      merges.push(...timeline.body.items.filter(({ kind }: { kind: string }) => kind === 'merged'));
      if (timeline.body.nextCursor === null) break;
      cursor = `&cursor=${timeline.body.nextCursor}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([6, 6]);
    expect(merges.map(({ text, conversationId }) => [text, conversationId])).toEqual([
      ['SWITCHBOARD_API_KEY merged “Old” into this person.', null],
      ['SWITCHBOARD_API_KEY merged “Old” into this person.', null],
    ]);
    await remove('/people/new');
    const { rows } = await api.database.query(`select 1 from switchboard.audit where detail::text like '%Old%'`);
    expect(rows).toEqual([]);
  });
});
