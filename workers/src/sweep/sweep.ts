/**
 * Re-wakes whatever a crash or a lost wake left asleep, and once an hour folds the counters of days that are over and
 * forgets what stood in fields of imported files. In: the tables. Out: rings. What stays true: correctness never rests on the queue; everything pending for longer than
 * `asleepMs` is rung anew, without deduplication.
 */
import { foldRunCounts } from '@switchboard/engine/api/automations/fold-run-counts.sql';
import { foldPortCounts } from '@switchboard/engine/api/automations/port-counts.sql';
import { forgetOldFaultValues } from '@switchboard/engine/api/people/import-faults.sql';
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
  /** Looks at once, and for what was appended just now too. */
  sweepNow(): void;
  close(): Promise<void>;
}

const intervalMs = 1_000;
const asleepMs = 2_000;
const foldEveryMs = 3_600_000;
/** Of any age, whatever the database's clock thinks of ours. */
const anyAgeMs = -60_000;

export function createSweeper(options: SweeperOptions): Sweeper {
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> = Promise.resolve();
  let isClosed = false;
  let foldAt = 0;

  async function sweep(pendingForMs: number): Promise<void> {
    try {
      const lanes = await loadSleepingLanes(options.database, pendingForMs);
      for (const lane of lanes) options.ringLane(lane);
      if (await loadDueEffects(options.database)) options.ringEffects();
      if (performance.now() >= foldAt) {
        await foldRunCounts(options.database);
        await foldPortCounts(options.database);
        await forgetOldFaultValues(options.database);
        foldAt = performance.now() + foldEveryMs;
      }
    } catch (error) {
      options.logger.warn({ err: error }, 'Looking for sleeping work failed; it is tried again.');
    }
    if (!isClosed) schedule();
  }

  function schedule(): void {
    timer = setTimeout(() => {
      sweeping = sweep(asleepMs);
    }, intervalMs);
  }

  return {
    start() {
      // At once, too: after a crash there is no need to wait for what is old already.
      sweeping = sweep(asleepMs);
    },
    sweepNow() {
      if (isClosed) return;
      clearTimeout(timer);
      sweeping = sweeping.then(() => {
        clearTimeout(timer);
        return sweep(anyAgeMs);
      });
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await sweeping;
    },
  };
}
