import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attributes } from '@switchboard/shared/message';
import { startTestStack, type TestStack } from '../automations/test-stack.ts';

describe('the routes of conversations', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startTestStack();
    await stack.accept(
      { id: 'm-1', text: 'Bonjour', conversationId: 'c-1', person: { id: 'p-1', name: 'Chloé' }, context: { country: 'FR' } },
      { id: 'm-2', text: 'Hallo', person: { email: 'jan@example.com' }, channel: 'widget' },
    );
    await stack.drain();
  }, 60_000);
  afterAll(() => stack.close());

  const ids = async (query: string): Promise<string[]> =>
    (await stack.request('GET', `/conversations${query}`)).body.items.map((each: { id: string }) => each.id);

  it('list page by page and filter', async () => {
    const first = await stack.request('GET', '/conversations?limit=1');
    const second = await stack.request('GET', `/conversations?limit=1&cursor=${first.body.nextCursor}`);
    expect(second.body.nextCursor).toBeNull();
    expect(new Set([first.body.items[0].id, second.body.items[0].id]).size).toBe(2);
    expect(await ids('?personId=p-1')).toEqual(['c-1']);
    expect(await ids('?status=closed')).toEqual([]);
    expect((await stack.request('GET', '/conversations?status=done')).body.errors).toMatchObject([{ pointer: '/status' }]);
    expect((await stack.request('GET', '/conversations?cursor=xyz')).body.errors).toMatchObject([{ pointer: '/cursor' }]);
  });

  it('name who wrote by their name, else their e-mail, as the list of messages does', async () => {
    for (const path of ['/conversations', '/messages']) {
      const { items } = (await stack.request('GET', path)).body;
      expect(items.map((each: { personName: string }) => each.personName).sort()).toEqual(['Chloé', 'jan@example.com']);
    }
  });

  it('tell a message before it is decided, then what it was decided with', async () => {
    await stack.accept({ id: 'm-3', text: 'Encore', conversationId: 'c-1', context: { browserLanguage: 'fr-FR' } });
    const message = async () => (await stack.request('GET', '/conversations/c-1')).body.messages.at(-1);
    expect(await message()).toMatchObject({ id: 'm-3', text: 'Encore', from: 'person', decided: false, language: 'fr-FR' });
    await stack.drain();
    expect(await message()).toMatchObject({ decided: true });
  });

  it('tell what came with a message and was left out, as it means nothing by its type', async () => {
    await stack.request('PUT', '/attributes/orders', { type: 'number' });
    await stack.accept({ text: 'Hei', conversationId: 'c-typed', person: { id: 'p-typed', attributes: { orders: 'many' } } });
    expect((await stack.request('GET', '/conversations/c-typed')).body.messages).toMatchObject([
      { text: 'Hei', unfit: [{ name: 'orders', value: 'many', type: 'number' }] },
    ]);
    expect((await stack.request('GET', '/people/p-typed')).body.attributes).toEqual({});
    await stack.drain();
    expect((await stack.request('GET', '/people/p-typed')).body.attributes).toEqual({});
  });

  it('tell what came with a message and was left out, as there was no room for it', async () => {
    const many = (from: number, to: number) =>
      Object.fromEntries(Array.from({ length: to - from }, (_, index) => [`n${from + index}`, from + index]));
    const say = async (attributes: Attributes) => {
      await stack.accept({ text: 'Hei', conversationId: 'c-full', person: { id: 'p-full', attributes } });
    };
    await say(many(0, 98));
    await say(many(98, 102));
    // Known already, and taken away: neither needs room.
    await say({ n0: 'zero', n100: null });
    await stack.drain();
    const { messages } = (await stack.request('GET', '/conversations/c-full')).body;
    expect(messages.map(({ unfit }: { unfit: unknown }) => unfit)).toEqual([
      [],
      [
        { name: 'n100', value: 100, type: null },
        { name: 'n101', value: 101, type: null },
      ],
      [],
    ]);
    const { attributes } = (await stack.request('GET', '/people/p-full')).body;
    expect(attributes).toEqual({ ...many(0, 100), n0: 'zero' });
  });

  it('close and reopen, and a message reopens what was closed', async () => {
    expect(await stack.request('POST', '/conversations/c-1/close')).toMatchObject({ status: 200, body: { status: 'closed' } });
    await stack.accept({ id: 'm-4', text: 'Salut', conversationId: 'c-1' });
    await stack.drain();
    const { body } = await stack.request('POST', '/conversations/c-1/reopen');
    expect(body).toMatchObject({ status: 'open' });
    expect(body.timeline.map((line: { kind: string; by: string }) => line.kind)).toEqual(['closed', 'reopened']);
  });

  it('open another conversation for the person who wrote in the one that was closed', async () => {
    const [first] = await stack.accept({ text: 'Noch da?', person: { email: 'jan@example.com' }, channel: 'widget' });
    const conversationId = first?.conversationId;
    await stack.request('POST', `/conversations/${conversationId}/close`);
    const [next] = await stack.accept({ text: 'Neu', person: { email: 'jan@example.com' }, channel: 'widget' });
    expect(next?.conversationId).not.toBe(conversationId);
    expect((await stack.request('POST', `/conversations/${conversationId}/reopen`)).status).toBe(200);
  });

  it('stay closed when a message from before is decided late, until the next one', async () => {
    await stack.accept({ text: 'Early', conversationId: 'c-late' });
    expect((await stack.request('POST', '/conversations/c-late/close')).status).toBe(200);
    await stack.request('POST', '/conversations/c-late/assign', { groupId: null });
    await stack.drain();
    expect((await stack.request('GET', '/conversations/c-late')).body).toMatchObject({
      status: 'closed',
      messages: [{ text: 'Early', decided: true }],
    });
    await stack.accept({ text: 'Late', conversationId: 'c-late' });
    await stack.drain();
    expect((await stack.request('GET', '/conversations/c-late')).body.status).toBe('open');
  });

  it('answer the newest 200 messages, and page by page what was said before them', async () => {
    const numbered = Array.from({ length: 230 }, (_, place) => ({
      id: `l-${place}`,
      text: `${place}`,
      conversationId: 'c-long',
    }));
    await stack.accept(...numbered.slice(0, 10));
    await stack.request('POST', '/conversations/c-long/notes', { id: 'l-note', text: 'Early note' });
    await stack.accept(...numbered.slice(10));
    const { body } = await stack.request('GET', '/conversations/c-long');
    expect([body.messages.length, body.messages[0].id]).toEqual([200, 'l-30']);
    const page = async (cursor: string) =>
      (await stack.request('GET', `/conversations/c-long/messages?limit=20&cursor=${cursor}`)).body;
    const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);
    const first = await page(body.earlierCursor);
    expect([idsOf(first.items).at(0), idsOf(first.items).at(-1), first.notes]).toEqual(['l-29', 'l-10', []]);
    const second = await page(first.nextCursor);
    expect([idsOf(second.items).at(-1), idsOf(second.notes), second.nextCursor]).toEqual(['l-0', ['l-note'], null]);
    expect((await stack.request('GET', '/conversations/c-none/messages')).status).toBe(404);
    expect((await stack.request('GET', '/conversations/c-1')).body.earlierCursor).toBeNull();
  });

  it('refuse an assignment that names nothing, or somebody who is not there', async () => {
    const assign = (body: unknown) => stack.request('POST', '/conversations/c-1/assign', body);
    expect((await assign({})).status).toBe(422);
    expect((await assign({ expectedAgentId: null })).status).toBe(422);
    expect((await assign({ groupId: 'g_none' })).body.errors).toMatchObject([{ pointer: '/groupId' }]);
    expect((await assign({ agent: 'a' })).body.errors).toMatchObject([{ pointer: '/agent' }]);
  });

  it('answer 404 for an id that is not there, whatever is in it', async () => {
    for (const id of ['c-none', 'a%2Fb', '%00', '%F0%9F%98%80', 'x'.repeat(3_000)]) {
      expect([id, (await stack.request('GET', `/conversations/${id}`)).status]).toEqual([id, 404]);
      expect([id, (await stack.request('POST', `/conversations/${id}/close`)).status]).toEqual([id, 404]);
    }
  });
});
