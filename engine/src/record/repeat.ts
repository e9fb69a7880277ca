/** Upkeep: a piece of work done again and again, with a pause in between, never twice at once. */

export interface Repetition {
  /** Begins with the pause. */
  start(): void;
  /** Waits for the work in hand; none begins after. */
  close(): Promise<void>;
}

/**
 * @param pauseMs from the end of one to the beginning of the next
 * @param onError told when the work fails; it is done again all the same
 */
export function repeat(work: () => Promise<unknown>, pauseMs: number, onError: (error: unknown) => void): Repetition {
  let timer: NodeJS.Timeout | undefined;
  let inHand: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  function start(): void {
    if (isClosed) return;
    timer = setTimeout(() => {
      inHand = work().catch(onError).finally(start);
    }, pauseMs);
  }
  return {
    start,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await inHand;
    },
  };
}
