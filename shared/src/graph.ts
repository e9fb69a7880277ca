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
    name: Type.Optional(Type.String({ maxLength: limits.nodeNameCharacters })),
    /**
     * True: it does nothing, raises no errors, and what comes to it goes on: through an action by `out`, through a
     * filter by `yes`. A disabled trigger never starts anything.
     */
    disabled: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type GraphNode = Static<typeof GraphNode>;

export const GraphEdge = Type.Object(
  { id: GraphId, source: GraphId, sourceHandle: GraphId, target: GraphId, targetHandle: GraphId },
  { additionalProperties: false },
);
export type GraphEdge = Static<typeof GraphEdge>;

const Size = Type.Object(
  { width: Type.Number({ minimum: 16, maximum: 20_000 }), height: Type.Number({ minimum: 16, maximum: 20_000 }) },
  { additionalProperties: false },
);

/** What notes and frames may be tinted with. */
export const GraphTint = Type.Union([
  Type.Literal('grey'),
  Type.Literal('yellow'),
  Type.Literal('red'),
  Type.Literal('green'),
  Type.Literal('blue'),
  Type.Literal('violet'),
]);
export type GraphTint = Static<typeof GraphTint>;

/** Words beside the drawing; they change nothing about what it does. */
export const GraphNote = Type.Object(
  {
    id: GraphId,
    position: GraphNode.properties.position,
    size: Size,
    text: Type.String({ maxLength: 2_000 }),
    tint: GraphTint,
  },
  { additionalProperties: false },
);
export type GraphNote = Static<typeof GraphNote>;

/** A titled area behind nodes that belong together; what lies within it moves with it on the canvas. */
export const GraphFrame = Type.Object(
  {
    id: GraphId,
    position: GraphNode.properties.position,
    size: Size,
    title: Type.String({ maxLength: 100 }),
    tint: GraphTint,
  },
  { additionalProperties: false },
);
export type GraphFrame = Static<typeof GraphFrame>;

/** An automation as it is drawn. The envelope is checked here; all else is told by diagnostics. */
export const Graph = Type.Object(
  {
    schemaVersion: Type.Literal(1),
    nodes: Type.Array(GraphNode, { maxItems: limits.graphNodes }),
    edges: Type.Array(GraphEdge, { maxItems: limits.graphEdges }),
    notes: Type.Optional(Type.Array(GraphNote, { maxItems: limits.graphNotes })),
    frames: Type.Optional(Type.Array(GraphFrame, { maxItems: limits.graphFrames })),
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
