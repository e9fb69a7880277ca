/**
 * Whether what is shown may be some seconds old, and why: the stream of news is missing, or something could not be read.
 * Out: true once that has lasted; a short break, such as a restart of the server, is nobody's concern.
 */
import { useSyncExternalStore } from 'react';

export type LateBecause = 'no-stream' | 'not-read';

const untoldMs = 4_000;
const causes = new Set<LateBecause>();
const watchers = new Set<() => void>();
let tell: ReturnType<typeof setTimeout> | undefined;
let isTold = false;

function setTold(told: boolean): void {
  if (isTold === told) return;
  isTold = told;
  for (const watcher of [...watchers]) watcher();
}

export function setLate(because: LateBecause, isLate: boolean): void {
  if (isLate) causes.add(because);
  else causes.delete(because);
  if (causes.size > 0) {
    tell ??= setTimeout(() => setTold(true), untoldMs);
    return;
  }
  clearTimeout(tell);
  tell = undefined;
  setTold(false);
}

export function isToldLate(): boolean {
  return isTold;
}

export function watchLate(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function useIsLate(): boolean {
  return useSyncExternalStore(watchLate, isToldLate);
}
