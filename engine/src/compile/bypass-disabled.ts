/**
 * Disabled nodes are resolved here, before anything is planned: they are in no plan, and what led to one leads on to
 * what stands behind it. An action is passed by `out`, a filter by `yes`; a disabled trigger starts nothing.
 * In: the graph, each node's type, its usable edges. Out: the edges between enabled nodes, each once.
 */
import type { Graph } from '@switchboard/shared/graph';
import { limits } from '@switchboard/shared/limits';
import type { NodeType } from '@switchboard/shared/node-type';
import type { UsableEdge } from './diagnose-edges.ts';

/** Many edges into and many out of one disabled node multiply: beyond this the graph is refused. */
const maxEdges = 4 * limits.graphEdges;

/** @returns null when passing disabled nodes would take more edges than a plan may have */
export function bypassDisabled(
  graph: Pick<Graph, 'nodes'>,
  nodeTypes: readonly (NodeType | null)[],
  edges: readonly UsableEdge[],
): UsableEdge[] | null {
  const isDisabled = graph.nodes.map(({ disabled }) => disabled === true);
  if (!isDisabled.includes(true)) return [...edges];
  const passes = graph.nodes.map((): number[] => []);
  for (const { source, port, target } of edges)
    if (isDisabled[source] && isPassedBy(nodeTypes[source] ?? null, port)) passes[source]?.push(target);

  const behind = new Map<number, readonly number[]>();
  const joined: UsableEdge[] = [];
  const seen = new Set<string>();
  const add = (edge: UsableEdge): void => {
    const key = `${edge.source} ${edge.port} ${edge.target}`;
    if (seen.has(key)) return;
    seen.add(key);
    joined.push(edge);
  };
  for (const edge of edges) {
    if (isDisabled[edge.source]) continue;
    if (!isDisabled[edge.target]) add(edge);
    else {
      const targets = behind.get(edge.target) ?? enabledBehind(edge.target, passes, isDisabled);
      behind.set(edge.target, targets);
      for (const target of targets) add({ ...edge, target });
    }
    if (joined.length > maxEdges) return null;
  }
  return joined;
}

function isPassedBy(nodeType: NodeType | null, port: UsableEdge['port']): boolean {
  if (nodeType === null) return port !== 'no';
  if (nodeType.kind === 'trigger') return false;
  return port === (nodeType.kind === 'filter' ? 'yes' : 'out');
}

/** The enabled nodes that a disabled one is passed on to, through any number of disabled ones. */
function enabledBehind(start: number, passes: readonly (readonly number[])[], isDisabled: readonly boolean[]): number[] {
  const reached = new Set([start]);
  // A set may grow while it is walked: every node is visited once, circles included.
  for (const index of reached) if (isDisabled[index]) for (const target of passes[index] ?? []) reached.add(target);
  return [...reached].filter((index) => !isDisabled[index]);
}
