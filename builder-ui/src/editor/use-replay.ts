/**
 * Replays the path that is shown, step by step, by hand or by itself. In: the shown path. Out: how far it is, and the
 * ways to move. What stays true: it ends by itself at the last step; another path, or closing it, ends it too.
 */
import { useEffect, useState } from 'react';
import { useEditor, useEditorStore } from './editor-context.ts';
import { allStepsOf, litUpTo } from './shown-path.ts';

const stepMs = 900;

export function useReplay() {
  const store = useEditorStore();
  const path = useEditor((state) => state.shownPath);
  const [isPlaying, setIsPlaying] = useState(false);
  const total = allStepsOf(path).length;
  const lit = path?.steps?.length ?? 0;

  const goTo = (count: number): void => {
    const { shownPath } = store.getState();
    if (shownPath === null || shownPath.steps === null) return;
    const next = litUpTo(shownPath, count);
    const nodeId = next.steps?.at(-1)?.nodeId;
    // Brought into view, not selected: on a small screen its panel would stand in front of it.
    store.setState({ shownPath: next, ...(nodeId === undefined ? {} : { sought: { nodeId } }) });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step waits for the one before
  useEffect(() => {
    if (!isPlaying) return;
    if (path === null || lit >= total) {
      setIsPlaying(false);
      return;
    }
    const timer = setTimeout(() => goTo(lit + 1), stepMs);
    return () => clearTimeout(timer);
  }, [isPlaying, path, lit, total]);

  return {
    lit,
    total,
    isPlaying,
    back: () => {
      setIsPlaying(false);
      goTo(lit - 1);
    },
    forward: () => {
      setIsPlaying(false);
      goTo(lit + 1);
    },
    togglePlaying: () => {
      if (!isPlaying && lit >= total) goTo(1);
      setIsPlaying(!isPlaying);
    },
  };
}
