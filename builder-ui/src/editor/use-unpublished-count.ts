/** How far the draft is from what decides on messages. */
import { useDeferredValue, useMemo } from 'react';
import { useAutomationVersion } from '../api/automations.ts';
import { compareGraphs, countLogic } from '../graph/compare-graphs.ts';
import { useEditor } from './editor-context.ts';

/** @returns changes of what the automation does since the published version; null when none is published, or not yet known */
export function useUnpublishedCount(): number | null {
  const automationId = useEditor((state) => state.automationId);
  const publishedVersion = useEditor((state) => state.publishedVersion);
  const draft = useDeferredValue(useEditor((state) => state.history.present));
  const { data } = useAutomationVersion(automationId, publishedVersion);
  return useMemo(() => (data === undefined ? null : countLogic(compareGraphs(data.graph, draft))), [data, draft]);
}
