/**
 * Which edges of a graph come to nothing. In: the graph and what each node is. Out: doubts by the edge's id. What stays
 * true: a node of an unknown kind is given the benefit of the doubt; each node is looked at once in either direction.
 */
import type { Graph, GraphNode } from '@switchboard/shared/graph';
import type { NodeKind } from '@switchboard/shared/node-type';

/** `dead-end`: nothing is ever done where it leads. `unused`: no message ever comes to where it starts. */
export type EdgeDoubt = 'dead-end' | 'unused';

export const edgeDoubtWords: Record<EdgeDoubt, string> = {
  'dead-end': 'a dead end: no action follows',
  unused: 'never used: nothing leads to where it starts',
};

type Ends = Pick<Graph, 'nodes' | 'edges'>;

/** @param kindOf undefined for a node of a type that is not known */
export function edgeDoubts(graph: Ends, kindOf: (node: GraphNode) => NodeKind | undefined): ReadonlyMap<string, EdgeDoubt> {
  // A disabled node starts nothing and does nothing; what comes to it still goes on.
  const enabled = graph.nodes.filter(({ disabled }) => !disabled);
  const kinds = enabled.map((node) => [node.id, kindOf(node)] as const);
  const doing = kinds.filter(([, kind]) => kind === 'action' || kind === undefined).map(([id]) => id);
  const starting = kinds.filter(([, kind]) => kind === 'trigger' || kind === undefined).map(([id]) => id);
  const leadingToAct = closure(doing, graph, 'target');
  const reached = closure(starting, graph, 'source');
  const doubts = new Map<string, EdgeDoubt>();
  for (const edge of graph.edges) {
    if (!reached.has(edge.source)) doubts.set(edge.id, 'unused');
    else if (!leadingToAct.has(edge.target)) doubts.set(edge.id, 'dead-end');
  }
  return doubts;
}

/** All nodes that can be come to from some, along the edges from their `from` end. */
function closure(starts: readonly string[], { edges }: Ends, from: 'source' | 'target'): ReadonlySet<string> {
  const to = from === 'source' ? 'target' : 'source';
  const next = new Map<string, string[]>();
  for (const edge of edges) {
    const known = next.get(edge[from]);
    if (known === undefined) next.set(edge[from], [edge[to]]);
    else known.push(edge[to]);
  }
  const found = new Set(starts);
  // A set may grow while it is walked: every node is visited once.
  for (const id of found) for (const other of next.get(id) ?? []) found.add(other);
  return found;
}
