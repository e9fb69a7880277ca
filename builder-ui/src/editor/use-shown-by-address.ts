/**
 * Opens what the address asks for: `?run=<id>` a run, `?explain=<messageId>` what became of a message, `?drawer=runs` the
 * list of runs, `?drawer=problems` what is wrong. Once each; a run that the address names no longer, as after Back, is
 * shown no longer.
 */
import { useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'wouter';
import { readRun } from '../api/runs.ts';
import { showProblem } from '../app/show-notice.ts';
import { useEditorStore } from './editor-context.ts';
import { useExplain, useShowRun } from './use-show-run.ts';

export function useShownByAddress(): void {
  const store = useEditorStore();
  const showRun = useShowRun();
  const explain = useExplain();
  const [search] = useSearchParams();
  const runId = search.get('run');
  const messageId = search.get('explain');
  const drawer = search.get('drawer');
  const asked = useRef({ key: '', runId: null as string | null });
  useEffect(() => {
    const key = `${runId} ${messageId} ${drawer}`;
    const before = asked.current;
    if (before.key === key) return;
    asked.current = { key, runId };
    const { shownPath, showPath, openDrawer } = store.getState();
    if (before.runId !== null && shownPath?.kind === 'run' && shownPath.runId === before.runId) showPath(null);
    if (runId !== null) {
      openDrawer('runs');
      // Back and forth may ask for another before this one is read.
      readRun(runId).then(
        (run) => (asked.current.runId === run.id ? showRun(run) : undefined),
        (error: unknown) => showProblem('The run cannot be shown', error),
      );
    } else if (messageId !== null) {
      explain(messageId).catch((error: unknown) => showProblem('The message cannot be explained', error));
    } else if (drawer === 'runs' || drawer === 'problems') {
      openDrawer(drawer);
    }
  }, [runId, messageId, drawer, store, showRun, explain]);
}

/** @returns a function that goes back to the draft, and takes what was shown out of the address */
export function useBackToDraft(): () => void {
  const store = useEditorStore();
  const [search, setSearch] = useSearchParams();
  return useCallback(() => {
    store.getState().showPath(null);
    if (!search.has('run') && !search.has('explain')) return;
    const next = new URLSearchParams(search);
    next.delete('run');
    next.delete('explain');
    setSearch(next);
  }, [store, search, setSearch]);
}
