/**
 * Looks after imports in this process. In: a call when one was started. Out: imports carried out, one at a time, oldest
 * first; those that a crash left are found again by looking every now and then. What stays true: an import is claimed under
 * a short lease that is renewed while it is carried out, so that of several processes one is at it and another goes on with it
 * within 5 s of a crash; stopping ends it between two batches.
 */
import { SwitchboardError } from '@switchboard/shared/problem';
import type { ApiDependencies } from '../dependencies.ts';
import { claimImport, finishImport, type ImportClaim, releaseImport, renewImport } from './imports.sql.ts';
import { runImport } from './run-import.ts';

/** With the lease of 3 s, what a crash cut off goes on within 5 s. */
const lookEveryMs = 2_000;
const renewEveryMs = 1_000;

export interface ImportRunner {
  /** Begins what there is to do, if nothing is being done. */
  wake(): void;
}

export function createImportRunner({
  database,
  changes,
  logger,
  stopping,
  wake: wakeWorkers,
}: Pick<ApiDependencies, 'database' | 'changes' | 'logger' | 'stopping' | 'wake'>): ImportRunner {
  let underWay: Promise<void> | null = null;

  function renew(claimed: ImportClaim): void {
    renewImport(database, claimed).catch((error: unknown) =>
      logger.debug({ err: error, importId: claimed.id }, 'the lease of an import could not be renewed'),
    );
  }

  async function runAll(): Promise<void> {
    for (let claimed = await claimImport(database); claimed !== null; claimed = await claimImport(database)) {
      const renewal = setInterval(() => renew(claimed), renewEveryMs);
      try {
        await runImport(database, claimed, () => {
          changes.publish('people', { id: null });
          stopping?.throwIfAborted();
        });
      } catch (error) {
        if (stopping?.aborted) {
          await releaseImport(database, claimed);
          return;
        }
        if (error instanceof SwitchboardError && error.code === 'unavailable') throw error;
        logger.error({ err: error, importId: claimed.id }, 'an import failed');
        await finishImport(
          database,
          claimed,
          'failed',
          'Something went wrong on our side. What is counted here is imported; the same file can be imported again.',
        );
      } finally {
        clearInterval(renewal);
      }
      changes.publish('people', { id: null });
      // Of a long one the sweeper has found what came before by now: looking after every batch would cost more than it gives.
      wakeWorkers?.();
    }
  }

  function wake(): void {
    if (underWay !== null || stopping?.aborted) return;
    underWay = runAll()
      // The next look goes on with it.
      .catch((error: unknown) => logger.debug({ err: error }, 'imports could not be looked after'))
      .finally(() => {
        underWay = null;
      });
  }

  const timer = setInterval(wake, lookEveryMs).unref();
  stopping?.addEventListener('abort', () => clearInterval(timer), { once: true });
  wake();
  return { wake };
}
