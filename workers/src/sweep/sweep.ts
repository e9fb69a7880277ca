/**
 * Re-wakes whatever a crash or a lost wake left asleep. In: the tables. Out: rings. What stays true: correctness never
 * rests on the queue; everything pending for longer than `asleepMs` is rung anew, without deduplication.
 */
import type { Database } from '@switchboard/engine/record/database';
import { loadSleepingLanes, loadDueEffects } from '@switchboard/engine/record/sleeping.sql';
import type { Logger } from 'pino';

export interface SweeperOptions {
  database: Database;
  ringLane: (lane: number) => void;
  ringEffects: () => void;
  logger: Logger;
}

export interface Sweeper {
  start(): void;
  close(): Promise<void>;
}

const intervalMs = 1_000;
const asleepMs = 2_000;

export function createSweeper(options: SweeperOptions): Sweeper {
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> = Promise.resolve();
  let isClosed = false;

  async function sweep(): Promise<void> {
    try {
      const lanes = await loadSleepingLanes(options.database, asleepMs);
      for (const lane of lanes) options.ringLane(lane);
      if (await loadDueEffects(options.database)) options.ringEffects();
    } catch (error) {
      options.logger.warn({ err: error }, 'Looking for sleeping work failed; it is tried again.');
    }
    if (!isClosed) schedule();
  }

  function schedule(): void {
    timer = setTimeout(() => {
      sweeping = sweep();
    }, intervalMs);
  }

  return {
    start() {
      // At once, too: after a crash there is no need to wait for what is old already.
      sweeping = sweep();
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await sweeping;
    },
  };
}
