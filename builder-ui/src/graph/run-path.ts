/**
 * The way a message took through a graph. In go the graph and the steps of a run, a trial or an explanation; out comes
 * what to show at each node and which edges fired. Steps of nodes that the graph does not have are left out.
 */
import type { Graph } from '@switchboard/shared/graph';
import type { Step } from '@switchboard/shared/run';
import { resultsOf } from './step-words.ts';

/**
 * `stopped`: reached, and nothing follows from its answer; `left-out`: an action that did nothing of what it was to do. A
 * node without an outcome was not reached.
 */
export type NodeOutcome = 'passed' | 'stopped' | 'left-out' | 'failed';

export interface RunPath {
  outcomes: ReadonlyMap<string, NodeOutcome>;
  stepByNode: ReadonlyMap<string, Step>;
  /** Ids of the edges that fired. */
  firedEdgeIds: ReadonlySet<string>;
}

export function runPath(graph: Graph, steps: readonly Step[]): RunPath {
  const ids = new Set(graph.nodes.map((node) => node.id));
  const stepByNode = new Map(steps.filter((step) => ids.has(step.nodeId)).map((step) => [step.nodeId, step]));
  const fired = graph.edges.filter(
    (edge) => stepByNode.get(edge.source)?.port === edge.sourceHandle && stepByNode.has(edge.target),
  );
  const continued = new Set(fired.map((edge) => edge.source));
  const outcomes = new Map([...stepByNode].map(([id, step]) => [id, outcomeOf(step, continued.has(id))]));
  return { outcomes, stepByNode, firedEdgeIds: new Set(fired.map((edge) => edge.id)) };
}

function outcomeOf(step: Step, isContinued: boolean): NodeOutcome {
  if (step.error !== undefined) return 'failed';
  if (step.port === null) return 'stopped';
  const results = resultsOf(step);
  if (results.length > 0 && results.every(({ done }) => !done)) return 'left-out';
  return step.port === 'no' && !isContinued ? 'stopped' : 'passed';
}
