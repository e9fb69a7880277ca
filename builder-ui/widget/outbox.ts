/**
 * Messages on their way: each keeps its client id until the conversation shows it, so that sending it again, after
 * whatever went wrong, is still the same message. Pure: one function, typed changes.
 */
import type { WidgetMessage } from './widget-client.ts';

export interface OutgoingMessage {
  clientId: string;
  text: string;
  /** `waiting` goes by itself as soon as it can; `refused` only when the visitor asks again. */
  state: 'waiting' | 'sent' | 'refused';
  /** The server's id, once accepted. */
  id: string | null;
}

export type OutboxChange =
  | { kind: 'written'; clientId: string; text: string }
  | { kind: 'sent'; clientId: string; id: string }
  | { kind: 'refused'; clientId: string }
  | { kind: 'asked-again'; clientId: string }
  | { kind: 'seen'; messages: readonly WidgetMessage[] }
  | { kind: 'emptied' };

/** Applies one change; messages keep the order in which they were written. */
export function changeOutbox(outbox: readonly OutgoingMessage[], change: OutboxChange): readonly OutgoingMessage[] {
  switch (change.kind) {
    case 'written': {
      if (outbox.some(({ clientId }) => clientId === change.clientId)) return outbox;
      return [...outbox, { clientId: change.clientId, text: change.text, state: 'waiting', id: null }];
    }
    case 'sent':
      return replace(outbox, change.clientId, { state: 'sent', id: change.id });
    case 'refused':
      return replace(outbox, change.clientId, { state: 'refused' });
    case 'asked-again':
      return replace(outbox, change.clientId, { state: 'waiting' });
    case 'seen': {
      const seen = new Set(change.messages.map(({ id }) => id));
      return outbox.some(({ id }) => id !== null && seen.has(id))
        ? outbox.filter(({ id }) => id === null || !seen.has(id))
        : outbox;
    }
    case 'emptied':
      return [];
  }
}

function replace(outbox: readonly OutgoingMessage[], clientId: string, part: Partial<OutgoingMessage>): OutgoingMessage[] {
  return outbox.map((message) => (message.clientId === clientId ? { ...message, ...part } : message));
}
