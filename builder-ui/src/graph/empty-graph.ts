import type { Graph } from '@switchboard/shared/graph';

/** A graph with nothing on it. */
export const emptyGraph: Graph = { schemaVersion: 1, nodes: [], edges: [] };
