import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestStack, type TestStack } from '../automations/test-stack.ts';
import type { Principal } from '../principal.ts';
import { takeWords } from './conversation-words.sql.ts';
import { listConversations } from './conversations.sql.ts';
import { countInbox, markRead } from './reading.sql.ts';

const marie: Principal = { kind: 'agent', id: 'a_marie', name: 'Marie', rights: new Set(['read', 'write']) };
const root: Principal = { kind: 'agent', id: 'a_root', name: 'Root', rights: new Set(['read', 'write', 'admin']) };

describe('the inbox', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startTestStack();
    await stack.database.query(`insert into switchboard.agent (id, name, email, role, languages, availability)
      values ('a_marie', 'Marie', 'marie@example.com', 'agent', '["fr"]', 'online')`);
    await stack.database.query(`insert into switchboard.agent_group (id, name, permission, agent_ids, routing)
      values ('g_fr', 'France', 'agents', '["a_marie"]', '{"strategy":"none"}'), ('g_de', 'Germany', 'agents', '[]', '{"strategy":"none"}')`);
    await stack.accept(
      {
        id: 'm-1',
        text: 'Où est ma commande 4711 ?',
        conversationId: 'c-1',
        person: { id: 'p-1', name: 'Chloé Martin', email: 'chloe@example.com' },
        context: { country: 'FR', browserLanguage: 'fr-FR', url: 'https://shop.example/fr', timezone: 'Europe/Paris' },
      },
      { id: 'm-2', text: 'Guten Tag', conversationId: 'c-2' },
      { id: 'm-3', text: 'Hello there', conversationId: 'c-3' },
    );
    await stack.drain();
    await stack.request('POST', '/conversations/c-1/assign', { groupId: 'g_fr' });
    await stack.request('POST', '/conversations/c-2/assign', { groupId: 'g_de' });
  }, 60_000);
  afterAll(() => stack.close());

  const ids = async (principal: Principal, filter: Parameters<typeof listConversations>[2]): Promise<string[]> =>
    (await listConversations(stack.database, principal, filter, 50, null)).items.map(({ id }) => id).sort();

  it('has lists of mine, my groups, what nobody has and all, as far as one may see them', async () => {
    expect(await ids(marie, { view: 'my-groups' })).toEqual(['c-1']);
    expect(await ids(marie, { view: 'unassigned' })).toEqual(['c-1', 'c-3']);
    expect(await ids(root, { view: 'unassigned' })).toEqual(['c-1', 'c-2', 'c-3']);
    expect(await ids(marie, { view: 'all' })).toEqual(['c-1', 'c-3']);
    expect(await ids(marie, { view: 'mine' })).toEqual([]);
    expect(await ids(root, { view: 'all' })).toEqual(['c-1', 'c-2', 'c-3']);
    await stack.request('POST', '/conversations/c-3/assign', { agentId: 'a_marie' });
    expect(await ids(marie, { view: 'mine' })).toEqual(['c-3']);
    expect((await stack.request('GET', '/conversations?view=theirs')).body.errors).toMatchObject([{ pointer: '/view' }]);
  });

  it('counts what is open and what each agent has not read', async () => {
    expect((await countInbox(stack.database, marie)).views).toEqual({
      mine: { open: 1, unread: 1 },
      'my-groups': { open: 1, unread: 1 },
      unassigned: { open: 1, unread: 1 },
      all: { open: 2, unread: 2 },
    });
    await markRead(stack.database, 'a_marie', 'c-1', null);
    expect((await countInbox(stack.database, marie)).views['my-groups']).toEqual({ open: 1, unread: 0 });
    expect((await countInbox(stack.database, root)).views).toMatchObject({
      unassigned: { open: 2, unread: 2 },
      all: { open: 3, unread: 3 },
    });
    await stack.accept({ id: 'm-4', text: 'Encore une question', conversationId: 'c-1' });
    await stack.drain();
    expect(await ids(marie, { unread: true })).toEqual(['c-1', 'c-3']);
    const [first] = (await listConversations(stack.database, marie, { view: 'my-groups' }, 1, null)).items;
    expect(first).toMatchObject({ unreadCount: 1, preview: 'Encore une question' });
    expect(await stack.request('GET', '/inbox')).toMatchObject({ status: 200, body: { isCapped: false } });
  });

  it('marks as read no more than was seen, and never backwards', async () => {
    const unread = async () => (await stack.request('GET', '/conversations/c-1')).body.unreadCount;
    expect((await stack.request('POST', '/conversations/c-1/read', { upTo: 'm-1' })).status).toBe(204);
    expect(await unread()).toBe(1);
    expect((await stack.request('POST', '/conversations/c-1/read', {})).status).toBe(204);
    await stack.request('POST', '/conversations/c-1/read', { upTo: 'm-1' });
    expect(await unread()).toBe(0);
    expect((await stack.request('POST', '/conversations/c-1/read', { upTo: 'no-such' })).status).toBe(204);
    expect((await stack.request('POST', '/conversations/c-none/read', {})).status).toBe(404);
  });

  it('takes a reply once, however often it is sent, and decides nothing about it', async () => {
    const first = await stack.request('POST', '/conversations/c-1/messages', { id: 'reply-1', text: 'Elle arrive demain.' });
    expect(first).toMatchObject({ status: 201, body: { id: 'reply-1', conversationId: 'c-1', status: 'accepted' } });
    const again = await stack.request('POST', '/conversations/c-1/messages', { id: 'reply-1', text: 'Another text' });
    expect(again.body).toMatchObject({ status: 'duplicate', message: { text: 'Elle arrive demain.' } });
    const { rows } = await stack.database.query('select count(*)::int as n from switchboard.pending');
    expect(rows).toEqual([{ n: 0 }]);
    const { body } = await stack.request('GET', '/conversations/c-1');
    expect(body.messages.at(-1)).toMatchObject({ from: 'agent', decided: true, author: { name: 'SWITCHBOARD_API_KEY' } });
    expect(body.messages.filter(({ id }: { id: string }) => id === 'reply-1')).toHaveLength(1);
  });

  it('refuses a reply under the id of something else', async () => {
    const reply = (conversation: string, id: string) =>
      stack.request('POST', `/conversations/${conversation}/messages`, { id, text: 'x' });
    expect((await reply('c-1', 'm-1')).status).toBe(409);
    expect((await reply('c-2', 'reply-1')).status).toBe(409);
    expect((await reply('c-none', 'reply-9')).status).toBe(404);
    for (const text of ['', '   ', 'x'.repeat(20_001), '\u0000']) {
      expect((await stack.request('POST', '/conversations/c-1/messages', { text })).status).toBe(422);
    }
  });

  it('keeps notes apart from the messages', async () => {
    const note = await stack.request('POST', '/conversations/c-1/notes', { text: 'Careful: third complaint' });
    expect(note).toMatchObject({ status: 201, body: { status: 'accepted' } });
    const { body } = await stack.request('GET', '/conversations/c-1');
    expect(body.notes).toMatchObject([{ text: 'Careful: third complaint' }]);
    expect(JSON.stringify(body.messages)).not.toContain('Careful');
    expect(body.preview).not.toContain('Careful');
  });

  it('leaves a conversation snoozed or closed when an agent replies, and opens it when the visitor does', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect((await stack.request('POST', '/conversations/c-2/snooze', { until })).body.status).toBe('snoozed');
    await stack.request('POST', '/conversations/c-2/messages', { text: 'Moment' });
    expect((await stack.request('GET', '/conversations/c-2')).body).toMatchObject({ status: 'snoozed', snoozedUntil: until });
    await stack.accept({ text: 'Bin noch da', conversationId: 'c-2' });
    await stack.drain();
    expect((await stack.request('GET', '/conversations/c-2')).body).toMatchObject({ status: 'open', snoozedUntil: null });
    expect((await stack.request('POST', '/conversations/c-2/snooze', { until: 'tomorrow' })).status).toBe(422);
  });

  it('tells where the visitor is', async () => {
    const { body } = await stack.request('GET', '/conversations/c-1');
    expect(body.visitor).toMatchObject({ language: 'fr-FR' });
    await stack.accept({
      text: 'Encore',
      conversationId: 'c-1',
      context: { url: 'https://shop.example/', timezone: 'Europe/Paris' },
    });
    expect((await stack.request('GET', '/conversations/c-1')).body.visitor).toMatchObject({
      url: 'https://shop.example/',
      timezone: 'Europe/Paris',
    });
  });

  it('adds and removes tags by request', async () => {
    expect((await stack.request('POST', '/conversations/c-1/tags', { tags: ['Delivery'] })).body.tags).toEqual(['delivery']);
    expect((await stack.request('GET', '/tags')).body.items).toEqual([{ name: 'delivery', count: 1 }]);
    await stack.request('POST', '/conversations/c-1/tags', { tags: ['Late'] });
    const first = await stack.request('GET', '/tags?limit=1');
    expect(first.body).toEqual({ items: [{ name: 'delivery', count: 1 }], nextCursor: expect.any(String) });
    const second = await stack.request('GET', `/tags?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body).toEqual({ items: [{ name: 'late', count: 1 }], nextCursor: null });
    await stack.request('DELETE', '/conversations/c-1/tags/late');
    expect((await stack.request('DELETE', '/conversations/c-1/tags/delivery')).body.tags).toEqual([]);
    expect((await stack.request('POST', '/conversations/c-1/tags', { tags: [] })).status).toBe(422);
  });

  it.each(['.', '..', ' .. '])('refuses the tag “%s”, which no address could name to remove it', async (tag) => {
    const { status, body } = await stack.request('POST', '/conversations/c-1/tags', { tags: ['fine', tag] });
    expect({ status, errors: body.errors }).toEqual({
      status: 422,
      errors: [{ pointer: '/tags/1', detail: 'Must be more than spaces, and neither “.” nor “..”.' }],
    });
    const node = { id: 'n', type: 'add-tag', version: 1, position: { x: 0, y: 0 }, config: { tag } };
    const graph = { schemaVersion: 1, nodes: [node], edges: [] };
    const { diagnostics } = (await stack.request('POST', '/automations/validate', { graph })).body;
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'error', nodeId: 'n', pointer: '/nodes/0/config/tag' }),
    );
    const added = await stack.request('POST', '/conversations/c-1/tags', { tags: ['...', '.a', 'a.'] });
    expect(added.body.tags).toEqual(['...', '.a', 'a.']);
    for (const each of ['...', '.a', 'a.']) await stack.request('DELETE', `/conversations/c-1/tags/${each}`);
  });

  describe('its search', () => {
    const found = (search: string) => ids(root, { search });

    it('finds what is new, by words, the beginning of the last, name and e-mail', async () => {
      expect(await found('commande')).toEqual(['c-1']);
      expect(await found('ma comm')).toEqual(['c-1']);
      expect(await found('martin')).toEqual(['c-1']);
      expect(await found('chloe@example.com')).toEqual(['c-1']);
      expect(await found('Elle arrive')).toEqual(['c-1']);
      expect(await found('guten')).toEqual(['c-2']);
      expect(await found('guten commande')).toEqual([]);
    });

    it('finds who has no name by the words they are shown by', async () => {
      const { body } = await stack.request('GET', '/conversations/c-2');
      expect(body.personName).toBeNull();
      expect(await found(`Visitor ${body.personId.slice(-4)}`)).toEqual(['c-2']);
    });

    it('finds the same once the words were taken, and takes each event once', async () => {
      await stack.database.query("update switchboard.event set accepted_at = accepted_at - interval '1 minute'");
      const taken = await takeWords(stack.database, 1_000);
      expect(taken).toBeGreaterThan(5);
      expect(await takeWords(stack.database, 1_000)).toBe(0);
      expect(await found('comm')).toEqual(['c-1']);
      expect(await found('martin')).toEqual(['c-1']);
      const { body } = await stack.request('GET', '/conversations/c-2');
      expect(await found(`Visitor ${body.personId.slice(-4)}`)).toEqual(['c-2']);
      await stack.accept({ text: 'Brandneu', conversationId: 'c-2' });
      expect(await takeWords(stack.database, 1_000)).toBe(0);
      expect(await found('brandneu')).toEqual(['c-2']);
    });

    it('bears what people type', async () => {
      for (const search of ["'", "' | '", '!?', ':*', '\\', '& | !', '(', 'a:b', '%', '“x”', '\ud83d\ude00', '<->']) {
        expect((await stack.request('GET', `/conversations?search=${encodeURIComponent(search)}`)).status).toBe(200);
      }
      expect((await stack.request('GET', `/conversations?search=${'x'.repeat(201)}`)).status).toBe(422);
    });
  });
});
