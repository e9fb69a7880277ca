/**
 * Looks at the waiting queues again whenever somebody may have become free or available. In: news of agents, groups and
 * conversations, and the clock, since hours begin by themselves. Out: conversations given to whoever can take them. What
 * stays true: one look at a time in a process; several processes may look at once; a look that fails is tried again.
 */
import { takeWaiting } from '@switchboard/engine/api/conversations/take-waiting';
import type { ConversationStore } from '@switchboard/engine/api/conversations/change-conversation';
import type { ChangeFeed, Topic } from '@switchboard/engine/record/change-feed';
import type { Logger } from 'pino';

export interface QueueTakerOptions {
  store: ConversationStore;
  changes: ChangeFeed;
  /** Mails that were held, and events that somebody listens to, may have been made. */
  wake: () => void;
  logger: Logger;
}

export interface QueueTaker {
  start(): void;
  close(): Promise<void>;
}

const intervalMs = 1_000;
/** News come in bursts: one look serves those of this long. */
const burstMs = 50;
const topics: readonly Topic[] = ['agents', 'groups', 'conversations'];

export function createQueueTaker({ store, changes, wake, logger }: QueueTakerOptions): QueueTaker {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let hasNews = false;
  let isClosed = false;
  let stopListening = (): void => undefined;

  async function look(): Promise<void> {
    try {
      const taken = await takeWaiting(store);
      for (const id of taken) changes.publish('conversations', { id });
      if (taken.length > 0) wake();
    } catch (error) {
      logger.warn({ err: error }, 'Looking at the waiting queues failed; it is tried again.');
    }
  }

  function schedule(afterMs: number): void {
    clearTimeout(timer);
    if (isClosed) return;
    timer = setTimeout(() => {
      hasNews = false;
      looking = look().then(() => {
        looking = null;
        schedule(hasNews ? burstMs : intervalMs);
      });
    }, afterMs);
  }

  return {
    start() {
      stopListening = changes.subscribe((topic) => {
        if (!topics.includes(topic) || hasNews) return;
        hasNews = true;
        if (looking === null) schedule(burstMs);
      });
      schedule(0);
    },
    async close() {
      isClosed = true;
      stopListening();
      clearTimeout(timer);
      await looking;
    },
  };
}
