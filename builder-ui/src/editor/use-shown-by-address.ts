/**
 * Opens what the address asks for: `?run=<id>` a run, `?explain=<messageId>` what became of a message, `?drawer=runs` the
 * list of runs. Once each.
 */
import { useEffect, useRef } from 'react';
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
  const asked = useRef('');
  useEffect(() => {
    const key = `${runId} ${messageId} ${drawer}`;
    if (asked.current === key) return;
    asked.current = key;
    if (runId !== null) {
      store.getState().openDrawer('runs');
      readRun(runId).then(showRun, (error: unknown) => showProblem('The run cannot be shown', error));
    } else if (messageId !== null) {
      explain(messageId).catch((error: unknown) => showProblem('The message cannot be explained', error));
    }
  }, [runId, messageId, drawer, store, showRun, explain]);
}
