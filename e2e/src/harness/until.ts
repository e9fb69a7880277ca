import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until the answer is something. For what happens in another process, at a time of its own.
 * @param what named in the error
 * @param limitMs how long to go on asking
 * @returns the first answer that is neither null, undefined nor false
 * @throws Error naming `what` when the limit has passed; the last failure of `ask` is its cause
 */
export async function until<Answer>(
  what: string,
  limitMs: number,
  ask: () => Promise<Answer | null | undefined | false> | Answer | null | undefined | false,
  everyMs = 25,
): Promise<Answer> {
  const deadline = performance.now() + limitMs;
  let cause: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > deadline) throw new Error(`not within ${limitMs} ms: ${what}`, { cause });
    await pause(everyMs);
  }
}
