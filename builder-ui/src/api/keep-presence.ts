/**
 * One tab of a browser keeps its stream of live updates open even while hidden, so that the server does not take its
 * agent for gone. In: whether this tab has somebody to stand for. Out: whether it is the one. What stays true: of all
 * tabs one is chosen, by a lock that passes to another tab when this one is closed or breaks down. Browsers have such
 * locks where the page came safely (https, or this computer); elsewhere each tab keeps its own.
 */
export interface PresenceKeeper {
  want(isWanted: boolean): void;
  isKept(): boolean;
}

const lockName = 'switchboard-presence';

/** @param onChange called when this tab was chosen */
export function createPresenceKeeper(onChange: () => void): PresenceKeeper {
  const locks: LockManager | undefined = typeof navigator === 'undefined' ? undefined : navigator.locks;
  let isWanted = false;
  let isChosen = locks === undefined;
  let giveUp = (): void => undefined;

  function request(manager: LockManager): void {
    const leaving = new AbortController();
    giveUp = () => leaving.abort();
    const hold = () =>
      new Promise<void>((done) => {
        isChosen = true;
        giveUp = () => {
          isChosen = false;
          done();
        };
        onChange();
      });
    manager.request(lockName, { signal: leaving.signal }, hold).catch(() => {
      // Given up before it was had: nothing to do.
      isChosen = false;
    });
  }

  return {
    want(wanted) {
      if (wanted === isWanted) return;
      isWanted = wanted;
      if (locks === undefined) return;
      if (wanted) request(locks);
      else giveUp();
    },
    isKept: () => isChosen,
  };
}
