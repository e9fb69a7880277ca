/**
 * What edges are marked with, beside the way of a run. In: the graph that is shown, the published one, and counts by
 * node and port. Out: counts by the edge's id. An edge of the draft that the published version does not have has none.
 */
import type { PortCount } from '@switchboard/shared/automation';
import type { Graph, GraphEdge } from '@switchboard/shared/graph';
import type { EdgeDoubt } from './edge-doubts.ts';

export interface EdgeMarks {
  doubts: ReadonlyMap<string, EdgeDoubt>;
  /** Runs that passed the edge; null where counts are not shown. */
  counts: ReadonlyMap<string, number> | null;
  /** What the counts are of: “in the last day”. */
  countWords: string;
}

export const noMarks: EdgeMarks = { doubts: new Map(), counts: null, countWords: '' };

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
