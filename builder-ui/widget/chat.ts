/**
 * A visitor's chat without its looks: who the visitor is, the conversation, what is on its way. In: what the visitor
 * does, and what the server says. Out: a state to be shown, and a call at each change. What stays true: messages go one
 * after another in the order written, each under its own client id until the server has it, across pages, reloads and
 * times without a connection; a visitor is begun only when there is something to say, unless `eager`; all tabs of a browser
 * are one visitor; where there is no chat to be had the server is left in peace, and nothing written is lost.
 */
import { changeOutbox, type OutboxChange, type OutgoingMessage } from './outbox.ts';
import type { Visitor, VisitorMemory } from './visitor-memory.ts';
import { type WidgetClient, type WidgetConversation, WidgetError, type WrittenAt } from './widget-client.ts';

export type ChosenVisitor = Pick<Visitor, 'country' | 'language'>;

/** `cut-off`: the server does not answer. `shut-out`: it does, and has no chat here, such as for a key that was taken away. */
export type Trouble = 'cut-off' | 'shut-out';

export interface ChatState {
  visitor: Visitor | null;
  conversation: WidgetConversation;
  outbox: readonly OutgoingMessage[];
  trouble: Trouble | null;
  /** True while what waits in the outbox was tried, and is to be tried again later. */
  isHeldBack: boolean;
  /** Messages of agents that the visitor has not seen. */
  unseen: number;
}

export interface Chat {
  state(): ChatState;
  subscribe(listener: () => void): () => void;
  send(text: string): void;
  /** Sends a message again that was refused. */
  sendAgain(clientId: string): void;
  /** Begins as a new visitor; what was said before is left behind. */
  beginAs(chosen: ChosenVisitor): void;
  /** Notes that all there is has been seen. */
  markSeen(): void;
  /** Follows the conversation, or ceases to, such as while the page is hidden. */
  follow(isFollowing: boolean): void;
}

export interface ChatOptions {
  client: WidgetClient;
  memory: VisitorMemory;
  newId: () => string;
  /** Where the visitor is just now. */
  writtenAt: () => WrittenAt;
  /** Waits; for tests. In ms. */
  wait?: (ms: number) => Promise<void>;
  /** Begins a visitor at once, so that what they may do is known before the first message. */
  isEager?: boolean;
}

const nothing: WidgetConversation = { messages: [], status: null, handledBy: null };
const asTheyAre: ChosenVisitor = { country: '', language: '' };
const waitMs = { first: 1_500, last: 30_000, asked: 60_000, shutOut: 600_000 };

function troubleOf(error: unknown): Trouble | null {
  if (!(error instanceof WidgetError)) return null;
  if (error.status === 403) return 'shut-out';
  return error.status === 0 || error.status >= 500 ? 'cut-off' : null;
}

