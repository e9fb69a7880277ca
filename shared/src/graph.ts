import { type Static, Type } from 'typebox';
import { limits } from './limits.ts';

const GraphId = Type.String({ minLength: 1, maxLength: 100 });

export const GraphNode = Type.Object(
  {
    id: GraphId,
    type: Type.String({ minLength: 1, maxLength: 100 }),
    version: Type.Integer({ minimum: 1 }),
    position: Type.Object({ x: Type.Number(), y: Type.Number() }, { additionalProperties: false }),
    config: Type.Record(Type.String(), Type.Unknown()),
    /** A name of the author's own, shown instead of the type's title. */
    name: Type.Optional(Type.String({ maxLength: 100 })),
  },
  { additionalProperties: false },
);
export type GraphNode = Static<typeof GraphNode>;

export const GraphEdge = Type.Object(
  { id: GraphId, source: GraphId, sourceHandle: GraphId, target: GraphId, targetHandle: GraphId },
  { additionalProperties: false },
);
export type GraphEdge = Static<typeof GraphEdge>;

/** An automation as it is drawn. The envelope is checked here; all else is told by diagnostics. */
export const Graph = Type.Object(
  {
    schemaVersion: Type.Literal(1),
    nodes: Type.Array(GraphNode, { maxItems: limits.graphNodes }),
    edges: Type.Array(GraphEdge, { maxItems: limits.graphEdges }),
  },
  { additionalProperties: false },
);
export type Graph = Static<typeof Graph>;

/** A graph as it may be sent: a node without a configuration is taken as one that is not configured yet. */
export const SentGraph = Type.Object(
  {
    ...Graph.properties,
    nodes: Type.Array(
      Type.Object(
        { ...GraphNode.properties, config: Type.Optional(GraphNode.properties.config) },
        { additionalProperties: false },
      ),
      { maxItems: limits.graphNodes },
    ),
  },
  { additionalProperties: false },
);
export type SentGraph = Static<typeof SentGraph>;

/** @returns the graph with a configuration, if an empty one, in every node, so that diagnostics can name what is missing */
export function completeGraph(sent: SentGraph): Graph {
  return { ...sent, nodes: sent.nodes.map((node) => ({ ...node, config: node.config ?? {} })) };
}

/** What is wrong, or doubtful, about a graph; names the node and, by RFC 6901 pointer within the graph, the field. */
export interface Diagnostic {
  severity: 'error' | 'warning';
  code: string;
  nodeId: string | null;
  pointer: string;
  message: string;
}
