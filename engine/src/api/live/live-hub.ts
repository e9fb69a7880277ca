/**
 * Brings changes together before they are sent on. In: every change, however many. Out: to each subscriber at most four
 * batches a second for each key. What stays true: the first change goes out at once; none is left out, though of
 * very many in one batch only the first notes are named.
 */
import type { ChangeNote } from '../../record/change-feed.ts';

export const quietMs = 250;
const notesAtMost = 20;

export interface ChangeBatch {
  notes: ChangeNote[];
  /** True when there were more than are named. */
  more: boolean;
}
export type BatchListener<Key extends string> = (key: Key, batch: ChangeBatch) => void;

export interface LiveHub<Key extends string> {
  add(key: Key, note: ChangeNote): void;
  /** @returns a function that ends the subscription */
  subscribe(keys: readonly Key[], listener: BatchListener<Key>): () => void;
}

interface Waiting extends ChangeBatch {
  timer: NodeJS.Timeout;
}

/** A hub; it does work only for keys that somebody listens to. */
export function createLiveHub<Key extends string>(): LiveHub<Key> {
  const listeners = new Map<Key, Set<BatchListener<Key>>>();
  const waiting = new Map<Key, Waiting>();

  function send(key: Key, batch: ChangeBatch): void {
    for (const listener of [...(listeners.get(key) ?? [])]) listener(key, batch);
  }

  /** Keeps a key quiet for a while; what came in meanwhile goes out after it, and the next quiet begins. */
  function quieten(key: Key): void {
    const timer = setTimeout(() => {
      const { notes, more } = waiting.get(key)!;
      waiting.delete(key);
      if (notes.length === 0) return;
      quieten(key);
      send(key, { notes, more });
    }, quietMs).unref();
    waiting.set(key, { notes: [], more: false, timer });
  }

  return {
    add(key, note) {
      if (!listeners.has(key)) return;
      const present = waiting.get(key);
      if (present === undefined) {
        quieten(key);
        send(key, { notes: [note], more: false });
      } else if (present.notes.length < notesAtMost) present.notes.push(note);
      else present.more = true;
    },
    subscribe(keys, listener) {
      for (const key of keys) listeners.set(key, (listeners.get(key) ?? new Set()).add(listener));
      return () => {
        for (const key of keys) {
          const others = listeners.get(key);
          others?.delete(listener);
          if (others?.size !== 0) continue;
          listeners.delete(key);
          clearTimeout(waiting.get(key)?.timer);
          waiting.delete(key);
        }
      };
    },
  };
}
