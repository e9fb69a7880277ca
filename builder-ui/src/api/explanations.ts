/** Why an automation did, or did not, act on a message: its steps, and the graph that they are steps of. */
import type { Graph } from '@switchboard/shared/graph';
import { useQuery } from '@tanstack/react-query';
import { automationKey, type Explanation, explainAutomation, readAutomation, readAutomationVersion } from './automations.ts';

export interface ExplainedGraph {
  explanation: Explanation;
  graph: Graph;
}

/** Explains one automation on one message. Fails with `ApiError` 410 when the person was erased. */
export function useExplanation(automationId: string | null, messageId: string) {
  return useQuery({
    queryKey: [...automationKey(automationId ?? ''), 'explanation', messageId],
    enabled: automationId !== null,
    queryFn: async (): Promise<ExplainedGraph> => {
      const id = automationId ?? '';
      const explanation = await explainAutomation(id, messageId);
      const version = explanation.version;
      const { graph } = typeof version === 'number' ? await readAutomationVersion(id, version) : await readAutomation(id);
      return { explanation, graph };
    },
  });
}
