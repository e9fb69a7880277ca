/** Runs one of this folder's programs in a process of its own, so that a load generator does not share a core's time. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Child {
  /** The next message the program sends with `process.send`. */
  // biome-ignore lint/suspicious/noExplicitAny: each program says what it answers.
  next: () => Promise<any>;
  send: (message: unknown) => void;
  end: () => Promise<void>;
}

/**
 * @param program file name in this folder, without extension
 * @param args given as one JSON text
 */
export function startChild(program: string, args: unknown): Child {
  const child = fork(fileURLToPath(new URL(`./${program}.js`, import.meta.url)), [JSON.stringify(args)]);
  const exited = once(child, 'exit');
  return {
    next: async () => {
      const outcome = await Promise.race([
        once(child, 'message').then(([message]) => ({ message })),
        exited.then(([code]) => ({ code })),
      ]);
      if ('code' in outcome) throw new Error(`${program} ended with ${String(outcome.code)}`);
      return outcome.message;
    },
    send: (message) => {
      child.send(message as object);
    },
    end: async () => {
      if (child.connected) child.disconnect();
      child.kill();
      await exited;
    },
  };
}
