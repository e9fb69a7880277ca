/**
 * Doubts about a graph that is otherwise in order: parts that can never matter.
 * In: nodes with their types, edges between the enabled ones, and what must hold to reach each. Out: warnings; none
 * about disabled nodes.
 */
import type { Diagnostic, Graph } from '@switchboard/shared/graph';
import type { NodeType } from '@switchboard/shared/node-type';
import type { UsableEdge } from './diagnose-edges.ts';
import { nodeLabel } from './diagnose-node.ts';

/**
 * @param graph the graph
 * @param nodeTypes each node's type by index; null when unknown
 * @param edges the usable edges between enabled nodes
 * @param impossible nodes that edges lead to, but whose paths contradict themselves
 */
export function diagnoseReach(
  graph: Graph,
  nodeTypes: readonly (NodeType | null)[],
  edges: readonly UsableEdge[],
  impossible: ReadonlySet<number>,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const warn = (code: string, index: number | null, message: string) =>
    diagnostics.push({
      severity: 'warning',
      code,
      nodeId: index === null ? null : (graph.nodes[index]?.id ?? null),
      pointer: index === null ? '/nodes' : `/nodes/${index}`,
      message,
    });
  const outgoing: number[][] = graph.nodes.map(() => []);
  const incoming: number[][] = graph.nodes.map(() => []);
  for (const { source, target } of edges) {
    outgoing[source]?.push(target);
    incoming[target]?.push(source);
  }
  const reachable = reachableFrom(
    graph.nodes.flatMap((_, index) =>
      nodeTypes[index]?.kind === 'trigger' && graph.nodes[index]?.disabled !== true ? [index] : [],
    ),
    outgoing,
  );

  for (const [index, node] of graph.nodes.entries()) {
    const nodeType = nodeTypes[index] ?? null;
    if (nodeType === null || node.disabled) continue;
    const label = nodeLabel(node, nodeType);
    if (!reachable.has(index))
      warn('unreachable-node', index, `“${label}” is not connected to anything that starts this automation, so it never runs.`);
    else if (impossible.has(index) && !incoming[index]?.every((source) => impossible.has(source))) {
      warn(
        'impossible-path',
        index,
        `“${label}” can never be reached: what is asked before it cannot all be true of one message.`,
      );
    }
    if (nodeType.kind === 'filter' && outgoing[index]?.length === 0) {
      warn('filter-leads-nowhere', index, `“${label}” leads nowhere: connect “yes” or “no” to what should happen next.`);
    }
  }
  if (!nodeTypes.some((nodeType, index) => nodeType?.kind === 'action' && graph.nodes[index]?.disabled !== true))
    warn('no-action', null, 'This automation does nothing yet: add an action.');
  return diagnostics;
}

function reachableFrom(starts: number[], outgoing: readonly (readonly number[])[]): Set<number> {
  const reached = new Set(starts);
  // A set may grow while it is walked: every node is visited once.
  for (const index of reached) for (const target of outgoing[index] ?? []) reached.add(target);
  return reached;
}
