import type { Graph } from '@switchboard/shared/graph';
import { compareGraphs, countLayout, countLogic } from './compare-graphs.ts';

/** Whether two graphs are the same in all one can see of them, whatever the ids of their edges. */
export function isSameGraph(a: Graph, b: Graph): boolean {
  if (a === b) return true;
  const difference = compareGraphs(a, b);
  return countLogic(difference) + countLayout(difference) === 0;
}
