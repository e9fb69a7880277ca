import { beforeEach, describe, expect, it } from '@jest/globals';
import { memoryStorage } from '../src/app/memory-storage.ts';
import { type Chat, createChat } from './chat.ts';
import { createVisitorMemory, type VisitorMemory } from './visitor-memory.ts';
import { type WidgetClient, type WidgetConversation, WidgetError, type WidgetMessage } from './widget-client.ts';

/** A server that holds one conversation for each token, and fails as it is told. */
function fakeServer() {
  const conversations = new Map<string, WidgetMessage[]>();
  const seenClientIds = new Map<string, string>();
  const server = {
    sessions: 0,
    failures: [] as WidgetError[],
    /** Answers whatever is asked, until it is null again. */
    refusal: null as WidgetError | null,
    asked: 0,
    sent: [] as { token: string; text: string; clientId: string }[],
    conversations,
    answer(token: string, text: string) {
      conversations.get(token)!.push({ id: `a${conversations.get(token)!.length}`, text, from: 'agent', at: '', by: 'Marie' });
    },
  };
  function ask(): void {
    server.asked += 1;
    if (server.refusal !== null) throw server.refusal;
  }
  const client: WidgetClient = {
    async startSession() {
      ask();
      server.sessions += 1;
      const token = `t${server.sessions}`;
      conversations.set(token, []);
      return { token, visitor: { id: token, name: null, country: null, language: null }, mayChoose: false };
    },
    async sendMessage(token, text, clientId) {
      ask();
      const failure = server.failures.shift();
      if (failure !== undefined) throw failure;
      server.sent.push({ token, text, clientId });
      const known = seenClientIds.get(`${token} ${clientId}`);
      if (known !== undefined) return { message: { id: known, conversationId: `c-${token}`, status: 'duplicate' } };
      const id = `m-${clientId}`;
      seenClientIds.set(`${token} ${clientId}`, id);
      conversations.get(token)!.push({ id, text, from: 'person', at: '' });
      return { message: { id, conversationId: `c-${token}`, status: 'accepted' } };
    },
    async readConversation(token): Promise<WidgetConversation> {
      ask();
      const messages = conversations.get(token);
      if (messages === undefined) throw new WidgetError(401, 'gone', null);
      return { messages: [...messages], status: 'open', handledBy: null };
    },
    async follow(_token, onChange) {
      onChange();
    },
  };
  return { server, client };
}

/** Resolves when the chat is as wanted. */
function when(chat: Chat, isSo: (state: ReturnType<Chat['state']>) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (!isSo(chat.state())) return;
      stop();
      resolve();
    };
    const stop = chat.subscribe(check);
    check();
  });
}

const texts = (chat: Chat) => chat.state().conversation.messages.map(({ text }) => text);

