import type { Graph } from '@switchboard/shared/graph';
import { useMemo } from 'react';
import { type RunPath, runPath } from '../graph/run-path.ts';
import { useEditor } from './editor-context.ts';

/** The way that the run shown took through this graph; null while none is shown. */
export function useRunPath(graph: Graph): RunPath | null {
  const steps = useEditor((state) => state.shownPath?.steps ?? null);
  return useMemo(() => (steps === null ? null : runPath(graph, steps)), [graph, steps]);
}
