import type { Graph } from '@switchboard/shared/graph';
import type { Step } from '@switchboard/shared/run';

/** What the canvas shows besides the draft: a way through it, or through another version. */
export interface ShownPath {
  kind: 'trial' | 'explanation' | 'run';
  /** What the bar above the canvas says: “Run of version 3”. */
  title: string;
  /** The graph it is a way through; null for the draft, which can be edited on. */
  graph: Graph | null;
  /** The steps that are lit; null when it is only looked at. */
  steps: readonly Step[] | null;
  /** All of them, while it is replayed and only the first ones are lit; left out otherwise. */
  allSteps?: readonly Step[];
  /** Whether an action was reached. */
  matched: boolean;
  /** The run it is, so that the list can mark it; null for trials and explanations. */
  runId: string | null;
}

/** All steps of a path, however far its replay has come. */
export function allStepsOf(path: ShownPath | null): readonly Step[] {
  return path?.allSteps ?? path?.steps ?? [];
}

/** The path with its first steps lit; with all of them when there are no more. */
export function litUpTo(path: ShownPath, count: number): ShownPath {
  const all = allStepsOf(path);
  const { allSteps: _allSteps, ...whole } = { ...path, steps: all };
  return count >= all.length ? whole : { ...whole, steps: all.slice(0, Math.max(1, count)), allSteps: all };
}