export function createChat(options: ChatOptions): Chat {
  const { client, memory, newId, writtenAt } = options;
  const wait = options.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  const listeners = new Set<() => void>();
  let state: ChatState = {
    visitor: memory.recallVisitor(),
    conversation: nothing,
    outbox: memory.recallOutbox(),
    trouble: null,
    isHeldBack: false,
    unseen: 0,
  };
  let chosen: ChosenVisitor = state.visitor ?? asTheyAre;
  let isFollowing = false;
  let followed: { token: string; end: AbortController } | null = null;
  let beginning: Promise<Visitor> | null = null;
  let isSending = false;
  let wake: () => void = () => undefined;
  /** Raised when a visitor is left: answers to the one before no longer count. */
  let generation = 0;

  function set(part: Partial<ChatState>): void {
    state = { ...state, ...part };
    for (const listener of [...listeners]) listener();
  }

  function change(outboxChange: OutboxChange): void {
    const outbox = changeOutbox(state.outbox, outboxChange);
    for (const message of outbox) if (!state.outbox.includes(message)) memory.rememberOutgoing(message);
    for (const { clientId } of state.outbox) {
      if (!outbox.some((message) => message.clientId === clientId)) memory.forgetOutgoing(clientId);
    }
    set({ outbox });
  }

  function meet(trouble: Trouble | null): void {
    if (trouble === state.trouble) return;
    set({ trouble });
    adjustFollowing();
  }

  function keepVisitor(visitor: Visitor): void {
    memory.rememberVisitor(visitor);
    set({ visitor });
    adjustFollowing();
  }

  /** Goes on as who another tab has begun, or left. */
  function adopt(visitor: Visitor | null): void {
    generation += 1;
    beginning = null;
    set({ visitor, conversation: nothing, unseen: 0 });
    adjustFollowing();
    wake();
  }

  function lookElsewhere(): void {
    const visitor = memory.recallVisitor();
    if (visitor?.session.token !== state.visitor?.session.token) adopt(visitor);
    else countUnseen(state.conversation);
  }

  /** The visitor there is, else a new one; who asks at the same time is given the same. */
  function visitorNow(): Promise<Visitor> {
    if (state.visitor === null) lookElsewhere();
    if (state.visitor !== null) return Promise.resolve(state.visitor);
    const asked = generation;
    const { country, language } = chosen;
    beginning ??= client
      .startSession({ ...(country ? { country } : {}), ...(language ? { language } : {}) })
      .then((session) => {
        // Another tab may have begun meanwhile: its visitor has perhaps written already, this one has not.
        const other = memory.recallVisitor();
        const visitor: Visitor = other ?? { session, country, language, conversationId: null, lastMessageId: null };
        if (asked === generation) {
          keepVisitor(visitor);
          meet(null);
        }
        return visitor;
      })
      .finally(() => {
        if (asked === generation) beginning = null;
      });
    return beginning;
  }

  /** The token is no longer good, such as after 90 days: a new visitor comes in, and what is on its way goes with them. */
  function leaveVisitor(): void {
    const other = memory.recallVisitor();
    if (other !== null && other.session.token !== state.visitor?.session.token) {
      adopt(other);
      return;
    }
    generation += 1;
    beginning = null;
    const waiting = state.outbox.filter(({ state: each }) => each === 'waiting');
    memory.rememberVisitor(null);
    for (const message of waiting) memory.rememberOutgoing(message);
    set({ visitor: null, conversation: nothing, outbox: waiting, unseen: 0 });
    adjustFollowing();
  }

  function countUnseen({ messages }: WidgetConversation): void {
    const seen = memory.recallSeen();
    const seenAt = messages.findIndex(({ id }) => id === seen);
    const unseen = messages.slice(seenAt + 1).filter(({ from }) => from === 'agent').length;
    if (unseen !== state.unseen) set({ unseen });
  }

  async function read(): Promise<void> {
    const token = state.visitor?.session.token;
    const asked = generation;
    if (token === undefined) return;
    try {
      const conversation = await client.readConversation(token);
      if (asked !== generation) return;
      set({ conversation });
      meet(null);
      countUnseen(conversation);
      change({ kind: 'seen', messages: conversation.messages });
    } catch (error) {
      if (asked !== generation) return;
      if (error instanceof WidgetError && error.status === 401) leaveVisitor();
      else meet(troubleOf(error) ?? state.trouble);
    }
  }

  function adjustFollowing(): void {
    const token = isFollowing && state.trouble !== 'shut-out' ? (state.visitor?.session.token ?? null) : null;
    if (followed?.token === token) return;
    followed?.end.abort();
    followed = null;
    if (token === null) return;
    const end = new AbortController();
    followed = { token, end };
    void client.follow(token, () => void read(), end.signal);
  }

  /** What a failed sending comes to: gone for good, or to be tried again after so many ms. */
  function retryAfterMs(error: unknown, attempt: number): number | null {
    if (!(error instanceof WidgetError)) return null;
    if (error.status === 401) return 0;
    if (error.status === 403) return waitMs.shutOut;
    if (error.status !== 0 && error.status !== 429 && error.status < 500) return null;
    const ours = Math.min(waitMs.first * 2 ** (attempt - 1), waitMs.last);
    return error.retryAfterSeconds === null ? ours : Math.min(error.retryAfterSeconds * 1_000, waitMs.asked);
  }

  async function sendWaiting(): Promise<void> {
    if (isSending) return;
    isSending = true;
    let attempt = 1;
    for (;;) {
      const message = state.outbox.find(({ state: each }) => each === 'waiting');
      if (message === undefined) break;
      const asked = generation;
      try {
        const visitor = await visitorNow();
        if (asked !== generation) continue;
        const { message: receipt } = await client.sendMessage(visitor.session.token, message.text, message.clientId, writtenAt());
        if (asked !== generation) continue;
        attempt = 1;
        set({ isHeldBack: false });
        meet(null);
        change({ kind: 'sent', clientId: message.clientId, id: receipt.id });
        keepVisitor({ ...visitor, conversationId: receipt.conversationId, lastMessageId: receipt.id });
        await read();
      } catch (error) {
        if (asked !== generation) continue;
        const ms = retryAfterMs(error, attempt);
        if (error instanceof WidgetError && error.status === 401) leaveVisitor();
        if (ms === null || (ms === 0 && attempt > 2)) {
          set({ isHeldBack: false });
          change({ kind: 'refused', clientId: message.clientId });
        } else if (ms > 0) {
          set({ isHeldBack: true });
          meet(troubleOf(error) ?? state.trouble);
          await Promise.race([
            wait(ms),
            new Promise<void>((resolve) => {
              wake = resolve;
            }),
          ]);
        }
        attempt += 1;
      }
    }
    isSending = false;
  }

  memory.onElsewhere(lookElsewhere);
  if (options.isEager) {
    visitorNow().catch((error: unknown) => {
      console.info('The chat could not begin; it tries again with the first message.', error);
      meet(troubleOf(error) ?? 'cut-off');
    });
  }
  void sendWaiting();

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(text) {
      change({ kind: 'written', clientId: newId(), text });
      wake();
      void sendWaiting();
    },
    sendAgain(clientId) {
      change({ kind: 'asked-again', clientId });
      wake();
      void sendWaiting();
    },
    beginAs(next) {
      generation += 1;
      beginning = null;
      chosen = next;
      memory.rememberVisitor(null);
      set({ visitor: null, conversation: nothing, outbox: [], isHeldBack: false, unseen: 0 });
      adjustFollowing();
      visitorNow().catch((error: unknown) => {
        console.info('The chat could not begin anew; it tries again with the first message.', error);
        meet(troubleOf(error) ?? 'cut-off');
      });
    },
    markSeen() {
      const newest = state.conversation.messages.at(-1);
      if (newest === undefined) return;
      if (memory.recallSeen() !== newest.id) memory.rememberSeen(newest.id);
      if (state.unseen > 0) set({ unseen: 0 });
    },
    follow(following) {
      isFollowing = following;
      adjustFollowing();
      if (!following) return;
      // Perhaps the chat is to be had by now: asked when the page is come back to, and else hardly ever.
      if (state.trouble === 'shut-out') void read();
      wake();
    },
  };
}
