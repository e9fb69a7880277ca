/**
 * The log of messages. In: its element and, each time, what is to be in it. Out: the element holds just that, in that order;
 * what was there already is not made anew, so a screen reader hears only what is new.
 */
import type { ChatState } from './chat.ts';
import { element } from './element.ts';
import type { OutgoingMessage } from './outbox.ts';
import type { Words } from './words.ts';

interface Entry {
  /** Stays the same while a message goes from the outbox into the conversation. */
  key: string;
  from: 'person' | 'agent';
  text: string;
  by: string | null;
  progress: Progress;
  clientId: string | null;
}

/** What is said of a message on its way; null once the server has it. */
type Progress = 'sending' | 'waiting' | 'refused' | null;

interface Shown {
  node: HTMLElement;
  progress: Progress;
}

export function createMessageEntries(log: HTMLElement, words: Words, onSendAgain: (clientId: string) => void) {
  const shown = new Map<string, Shown>();
  /** By the server's ids, the client ids of what was written here. */
  const clientIds = new Map<string, string>();

  function entriesOf(state: ChatState): Entry[] {
    const { conversation, outbox } = state;
    for (const { id, clientId } of outbox) if (id !== null) clientIds.set(id, clientId);
    const said = conversation.messages.map(({ id, from, text, by }): Entry => {
      const clientId = clientIds.get(id) ?? null;
      return { key: clientId ?? id, from, text, by: by ?? null, progress: null, clientId };
    });
    const ids = new Set(conversation.messages.map(({ id }) => id));
    const underWay = outbox
      .filter(({ id }) => id === null || !ids.has(id))
      .map(
        (message): Entry => ({
          key: message.clientId,
          from: 'person',
          text: message.text,
          by: null,
          progress: progressOf(message, state),
          clientId: message.clientId,
        }),
      );
    return [...said, ...underWay];
  }

  function nodeOf(entry: Entry): HTMLElement {
    const who = entry.from === 'person' ? words.you : entry.by;
    const node = element('div', { class: 'entry', 'data-from': entry.from });
    if (who !== null) node.append(element('span', { class: entry.from === 'person' ? 'unseen-by-eye' : 'by' }, who));
    node.append(element('p', { class: 'bubble', dir: 'auto' }, entry.text));
    return node;
  }

  /** Beneath the message, which stays as it is: it would be heard again. */
  function tell({ progress, clientId }: Entry, node: HTMLElement): void {
    node.querySelector('.progress')?.remove();
    node.dataset['state'] = progress ?? 'sent';
    if (progress === null || clientId === null) return;
    const line = element('p', { class: 'progress' });
    if (progress === 'refused') {
      const again = element('button', { type: 'button' }, words.sendAgain);
      again.addEventListener('click', () => onSendAgain(clientId));
      line.append(`${words.notSent} `, again);
    } else line.append(progress === 'sending' ? words.sending : words.waitsToBeSent);
    // Heard only when it takes longer than one would think.
    if (progress === 'sending') line.setAttribute('aria-hidden', 'true');
    node.append(line);
  }

  return {
    /** @returns true when something was added at the end, or is told there of a message */
    show(state: ChatState): boolean {
      const entries = entriesOf(state);
      const keys = new Set(entries.map(({ key }) => key));
      for (const [key, { node }] of shown) {
        if (keys.has(key)) continue;
        node.remove();
        shown.delete(key);
      }
      let isLonger = false;
      let before: Element | null = log.firstElementChild;
      for (const entry of entries) {
        let present = shown.get(entry.key);
        if (present === undefined) {
          present = { node: nodeOf(entry), progress: null };
          shown.set(entry.key, present);
          isLonger = true;
        }
        if (present.progress !== entry.progress) {
          tell(entry, present.node);
          present.progress = entry.progress;
          isLonger ||= entry.progress !== null;
        }
        // After the greeting, each after the one before it.
        if (before?.nextElementSibling !== present.node) before?.after(present.node);
        before = present.node;
      }
      return isLonger;
    },
  };
}

function progressOf({ state }: OutgoingMessage, { isHeldBack, trouble }: ChatState): Progress {
  if (state !== 'waiting') return state === 'refused' ? 'refused' : null;
  return isHeldBack || trouble !== null || !navigator.onLine ? 'waiting' : 'sending';
}
