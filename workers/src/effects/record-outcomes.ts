/**
 * Records what attempts came to. In: outcomes, one by one as attempts end. Out: whether each counted. What stays true:
 * an outcome is committed after its attempt; those that come while a commit is under way go together in the next one,
 * so that thousands of kept mails a second cost a few statements and a single mail waits for nobody.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from '@switchboard/engine/record/database';
import type { Logger } from 'pino';
import { type RecordedOutcome, settleEffects } from './effects.sql.ts';

/** Waits between tries, well within the lease; what cannot be recorded by then is done again after it. */
const retriesMs = [50, 500, 2_000] as const;

interface Waiting extends RecordedOutcome {
  resolve: (counted: boolean) => void;
  reject: (error: unknown) => void;
}

/**
 * @returns a function that records one outcome; it resolves to false when the claim is no longer held, and rejects
 *   with what the database throws when it still does so after some seconds
 */
export function createOutcomeRecorder(sql: Sql, logger: Pick<Logger, 'warn'>): (outcome: RecordedOutcome) => Promise<boolean> {
  let queue: Waiting[] = [];
  let recording = false;

  async function settleWithRetries(batch: readonly RecordedOutcome[]): Promise<Set<string>> {
    for (const delayMs of retriesMs) {
      try {
        return await settleEffects(sql, batch);
      } catch (error) {
        logger.warn({ error, effects: batch.length }, 'Outcomes of effects could not be recorded yet.');
        await wait(delayMs);
      }
    }
    return settleEffects(sql, batch);
  }

  /** Never rejects. */
  async function recordQueue(): Promise<void> {
    recording = true;
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      try {
        const counted = await settleWithRetries(batch);
        for (const each of batch) each.resolve(counted.has(each.id));
      } catch (error) {
        for (const each of batch) each.reject(error);
      }
    }
    recording = false;
  }

  return (outcome) =>
    new Promise((resolve, reject) => {
      queue.push({ ...outcome, resolve, reject });
      if (!recording) void recordQueue();
    });
}
