/**
 * What a browser remembers of its visitor: who they are, what is still on its way, how far they have read. In: a place to
 * keep it (`localStorage` for the widget, the tab's own for the demo). What stays true: several tabs share it, so the
 * outbox is changed message by message, and what another tab changes is told; where nothing can be kept, the chat works
 * until the page is left.
 */
import { createKeptValues, type Shelf } from './kept-values.ts';
import type { OutgoingMessage } from './outbox.ts';
import type { VisitorSession } from './widget-client.ts';

export interface Visitor {
  session: VisitorSession;
  /** As chosen in the demo; empty for what the connection and the browser say. */
  country: string;
  language: string;
  /** Known once a message was accepted. */
  conversationId: string | null;
  lastMessageId: string | null;
}

export interface VisitorMemory {
  recallVisitor(): Visitor | null;
  /** Null forgets the visitor, and what was on its way. */
  rememberVisitor(visitor: Visitor | null): void;
  recallOutbox(): OutgoingMessage[];
  rememberOutgoing(message: OutgoingMessage): void;
  forgetOutgoing(clientId: string): void;
  /** Id of the newest message of an agent that the visitor has seen. */
  recallSeen(): string | null;
  rememberSeen(messageId: string): void;
  /** Calls `listener` when another tab has kept something. */
  onElsewhere(listener: () => void): void;
}

/** A day's waiting messages; more than this is nobody's typing. */
const outgoingAtMost = 100;

/**
 * @param shelf called when something is read or kept, since a browser may refuse to hand its storage out
 * @param scope tells the visitors of several widgets apart
 */
export function createVisitorMemory(shelf: () => Shelf, scope: string): VisitorMemory {
  const names = { visitor: `${scope}:visitor`, outbox: `${scope}:outbox`, seen: `${scope}:seen` };

  const { read, keep } = createKeptValues(shelf);
  const recallOutbox = () => read<OutgoingMessage[]>(names.outbox) ?? [];
  return {
    recallVisitor: () => read<Visitor>(names.visitor),
    rememberVisitor(visitor) {
      keep(names.visitor, visitor);
      if (visitor !== null) return;
      keep(names.outbox, null);
      keep(names.seen, null);
    },
    recallOutbox,
    rememberOutgoing(message) {
      const others = recallOutbox();
      const known = others.findIndex(({ clientId }) => clientId === message.clientId);
      if (known >= 0) others[known] = message;
      else others.push(message);
      keep(names.outbox, others.slice(-outgoingAtMost));
    },
    forgetOutgoing(clientId) {
      const left = recallOutbox().filter((message) => message.clientId !== clientId);
      keep(names.outbox, left.length === 0 ? null : left);
    },
    recallSeen: () => read<string>(names.seen),
    rememberSeen: (messageId) => keep(names.seen, messageId),
    onElsewhere(listener) {
      const ours: (string | null)[] = [names.visitor, names.seen, null];
      // Heard for the storage of all tabs alone, and with no name when all of it was cleared.
      globalThis.addEventListener?.('storage', ({ key }: StorageEvent) => {
        if (ours.includes(key)) listener();
      });
    },
  };
}
