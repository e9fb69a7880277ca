/**
 * A piece of a graph as text on the clipboard, and back. What is written is JSON that can be kept in a file or sent to a
 * colleague; what is read is whatever was on the clipboard: a piece, a graph of the API, or anything else, which is null.
 * What comes out is well formed: no dangling or doubled edges, every bound of the graph's schema kept.
 */
import type { GraphEdge, GraphFrame, GraphNode, GraphNote, GraphTint } from '@switchboard/shared/graph';
import { limits } from '@switchboard/shared/limits';
import { asObject } from './json-schema.ts';
import type { Piece } from './piece.ts';

/** Longer texts are no piece of ours; reading them would only cost time. */
const charactersAtMost = 2_000_000;
export const tints = ['grey', 'yellow', 'red', 'green', 'blue', 'violet'] as const satisfies readonly GraphTint[];

export function writePiece(piece: Piece): string {
  const { nodes, edges, notes, frames } = piece;
  const beside = { ...(notes.length > 0 ? { notes } : {}), ...(frames.length > 0 ? { frames } : {}) };
  return JSON.stringify({ schemaVersion: 1, nodes, edges, ...beside }, null, 2);
}

export function readPiece(text: string): Piece | null {
  if (text.length > charactersAtMost || !text.trimStart().startsWith('{')) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const object = asObject(json);
  // The API's answers carry the graph in a field of that name.
  const graph = asObject(object?.graph) ?? object;
  if (graph === null || graph.schemaVersion !== 1 || !Array.isArray(graph.nodes)) return null;
  const seen = new Set<string>();
  const once = <Item extends { id: string }>(item: Item): boolean => !seen.has(item.id) && seen.add(item.id).size > 0;
  const nodes = listOf(graph.nodes, readNode, limits.graphNodes).filter(once);
  const notes = listOf(graph.notes, readNote, limits.graphNotes).filter(once);
  const frames = listOf(graph.frames, readFrame, limits.graphFrames).filter(once);
  if (seen.size === 0) return null;
  const nodeIds = new Set(nodes.map(({ id }) => id));
  const connections = new Set<string>();
  const edges = listOf(graph.edges, readEdge, limits.graphEdges).filter((edge) => {
    const key = JSON.stringify([edge.source, edge.sourceHandle, edge.target, edge.targetHandle]);
    if (connections.has(key) || !nodeIds.has(edge.source) || !nodeIds.has(edge.target)) return false;
    connections.add(key);
    return true;
  });
  return { nodes, edges, notes, frames };
}

function listOf<Item>(value: unknown, read: (item: Record<string, unknown>) => Item | null, most: number): Item[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, most).flatMap((item) => {
    const object = asObject(item);
    const found = object === null ? null : read(object);
    return found === null ? [] : [found];
  });
}

function readNode({ id, type, version, position, config, name, disabled }: Record<string, unknown>): GraphNode | null {
  const at = readPosition(position);
  if (!isId(id) || !isId(type) || !Number.isInteger(version) || (version as number) < 1 || at === null) return null;
  return {
    id,
    type,
    version: version as number,
    position: at,
    config: asObject(config) ?? {},
    ...(typeof name === 'string' && name.trim() !== '' ? { name: name.trim().slice(0, 100) } : {}),
    ...(disabled === true ? { disabled } : {}),
  };
}

function readEdge({ id, source, sourceHandle, target, targetHandle }: Record<string, unknown>): GraphEdge | null {
  if (!isId(id) || !isId(source) || !isId(sourceHandle) || !isId(target) || !isId(targetHandle)) return null;
  return { id, source, sourceHandle, target, targetHandle };
}

function readNote({ id, position, size, text, tint }: Record<string, unknown>): GraphNote | null {
  const at = readPosition(position);
  const extent = readSize(size);
  if (!isId(id) || at === null || extent === null || typeof text !== 'string') return null;
  return { id, position: at, size: extent, text: text.slice(0, 2_000), tint: readTint(tint) };
}

function readFrame({ id, position, size, title, tint }: Record<string, unknown>): GraphFrame | null {
  const at = readPosition(position);
  const extent = readSize(size);
  if (!isId(id) || at === null || extent === null || typeof title !== 'string') return null;
  return { id, position: at, size: extent, title: title.slice(0, 100), tint: readTint(tint) };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length >= 1 && value.length <= 100;
}

function readTint(value: unknown): GraphTint {
  return tints.find((tint) => tint === value) ?? 'grey';
}

function readPosition(value: unknown): { x: number; y: number } | null {
  const position = asObject(value);
  return isNumber(position?.x) && isNumber(position?.y) ? { x: position.x, y: position.y } : null;
}

function readSize(value: unknown): { width: number; height: number } | null {
  const size = asObject(value);
  if (!isNumber(size?.width) || !isNumber(size?.height)) return null;
  const bounded = (length: number) => Math.min(20_000, Math.max(16, length));
  return { width: bounded(size.width), height: bounded(size.height) };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
