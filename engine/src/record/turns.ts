/**
 * Turns at the one session. A statement by itself needs nothing but to be sent while no transaction is open: the session
 * runs what it is sent in order. A transaction has the session to itself from BEGIN to COMMIT. First come, first served.
 */
type Waiting = { kind: 'statement'; send: () => void } | { kind: 'transaction'; begin: () => void };

export class Turns {
  readonly #queue: Waiting[] = [];
  #isTaken = false;

  /** Calls `send` at once, or as soon as the transactions before it have ended; resolves and rejects as it does. */
  statement<Result>(send: () => Promise<Result>): Promise<Result> {
    if (!this.#isTaken) return send();
    return new Promise((resolve, reject) => {
      this.#queue.push({ kind: 'statement', send: () => void send().then(resolve, reject) });
    });
  }

  /** @returns a function that ends the turn; ending it twice does nothing */
  transaction(): Promise<() => void> {
    return new Promise((granted) => {
      const begin = (): void => {
        this.#isTaken = true;
        let isOver = false;
        granted(() => {
          if (isOver) return;
          isOver = true;
          this.#isTaken = false;
          this.#goOn();
        });
      };
      if (this.#isTaken) this.#queue.push({ kind: 'transaction', begin });
      else begin();
    });
  }

  #goOn(): void {
    while (!this.#isTaken) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      if (next.kind === 'transaction') next.begin();
      else next.send();
    }
  }
}
