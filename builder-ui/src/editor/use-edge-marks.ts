/** What the canvas marks its edges with: doubts about the draft, and how many messages passed lately. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAutomationCounts } from '../api/automation-counts.ts';
import { versionQuery } from '../api/version-query.ts';
import { edgeDoubts } from '../graph/edge-doubts.ts';
import { countWordsOf, edgeCounts, type EdgeMarks, noMarks } from '../graph/edge-marks.ts';
import { useEditor, useNodeTypeOf } from './editor-context.ts';
import { shownGraph } from './editor-store.ts';
import { useCountWindow } from './use-count-window.ts';

export function useEdgeMarks(): EdgeMarks {
  const automationId = useEditor((state) => state.automationId);
  const version = useEditor((state) => state.publishedVersion);
  const isPathShown = useEditor((state) => state.shownPath !== null);
  const graph = useEditor(shownGraph);
  const nodeTypeOf = useNodeTypeOf();
  const [window] = useCountWindow();
  const asked = version === null || isPathShown || window === 'off' ? null : window;
  const { data: counted } = useAutomationCounts(automationId, asked);
  const { data: published } = useQuery({ ...versionQuery(automationId, version ?? 0), enabled: asked !== null });
  const doubts = useMemo(
    () => (isPathShown ? noMarks.doubts : edgeDoubts(graph, (node) => nodeTypeOf(node)?.kind)),
    [isPathShown, graph, nodeTypeOf],
  );
  return useMemo(
    () => ({
      doubts,
      counts:
        asked === null || counted === undefined || published === undefined || counted.version !== published.version
          ? null
          : edgeCounts(graph, published.graph, counted.items),
      countWords: counted === undefined ? noMarks.countWords : countWordsOf(counted),
    }),
    [doubts, asked, counted, published, graph],
  );
}
