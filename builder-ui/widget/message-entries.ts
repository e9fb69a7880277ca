/**
 * The log of messages. In: its element and, each time, what is to be in it. Out: the element holds just that, in that order;
 * what was there already is not made anew, so a screen reader hears only what is new.
 */
import type { ChatState } from './chat.ts';
import { element } from './element.ts';
import type { Words } from './words.ts';

interface Entry {
  /** Stays the same while a message goes from the outbox into the conversation. */
  key: string;
  from: 'person' | 'agent';
  text: string;
  by: string | null;
  isRefused: boolean;
  clientId: string | null;
}

export function createMessageEntries(log: HTMLElement, words: Words, onSendAgain: (clientId: string) => void) {
  const shown = new Map<string, { node: HTMLElement; state: string }>();

  function entriesOf({ conversation, outbox }: ChatState): Entry[] {
    const said = conversation.messages.map(
      ({ id, from, text, by }): Entry => ({ key: id, from, text, by: by ?? null, isRefused: false, clientId: null }),
    );
    const ids = new Set(conversation.messages.map(({ id }) => id));
    const underWay = outbox
      .filter(({ id }) => id === null || !ids.has(id))
      .map(
        ({ clientId, id, text, state }): Entry => ({
          key: id ?? clientId,
          from: 'person',
          text,
          by: null,
          isRefused: state === 'refused',
          clientId,
        }),
      );
    return [...said, ...underWay];
  }

  function nodeOf(entry: Entry): HTMLElement {
    const who = entry.from === 'person' ? words.you : entry.by;
    const node = element('div', { class: 'entry', 'data-from': entry.from, 'data-state': entry.isRefused ? 'refused' : null });
    if (who !== null) node.append(element('span', { class: entry.from === 'person' ? 'unseen-by-eye' : 'by' }, who));
    node.append(element('p', { class: 'bubble', dir: 'auto' }, entry.text));
    const { clientId } = entry;
    if (entry.isRefused && clientId !== null) {
      const again = element('button', { type: 'button' }, words.sendAgain);
      again.addEventListener('click', () => onSendAgain(clientId));
      node.append(element('p', { class: 'fault' }, `${words.notSent} `, again));
    }
    return node;
  }

  return {
    /** @returns true when something was added at the end */
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
        const look = `${entry.isRefused}`;
        let present = shown.get(entry.key);
        if (present === undefined || present.state !== look) {
          const node = nodeOf(entry);
          if (present === undefined) isLonger = true;
          else present.node.replaceWith(node);
          present = { node, state: look };
          shown.set(entry.key, present);
        }
        // After the greeting, each after the one before it.
        if (before?.nextElementSibling !== present.node) before?.after(present.node);
        before = present.node;
      }
      return isLonger;
    },
  };
}
