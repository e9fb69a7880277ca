import type { Graph } from '@switchboard/shared/graph';
import type { Step } from '@switchboard/shared/run';

/** What the canvas shows besides the draft: a way through it, or another version. */
export interface ShownPath {
  kind: 'trial' | 'explanation' | 'run' | 'version';
  /** What the bar above the canvas says: “Run of version 3”. */
  title: string;
  /** The graph it is a way through; null for the draft, which can be edited on. */
  graph: Graph | null;
  /** Null when it is only looked at. */
  steps: readonly Step[] | null;
  /** Whether an action was reached. */
  matched: boolean;
  /** The run it is, so that the list can mark it; null for trials and explanations. */
  runId: string | null;
}
