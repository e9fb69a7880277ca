/**
 * Draws a graph node by node, on a grid: a column for each step, a row for each way on. In go nodes and what leads to them;
 * out comes a graph. What stays true: ids are unique, edges have their ends, nothing lies on anything else.
 */
import type { Graph, GraphEdge, GraphNode } from '@switchboard/shared/graph';

const column = 320;
const row = 144;

export interface Sketch {
  /**
   * @param config what is undefined or an empty text in it is left out, for the draft to ask for
   * @param from the node before it, and the port that leads here
   * @returns the node's id
   */
  add: (
    type: string,
    config: Record<string, unknown>,
    at: { column: number; row: number },
    from?: { id: string; port: 'out' | 'yes' | 'no' },
  ) => string;
  graph: () => Graph;
}

export function startSketch(): Sketch {
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  return {
    add(type, config, at, from) {
      const id = `${type}-${nodes.length + 1}`;
      const position = { x: at.column * column, y: at.row * row };
      nodes.push({ id, type, version: 1, position, config: withoutGaps(config) });
      if (from !== undefined) {
        edges.push({ id: `edge-${edges.length + 1}`, source: from.id, sourceHandle: from.port, target: id, targetHandle: 'in' });
      }
      return id;
    },
    graph: () => ({ schemaVersion: 1, nodes, edges }),
  };
}

function withoutGaps(config: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(config)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => [
        name,
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? withoutGaps(value as Record<string, unknown>)
          : value,
      ]),
  );
}
