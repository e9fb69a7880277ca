import type { Graph } from '@switchboard/shared/graph';

/** Whether two states of a graph decide alike for all one can see: what differs is names, places, notes or frames. */
export function isSameLogic(before: Graph, after: Graph): boolean {
  if (before === after) return true;
  if (before.edges !== after.edges || before.nodes.length !== after.nodes.length) return false;
  return before.nodes.every((node, index) => {
    const other = after.nodes[index];
    return other !== undefined && (node === other || isSameNode(node, other));
  });
}

function isSameNode(a: Graph['nodes'][number], b: Graph['nodes'][number]): boolean {
  return a.id === b.id && a.type === b.type && a.version === b.version && a.config === b.config && a.disabled === b.disabled;
}
