/**
 * What edges are marked with, beside the way of a run. In: the graph that is shown, the published one, and counts by
 * node and port. Out: counts by the edge's id. An edge of the draft that the published version does not have has none.
 */
import type { AutomationCounts, CountWindow, PortCount } from '@switchboard/shared/automation';
import type { Graph, GraphEdge } from '@switchboard/shared/graph';
import type { EdgeDoubt } from './edge-doubts.ts';

export interface EdgeMarks {
  doubts: ReadonlyMap<string, EdgeDoubt>;
  /** How many passed the edge; null where counts are not shown. */
  counts: ReadonlyMap<string, number> | null;
  /** A count in words: “3 messages in the last day”. */
  countWords: (count: number) => string;
}

export const noMarks: EdgeMarks = { doubts: new Map(), counts: null, countWords: String };

const windowWords: Record<CountWindow, string> = {
  hour: 'in the last hour',
  day: 'in the last day',
  week: 'in the last week',
};

/** How a count is said of which it is known what it is of. */
export function countWordsOf({ of, window }: Pick<AutomationCounts, 'of' | 'window'>): EdgeMarks['countWords'] {
  return (count) => `${count} ${count === 1 ? of.slice(0, -1) : of} ${windowWords[window]}`;
}

export function edgeCounts(
  shown: Pick<Graph, 'edges'>,
  published: Pick<Graph, 'edges'>,
  items: readonly PortCount[],
): ReadonlyMap<string, number> {
  const ends = new Set(published.edges.map(endsOf));
  const counts = new Map(items.map(({ nodeId, port, count }) => [portKey(nodeId, port), count]));
  return new Map(
    shown.edges
      .filter((edge) => ends.has(endsOf(edge)))
      .map((edge) => [edge.id, counts.get(portKey(edge.source, edge.sourceHandle)) ?? 0]),
  );
}

function portKey(nodeId: string, port: string): string {
  return JSON.stringify([nodeId, port]);
}

function endsOf({ source, sourceHandle, target, targetHandle }: GraphEdge): string {
  return JSON.stringify([source, sourceHandle, target, targetHandle]);
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A count as there is room for on an edge: “950”, “12.4K”. */
export function shortCount(count: number): string {
  return compact.format(count);
}
