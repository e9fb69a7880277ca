/** Lights a run, or what would have become of a past message, on the graph of the version that decided. */
import type { Run } from '@switchboard/shared/conversation';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { type Explanation, explainAutomation } from '../api/automations.ts';
import { versionQuery } from '../api/version-query.ts';
import { showProblem } from '../app/show-notice.ts';
import { shortTime } from '../app/words/relative-time.ts';
import { useEditorStore } from './editor-context.ts';

function useVersionGraph() {
  const queries = useQueryClient();
  const store = useEditorStore();
  return useCallback(
    async (version: number) => {
      const { automationId } = store.getState();
      const read = await queries.fetchQuery(versionQuery(automationId, version));
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
        const title = `Run of version ${run.version}, ${shortTime(run.startedAt)}`;
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

/**
 * @returns a function that explains a past message by a version, by default the one in force then, and lights its way
 * @throws ApiError from that function, when it cannot be explained
 */
export function useExplain(): (messageId: string, version?: number | 'draft') => Promise<Explanation> {
  const store = useEditorStore();
  const versionGraph = useVersionGraph();
  return useCallback(
    async (messageId, version) => {
      const explanation = await explainAutomation(store.getState().automationId, messageId, version);
      const { steps, matched, runId } = explanation;
      const isDraft = explanation.version === 'draft';
      const graph = isDraft ? null : await versionGraph(Number(explanation.version));
      const title = isDraft
        ? 'A message that came in, tried with the draft'
        : `A message that came in, ${explanation.inForce ? 'decided' : 'tried'} with version ${explanation.version}`;
      store.getState().showPath({ kind: 'explanation', title, graph, steps, matched, runId });
      return explanation;
    },
    [store, versionGraph],
  );
}
