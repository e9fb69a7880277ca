/**
 * Tells open pages that something changed. In: a topic and a small note. Out: the same to every subscriber.
 * What stays true: it is a hint to look again, never the truth; losing one loses nothing but a little time.
 */
/** What pages listen to. */
export const topics = [
  'automations',
  'runs',
  'conversations',
  'emails',
  'agents',
  'groups',
  'people',
  'segments',
  'assignment-rules',
] as const;
/** `sessions` says, with an `agentId`, that some have ended; it is for those who hold their streams, not for pages. */
export type Topic = (typeof topics)[number] | 'sessions';

/** Ids of what changed; small, since it may travel through PostgreSQL's NOTIFY (8 kB). */
export type ChangeNote = Record<string, string | number | null>;
export type ChangeListener = (topic: Topic, note: ChangeNote) => void;

export interface ChangeFeed {
  publish(topic: Topic, note: ChangeNote): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: ChangeListener): () => void;
}

/** A feed within one process. */
export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<ChangeListener>();
  return {
    publish(topic, note) {
      for (const listener of listeners) listener(topic, note);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
