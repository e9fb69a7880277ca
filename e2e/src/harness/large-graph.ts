import type { Graph } from '@switchboard/shared/graph';

/**
 * A large automation as somebody might draw it: one trigger, filters that branch, actions at the ends, and edges that
 * join branches again. Acyclic, without problems, laid out in columns.
 */
export function largeGraph(nodeCount: number, edgeCount: number, groupId: string): Graph {
  const rows = 20;
  const firstAction = Math.floor(nodeCount / 2);
  const nodes = Array.from({ length: nodeCount }, (_, index) => {
    const position = { x: Math.floor(index / rows) * 320, y: (index % rows) * 136 };
    const base = { id: `n${index}`, version: 1, position };
    if (index === 0) return { ...base, type: 'incoming-message', config: {} };
    if (index < firstAction) return { ...base, type: 'country', config: { operator: 'is', countries: ['FR', 'BE'] } };
    return { ...base, type: 'assign-to-group', config: { groupId } };
  });
  const edges: Graph['edges'] = [];
  const seen = new Set<string>();
  const connect = (from: number, port: string, to: number) => {
    const key = `${from} ${port} ${to}`;
    if (from >= to || to >= nodeCount || seen.has(key)) return;
    seen.add(key);
    edges.push({ id: `e${edges.length}`, source: `n${from}`, sourceHandle: port, target: `n${to}`, targetHandle: 'in' });
  };
  // A tree first, so that everything is reached; then further ways.
  for (let to = 1; to < nodeCount; to += 1) {
    const from = Math.floor((to - 1) / 2);
    connect(from, from === 0 ? 'out' : to % 2 === 1 ? 'yes' : 'no', to);
  }
  for (let step = 1; edges.length < edgeCount && step < nodeCount; step += 1) {
    for (let from = 1; edges.length < edgeCount && from < firstAction; from += 1)
      connect(from, (from + step) % 2 === 0 ? 'yes' : 'no', from + 20 * step + (from % 7));
  }
  return { schemaVersion: 1, nodes, edges };
}
