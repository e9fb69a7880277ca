/**
 * The one function that changes a graph. In go a graph and an edit, out comes the graph after it. What stays true: the
 * graph given is never touched; parts that did not change are the very same objects; an edit that comes to nothing
 * (refused, beyond the limits, or about something that is gone) answers with the very graph that went in; ids stay
 * unique, and no edit but `replace-graph` leaves an edge without its nodes or closes a circle.
 */
import type { Graph, GraphEdge, GraphNode } from '@switchboard/shared/graph';
import { isSameConnection, refuseConnection } from './connection.ts';
import type { Edit } from './edit.ts';
import { arrange, changeItems } from './place-items.ts';
import { idsOf, refuseGrowth, type Piece } from './piece.ts';

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

export function applyEdit(graph: Graph, edit: Edit): Graph {
  switch (edit.kind) {
    case 'add-node':
      return addNode(graph, edit);
    case 'splice':
      return splice(graph, edit);
    case 'insert':
      return insert(graph, edit.piece);
    case 'remove':
      return remove(graph, edit);
    case 'move-nodes':
      return arrange(graph, edit.positions, {});
    case 'resize':
      return arrange(graph, edit.positions, edit.sizes);
    case 'arrange':
      return arrange(graph, edit.positions, edit.sizes ?? {});
    case 'connect':
      return connect(graph, edit.edge);
    case 'reconnect':
      return reconnect(graph, edit);
    case 'configure':
      return changeNodes(graph, (node) =>
        node.id === edit.nodeId && node.config !== edit.config ? { ...node, config: edit.config } : node,
      );
    case 'rename':
      return changeNodes(graph, (node) => (node.id === edit.nodeId ? renamed(node, edit.name.trim()) : node));
    case 'set-disabled':
      return changeNodes(graph, (node) => (edit.nodeIds.includes(node.id) ? withDisabled(node, edit.disabled) : node));
    case 'change-note':
      return changeItems(graph, 'notes', (note) => (note.id === edit.noteId ? { ...note, ...edit.change } : note));
    case 'change-frame':
      return changeItems(graph, 'frames', (frame) => (frame.id === edit.frameId ? { ...frame, ...edit.change } : frame));
    case 'replace-graph':
      return edit.graph;
  }
}

function addNode(graph: Graph, { node, edges = [], replacesEdgeId, positions = {}, sizes = {} }: EditOf<'add-node'>): Graph {
  if (takenIds(graph).has(node.id) || refuseGrowth(graph, { nodes: 1 }) !== null) return graph;
  const placed = arrange(graph, positions, sizes);
  const kept = replacesEdgeId === undefined ? graph.edges : graph.edges.filter((edge) => edge.id !== replacesEdgeId);
  return edges.reduce(connect, { ...placed, nodes: [...placed.nodes, node], edges: kept });
}

function splice(graph: Graph, { nodeId, replacesEdgeId, edges, positions, sizes }: EditOf<'splice'>): Graph {
  const isThere = graph.nodes.some((node) => node.id === nodeId) && graph.edges.some((edge) => edge.id === replacesEdgeId);
  if (!isThere) return graph;
  const opened = { ...graph, edges: graph.edges.filter((edge) => edge.id !== replacesEdgeId) };
  const joined = edges.reduce(connect, opened);
  // All of it or nothing: half a splice would cut the automation in two.
  return joined.edges.length === opened.edges.length + edges.length ? arrange(joined, positions, sizes) : graph;
}

function insert(graph: Graph, piece: Piece): Graph {
  const taken = takenIds(graph);
  const isNew = ({ id }: { id: string }): boolean => !taken.has(id) && taken.add(id).size > 0;
  const nodes = piece.nodes.filter(isNew);
  const notes = piece.notes.filter(isNew);
  const frames = piece.frames.filter(isNew);
  const counts = { nodes: nodes.length, edges: piece.edges.length, notes: notes.length, frames: frames.length };
  if (nodes.length + notes.length + frames.length === 0 || refuseGrowth(graph, counts) !== null) return graph;
  const grown: Graph = { ...graph, nodes: nodes.length === 0 ? graph.nodes : [...graph.nodes, ...nodes] };
  if (notes.length > 0) grown.notes = [...(graph.notes ?? []), ...notes];
  if (frames.length > 0) grown.frames = [...(graph.frames ?? []), ...frames];
  return piece.edges.reduce(connect, grown);
}

function takenIds(graph: Graph): Set<string> {
  return new Set(idsOf({ nodes: graph.nodes, notes: graph.notes ?? [], frames: graph.frames ?? [] }));
}

function connect(graph: Graph, edge: GraphEdge): Graph {
  if (graph.edges.some((other) => other.id === edge.id) || refuseConnection(graph, edge) !== null) return graph;
  return refuseGrowth(graph, { edges: 1 }) === null ? { ...graph, edges: [...graph.edges, edge] } : graph;
}

function reconnect(graph: Graph, { edgeId, connection }: EditOf<'reconnect'>): Graph {
  const former = graph.edges.find((edge) => edge.id === edgeId);
  if (former === undefined || isSameConnection(former, connection)) return graph;
  const others = { ...graph, edges: graph.edges.filter((edge) => edge !== former) };
  if (refuseConnection(others, connection) !== null) return graph;
  const edges = graph.edges.map((edge) => (edge.id === edgeId ? { id: edgeId, ...connection } : edge));
  return { ...graph, edges };
}

function remove(graph: Graph, { nodeIds, edgeIds, healing = [] }: EditOf<'remove'>): Graph {
  const goneIds = new Set(nodeIds);
  const goneEdgeIds = new Set(edgeIds);
  const nodes = graph.nodes.filter(({ id }) => !goneIds.has(id));
  const edges = graph.edges.filter(
    ({ id, source, target }) => !goneEdgeIds.has(id) && !goneIds.has(source) && !goneIds.has(target),
  );
  const notes = graph.notes?.filter(({ id }) => !goneIds.has(id));
  const frames = graph.frames?.filter(({ id }) => !goneIds.has(id));
  const isUnchanged =
    nodes.length === graph.nodes.length &&
    edges.length === graph.edges.length &&
    notes?.length === graph.notes?.length &&
    frames?.length === graph.frames?.length;
  if (isUnchanged) return graph;
  const left: Graph = { ...graph, nodes, edges };
  if (notes !== undefined) left.notes = notes;
  if (frames !== undefined) left.frames = frames;
  return healing.reduce(connect, left);
}

function changeNodes(graph: Graph, change: (node: GraphNode) => GraphNode): Graph {
  return changeItems(graph, 'nodes', change);
}

function renamed(node: GraphNode, name: string): GraphNode {
  if (name === (node.name ?? '')) return node;
  const { name: _former, ...rest } = node;
  return name === '' ? rest : { ...rest, name };
}

/** An enabled node carries no mark at all, so that switching it off and on again gives the same graph. */
function withDisabled(node: GraphNode, disabled: boolean): GraphNode {
  if ((node.disabled === true) === disabled) return node;
  const { disabled: _former, ...rest } = node;
  return disabled ? { ...rest, disabled } : rest;
}
