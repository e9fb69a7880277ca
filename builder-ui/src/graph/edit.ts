import type { Graph, GraphEdge, GraphFrame, GraphNode, GraphNote } from '@switchboard/shared/graph';
import type { Connection } from './connection.ts';
import type { Piece } from './piece.ts';

/** Where things are put, by their ids: nodes, notes and frames alike. */
export type Positions = Record<string, { x: number; y: number }>;
/** How large notes and frames become, by their ids. */
export type Sizes = Record<string, { width: number; height: number }>;

/**
 * Everything that can be done to a graph, as plain data: what the canvas and the forms ask for, what history keeps the
 * title of, and what `applyEdit` alone carries out. Ids are given by the caller, so an edit is the same each time it
 * is applied.
 */
export type Edit =
  /**
   * Adds a node, with edges that connect it; `replacesEdgeId` is the edge it is spliced into, `positions` and `sizes` make
   * room for it.
   */
  | {
      kind: 'add-node';
      node: GraphNode;
      edges?: GraphEdge[];
      replacesEdgeId?: string;
      positions?: Positions;
      sizes?: Sizes;
    }
  /** Puts a node that is there into an edge; `edges` lead to it and on, `positions` and `sizes` make room for it. */
  | { kind: 'splice'; nodeId: string; replacesEdgeId: string; edges: GraphEdge[]; positions: Positions; sizes: Sizes }
  /** Adds what was copied, or notes and frames; ids that are there already are left out. `title` as `editTitle` gives it. */
  | { kind: 'insert'; piece: Piece; title: string }
  /**
   * Takes away nodes with the edges at them, notes, frames (by `nodeIds` alike), and further edges. `healing` joins
   * what the nodes stood between.
   */
  | { kind: 'remove'; nodeIds: string[]; edgeIds: string[]; healing?: GraphEdge[] }
  | { kind: 'move-nodes'; positions: Positions }
  /** Gives notes and frames other sizes, and places where a side moved that they are held at. */
  | { kind: 'resize'; sizes: Sizes; positions: Positions }
  /** Moves by a rule (aligning, tidying up), as one step of its own. `title` as `editTitle` gives it. */
  | { kind: 'arrange'; positions: Positions; sizes?: Sizes; title: string }
  | { kind: 'connect'; edge: GraphEdge }
  /** Lays one or both ends of an edge elsewhere. */
  | { kind: 'reconnect'; edgeId: string; connection: Connection }
  /** Gives a node another configuration. */
  | { kind: 'configure'; nodeId: string; config: Record<string, unknown> }
  /** Names a node; an empty name gives it back its type's title. */
  | { kind: 'rename'; nodeId: string; name: string }
  | { kind: 'set-disabled'; nodeIds: string[]; disabled: boolean }
  | { kind: 'change-note'; noteId: string; change: Partial<Pick<GraphNote, 'text' | 'tint'>> }
  | { kind: 'change-frame'; frameId: string; change: Partial<Pick<GraphFrame, 'title' | 'tint'>> }
  /** Puts another graph in the place of this one, such as a colleague's; `title` as `editTitle` gives it. */
  | { kind: 'replace-graph'; graph: Graph; title: string };