describe('a chat', () => {
  let memory: VisitorMemory;
  let fake: ReturnType<typeof fakeServer>;
  let ids: number;
  const open = (waits: number[] = []): Chat =>
    createChat({
      client: fake.client,
      memory,
      newId() {
        ids += 1;
        return `id${ids}`;
      },
      writtenAt: () => ({}),
      wait: async (ms) => void waits.push(ms),
    });
  beforeEach(() => {
    memory = createVisitorMemory(() => keptShelf, 'test');
    fake = fakeServer();
    ids = 0;
    keptShelf.clear();
  });
  const keptShelf = memoryStorage();

  it('begins a visitor with the first message, not before', async () => {
    const chat = open();
    chat.follow(true);
    expect(fake.server.sessions).toBe(0);
    chat.send('Bonjour');
    await when(chat, (state) => state.conversation.messages.length === 1 && state.outbox.length === 0);
    expect(fake.server.sessions).toBe(1);
    expect(memory.recallVisitor()).toMatchObject({ conversationId: 'c-t1', lastMessageId: 'm-id1' });
  });

  it('goes on with the same conversation on the next page', async () => {
    const first = open();
    first.send('Bonjour');
    await when(first, (state) => state.outbox.length === 0 && state.conversation.messages.length === 1);
    const second = open();
    second.follow(true);
    await when(second, (state) => state.conversation.messages.length === 1);
    expect([fake.server.sessions, texts(second)]).toEqual([1, ['Bonjour']]);
  });

  it('is one visitor in two tabs that were open before anything was said', async () => {
    const [one, other] = [open(), open()];
    one.send('Here');
    await when(one, (state) => state.conversation.messages.length === 1 && state.outbox.length === 0);
    other.send('and there');
    await when(other, (state) => state.conversation.messages.length === 2 && state.outbox.length === 0);
    expect([fake.server.sessions, texts(other)]).toEqual([1, ['Here', 'and there']]);
  });

  it('is one visitor in two tabs that begin at once', async () => {
    const [one, other] = [open(), open()];
    one.send('Here');
    other.send('and there');
    await when(other, (state) => state.outbox.length === 0 && state.conversation.messages.length === 2);
    await when(one, (state) => state.outbox.length === 0);
    expect(new Set(fake.server.sent.map(({ token }) => token)).size).toBe(1);
  });

  it('sends in order and once, whatever fails in between', async () => {
    fake.server.failures = [new WidgetError(0, '', null), new WidgetError(503, '', 2), new WidgetError(429, '', 7)];
    const waits: number[] = [];
    const chat = open(waits);
    for (const text of ['one', 'two', 'three']) chat.send(text);
    await when(chat, (state) => state.conversation.messages.length === 3 && state.outbox.length === 0);
    expect(texts(chat)).toEqual(['one', 'two', 'three']);
    expect(waits).toEqual([1_500, 2_000, 7_000]);
    expect(chat.state()).toMatchObject({ trouble: null, isHeldBack: false });
  });

  it('sends on the next page, under the same id, what was never answered', async () => {
    fake.server.failures = [new WidgetError(0, '', null)];
    const never = createChat({
      client: fake.client,
      memory,
      newId: () => 'kept',
      writtenAt: () => ({}),
      wait: () => new Promise(() => undefined),
    });
    never.send('Are you there?');
    await when(never, (state) => state.trouble === 'cut-off' && state.isHeldBack);
    const next = open();
    await when(next, (state) => state.conversation.messages.length === 1 && state.outbox.length === 0);
    expect(fake.server.sent).toEqual([{ token: 't1', text: 'Are you there?', clientId: 'kept' }]);
    expect(memory.recallOutbox()).toEqual([]);
  });

  it('says of what it is asked to send later that it waits, also while the server is there', async () => {
    fake.server.failures = [new WidgetError(429, '', 60)];
    let goOn: () => void = () => undefined;
    const chat = createChat({
      client: fake.client,
      memory,
      newId: () => 'slow',
      writtenAt: () => ({}),
      wait: () => new Promise((resolve) => (goOn = resolve)),
    });
    chat.send('Hello');
    expect(chat.state().isHeldBack).toBe(false);
    await when(chat, (state) => state.isHeldBack);
    expect(chat.state()).toMatchObject({ trouble: null, outbox: [{ state: 'waiting' }] });
    goOn();
    await when(chat, (state) => state.conversation.messages.length === 1 && state.outbox.length === 0);
    expect(chat.state().isHeldBack).toBe(false);
  });

  describe('where there is none to be had', () => {
    const refusal = new WidgetError(403, 'This key of the widget was taken away.', null);

    it('keeps what is written, and hardly ever tries to send it', async () => {
      fake.server.refusal = refusal;
      const waits: number[] = [];
      const chat = createChat({
        client: fake.client,
        memory,
        newId: () => 'kept',
        writtenAt: () => ({}),
        wait(ms) {
          waits.push(ms);
          return new Promise(() => undefined);
        },
      });
      chat.send('Is this on?');
      await when(chat, (state) => state.trouble === 'shut-out' && state.isHeldBack);
      expect([waits, fake.server.asked, memory.recallOutbox().length]).toEqual([[600_000], 1, 1]);
      fake.server.refusal = null;
      chat.follow(true);
      await when(chat, (state) => state.conversation.messages.length === 1 && state.outbox.length === 0);
      expect(chat.state()).toMatchObject({ trouble: null, isHeldBack: false });
    });

    it('ceases to follow, and asks once more whenever the page is come back to', async () => {
      const chat = open();
      chat.send('Hello');
      await when(chat, (state) => state.conversation.messages.length === 1 && state.outbox.length === 0);
      const follows: AbortSignal[] = [];
      fake.client.follow = async (_token, onChange, signal) => {
        follows.push(signal);
        onChange();
      };
      fake.server.refusal = refusal;
      chat.follow(true);
      await when(chat, (state) => state.trouble === 'shut-out');
      expect(follows.map(({ aborted }) => aborted)).toEqual([true]);
      const { asked } = fake.server;
      chat.follow(true);
      await Promise.resolve();
      expect([fake.server.asked - asked, follows.length]).toEqual([1, 1]);
      fake.server.refusal = null;
      chat.follow(true);
      await when(chat, (state) => state.trouble === null);
      expect(follows.map(({ aborted }) => aborted)).toEqual([true, false]);
      expect(texts(chat)).toEqual(['Hello']);
    });
  });

  it('keeps what was refused until the visitor asks again', async () => {
    fake.server.failures = [new WidgetError(422, '', null)];
    const chat = open();
    chat.send('x');
    await when(chat, (state) => state.outbox[0]?.state === 'refused');
    chat.sendAgain('id1');
    await when(chat, (state) => state.conversation.messages.length === 1);
    expect(chat.state().outbox).toEqual([]);
  });

  it('comes in as a new visitor when its token is no longer good, with what is on its way', async () => {
    const chat = open();
    chat.send('before');
    await when(chat, (state) => state.conversation.messages.length === 1 && state.outbox.length === 0);
    fake.server.failures = [new WidgetError(401, '', null)];
    chat.send('after');
    await when(chat, (state) => state.visitor?.session.token === 't2' && state.conversation.messages.length === 1);
    expect(texts(chat)).toEqual(['after']);
  });

  it('leaves everything behind when it begins as another', async () => {
    const chat = open();
    chat.send('mine');
    await when(chat, (state) => state.conversation.messages.length === 1);
    chat.beginAs({ country: 'FR', language: 'fr' });
    expect(chat.state()).toMatchObject({ visitor: null, outbox: [], conversation: { messages: [] } });
    await when(chat, (state) => state.visitor?.session.token === 't2');
    expect(memory.recallVisitor()).toMatchObject({ country: 'FR', language: 'fr' });
  });

  it('counts what agents said since the visitor looked', async () => {
    const chat = open();
    chat.send('Hello');
    await when(chat, (state) => state.conversation.messages.length === 1);
    chat.markSeen();
    fake.server.answer('t1', 'Hi');
    chat.follow(true);
    await when(chat, (state) => state.unseen === 1);
    chat.markSeen();
    expect(chat.state().unseen).toBe(0);
    expect(memory.recallSeen()).toBe('a1');
  });

  it('works where nothing can be remembered', async () => {
    memory = createVisitorMemory(() => {
      throw new Error('denied');
    }, 'test');
    const chat = open();
    chat.send('Hello');
    await when(chat, (state) => state.conversation.messages.length === 1 && state.outbox.length === 0);
  });
});
