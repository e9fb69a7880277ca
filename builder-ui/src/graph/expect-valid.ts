import { expect } from '@jest/globals';
import type { Graph } from '@switchboard/shared/graph';
import { reaches } from './connection.ts';
import { idsOf } from './piece.ts';

/** What every edit keeps: ids once, no dangling and no doubled edge, no circle. */
export function expectValid(graph: Graph): void {
  const ids = idsOf({ nodes: graph.nodes, notes: graph.notes ?? [], frames: graph.frames ?? [] });
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(graph.edges.map(({ id }) => id)).size).toBe(graph.edges.length);
  const connections = graph.edges.map((edge) => [edge.source, edge.sourceHandle, edge.target, edge.targetHandle].join(' '));
  expect(new Set(connections).size).toBe(connections.length);
  const nodeIds = new Set(graph.nodes.map(({ id }) => id));
  for (const { source, target } of graph.edges) {
    expect(nodeIds.has(source) && nodeIds.has(target)).toBe(true);
    expect(reaches(graph, target, source)).toBe(false);
  }
}
