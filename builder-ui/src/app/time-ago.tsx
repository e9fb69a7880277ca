/** A time as people say it, kept true while one looks at it; the exact time on hover. */
import { useSyncExternalStore } from 'react';
import { exactTime, relativeTime } from './words/relative-time.ts';

const tickMs = 10_000;
const watchers = new Set<() => void>();
let nowMs = Date.now();
let ticking: ReturnType<typeof setInterval> | null = null;

// One clock for all times on a page, so that they never disagree.
function watch(onTick: () => void): () => void {
  watchers.add(onTick);
  nowMs = Date.now();
  ticking ??= setInterval(() => {
    nowMs = Date.now();
    for (const watcher of watchers) watcher();
  }, tickMs);
  return () => {
    watchers.delete(onTick);
    if (watchers.size === 0 && ticking !== null) {
      clearInterval(ticking);
      ticking = null;
    }
  };
}

export function TimeAgo({ at }: { at: string }) {
  const now = useSyncExternalStore(watch, () => nowMs);
  return (
    <time dateTime={at} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  );
}
