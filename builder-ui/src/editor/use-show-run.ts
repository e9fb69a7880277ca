/** Lights a run, or what would have become of a past message, on the graph of the version that decided. */
import type { Run } from '@switchboard/shared/conversation';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { automationKey, explainAutomation, readAutomationVersion } from '../api/automations.ts';
import { showProblem } from '../app/show-notice.ts';
import { exactTime } from '../app/words/relative-time.ts';
import { useEditorStore } from './editor-context.ts';

/** Versions never change: one that was read once is kept. */
function useVersionGraph() {
  const queries = useQueryClient();
  const store = useEditorStore();
  return useCallback(
    async (version: number) => {
      const { automationId } = store.getState();
      const queryKey = [...automationKey(automationId), 'version', version];
      const read = await queries.fetchQuery({
        queryKey,
        staleTime: Number.POSITIVE_INFINITY,
        queryFn: () => readAutomationVersion(automationId, version),
      });
      return read.graph;
    },
    [queries, store],
  );
}

export function useShowRun(): (run: Run) => Promise<void> {
  const store = useEditorStore();
  const versionGraph = useVersionGraph();
  return useCallback(
    async (run) => {
      try {
        const graph = await versionGraph(run.version);
        const title = `Run of version ${run.version}, ${exactTime(run.startedAt)}`;
        store
          .getState()
          .showPath({ kind: 'run', title, graph, steps: run.steps, matched: run.status !== 'failed', runId: run.id });
      } catch (error) {
        showProblem('The run cannot be shown', error);
      }
    },
    [store, versionGraph],
  );
}

/** @returns a function that explains a past message by a version, by default the one in force then */
export function useExplain(): (messageId: string, version?: number | 'draft') => Promise<void> {
  const store = useEditorStore();
  const versionGraph = useVersionGraph();
  return useCallback(
    async (messageId, version) => {
      try {
        const explanation = await explainAutomation(store.getState().automationId, messageId, version);
        const isDraft = explanation.version === 'draft' || explanation.version === null;
        const graph = isDraft ? null : await versionGraph(Number(explanation.version));
        const title = isDraft
          ? 'A past message through the draft, as saved'
          : `A past message through version ${explanation.version}${explanation.inForce ? ', in force then' : ', which was not in force then'}`;
        store
          .getState()
          .showPath({ kind: 'explanation', title, graph, steps: explanation.steps, matched: explanation.matched, runId: null });
      } catch (error) {
        showProblem('The message cannot be explained', error);
      }
    },
    [store, versionGraph],
  );
}

/** @returns a function that shows a published version as it was, to look at */
export function useShowVersion(): (version: number) => Promise<void> {
  const store = useEditorStore();
  const versionGraph = useVersionGraph();
  return useCallback(
    async (version) => {
      try {
        const graph = await versionGraph(version);
        store
          .getState()
          .showPath({ kind: 'version', title: `Version ${version}`, graph, steps: null, matched: false, runId: null });
      } catch (error) {
        showProblem('The version cannot be shown', error);
      }
    },
    [store, versionGraph],
  );
}
