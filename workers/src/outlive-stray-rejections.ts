/**
 * Keeps the product up when a promise that nobody waits for is rejected. In: the process. Out: a line in the log for each.
 * What stays true: a custom node type that forgets a promise fails nobody else's work. Without this, Node.js ends the
 * process at the first one, and again at every event that meets the same node. Exceptions thrown outside of any promise
 * still end it: after those nothing can be said about the state that is left.
 */
import type { EventEmitter } from 'node:events';
import type { Logger } from 'pino';

/**
 * @param process where `unhandledRejection` is told
 * @param logger told of each at level error
 */
export function outliveStrayRejections(process: Pick<EventEmitter, 'on'>, logger: Pick<Logger, 'error'>): void {
  process.on('unhandledRejection', (reason: unknown) => {
    logger.error({ err: reason }, 'A promise that nobody waits for was rejected, most likely by a custom node type.');
  });
}
