/**
 * Looks after imports in this process. In: a call when one was started. Out: imports carried out, one at a time, oldest
 * first; those that a crash left are found again by looking every now and then. What stays true: an import is claimed by a
 * lease, so that of several processes one is at it; stopping ends it between two batches.
 */
import { SwitchboardError } from '@switchboard/shared/problem';
import type { ApiDependencies } from '../dependencies.ts';
import { claimImport, finishImport, releaseImport } from './imports.sql.ts';
import { runImport } from './run-import.ts';

const lookEveryMs = 20_000;

export interface ImportRunner {
  /** Begins what there is to do, if nothing is being done. */
  wake(): void;
}

export function createImportRunner({ database, changes, logger, stopping }: ApiDependencies): ImportRunner {
  let underWay: Promise<void> | null = null;

  async function runAll(): Promise<void> {
    for (let claimed = await claimImport(database); claimed !== null; claimed = await claimImport(database)) {
      const { id } = claimed;
      try {
        await runImport(database, claimed, () => {
          changes.publish('people', { id: null });
          stopping?.throwIfAborted();
        });
      } catch (error) {
        if (stopping?.aborted) {
          await releaseImport(database, id);
          return;
        }
        if (error instanceof SwitchboardError && error.code === 'unavailable') throw error;
        logger.error({ err: error, importId: id }, 'an import failed');
        await finishImport(
          database,
          id,
          'failed',
          'Something went wrong on our side. What is counted here is imported; the same file can be imported again.',
        );
      }
      changes.publish('people', { id: null });
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
