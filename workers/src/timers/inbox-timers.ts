/**
 * What happens in the inbox by itself. In: the tables. Out: snoozed conversations opened when their time comes, and the
 * words of messages taken for its search. What stays true: any number of processes may do this at once; the stream goes
 * first, so no words are taken while events wait.
 */
import type { ConversationStore } from '@switchboard/engine/api/conversations/change-conversation';
import { takeWords } from '@switchboard/engine/api/conversations/conversation-words.sql';
import { wakeSnoozed } from '@switchboard/engine/api/conversations/wake-snoozed';
import type { ChangeFeed } from '@switchboard/engine/record/change-feed';
import type { Logger } from 'pino';

export interface InboxTimersOptions {
  store: ConversationStore;
  changes: Pick<ChangeFeed, 'publish'>;
  /** Events that wait to be decided. */
  pendingEvents: () => number;
  logger: Logger;
}

export interface InboxTimers {
  /** One round; `start` does one each second. Never rejects. */
  lookAfter(): Promise<void>;
  start(): void;
  close(): Promise<void>;
}

const intervalMs = 1_000;
/** Small, so that a message that comes in meanwhile hardly waits. */
const wordsAtOnce = 50;

export function createInboxTimers({ store, changes, pendingEvents, logger }: InboxTimersOptions): InboxTimers {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> = Promise.resolve();
  let isClosed = false;

  async function lookAfter(): Promise<void> {
    try {
      for (const id of await wakeSnoozed(store)) changes.publish('conversations', { id });
      let taken = wordsAtOnce;
      while (taken === wordsAtOnce && pendingEvents() === 0 && !isClosed) taken = await takeWords(store.database, wordsAtOnce);
    } catch (error) {
      logger.warn({ err: error }, 'Looking after the inbox failed; it is tried again.');
    }
  }

  function schedule(): void {
    timer = setTimeout(() => {
      underWay = lookAfter().then(() => {
        if (!isClosed) schedule();
      });
    }, intervalMs);
  }

  return {
    lookAfter,
    start: schedule,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
