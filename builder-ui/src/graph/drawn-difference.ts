/**
 * Two graphs as one drawing: all that is in the second, and what was only in the first, each with its marks. Pure. What
 * stays true: what was removed stands where it stood, or beside it when that place is taken now; ids stay unique.
 */
import type { Graph, GraphEdge, GraphFrame, GraphNode, GraphNote } from '@switchboard/shared/graph';
import { type Box, boxesOf } from './box.ts';
import { type Difference, edgeKey, type GraphDifference, isOnlyRenamed, type Pair } from './compare-graphs.ts';
import type { DifferenceMark } from './difference-words.ts';
import { freePosition } from './free-position.ts';

/** What became of it, what it does before how it looks; none for what is the same in both. */
type Marks = readonly DifferenceMark[];
const unmarked: Marks = [];

export interface DrawnNode {
  node: GraphNode;
  marks: Marks;
}

export interface DrawnEdge {
  edge: GraphEdge;
  mark: 'added' | 'removed' | null;
}

export interface DrawnNote {
  note: GraphNote;
  marks: Marks;
}

export interface DrawnFrame {
  frame: GraphFrame;
  marks: Marks;
}

export interface DrawnDifference {
  nodes: DrawnNode[];
  edges: DrawnEdge[];
  notes: DrawnNote[];
  frames: DrawnFrame[];
}

export function drawnDifference(after: Graph, { nodes, edges, notes, frames }: GraphDifference): DrawnDifference {
  const standing = [...after.nodes];
  for (const node of nodes.removed) standing.push({ ...node, position: freePosition({ nodes: standing }, node.position) });
  const added = new Set(edges.added.map(edgeKey));
  const nodeMarks = marksOf(nodes, marksOfChange);
  return {
    nodes: standing.map((node) => ({ node, marks: nodeMarks.get(node.id) ?? unmarked })),
    edges: [
      ...after.edges.map((edge): DrawnEdge => ({ edge, mark: added.has(edgeKey(edge)) ? 'added' : null })),
      ...edges.removed.map((edge): DrawnEdge => ({ edge: { ...edge, id: `removed ${edgeKey(edge)}` }, mark: 'removed' })),
    ],
    notes: drawnNotes(after.notes ?? [], notes, standing),
    frames: drawnFrames(after.frames ?? [], frames),
  };
}

/** What has a mark, and the ends of edges that have one: what is looked at first. */
export function differingIds({ nodes, edges, notes, frames }: DrawnDifference): string[] {
  const items = [
    ...nodes.map(({ node, marks }) => ({ id: node.id, marks })),
    ...notes.map(({ note, marks }) => ({ id: note.id, marks })),
    ...frames.map(({ frame, marks }) => ({ id: frame.id, marks })),
  ];
  const joined = new Set(edges.flatMap(({ edge, mark }) => (mark === null ? [] : [edge.source, edge.target])));
  return items.filter(({ id, marks }) => marks.length > 0 || joined.has(id)).map(({ id }) => id);
}

/** By id. */
function marksOf<Item extends { id: string }>(
  { added, removed, changed, moved }: Difference<Item>,
  ofChange: (pair: Pair<Item>) => Marks = () => ['changed'],
): Map<string, Marks> {
  const marks = new Map<string, Marks>();
  for (const pair of changed) marks.set(pair.after.id, ofChange(pair));
  for (const { after } of moved) marks.set(after.id, [...(marks.get(after.id) ?? []), 'moved']);
  for (const { id } of removed) marks.set(id, ['removed']);
  for (const { id } of added) marks.set(id, ['added']);
  return marks;
}

/** A name changes nothing about what a node does. */
function marksOfChange(pair: Pair<GraphNode>): Marks {
  if (isOnlyRenamed(pair)) return ['renamed'];
  return pair.before.name === pair.after.name ? ['changed'] : ['changed', 'renamed'];
}

/** Notes are read, so that one that is gone covers neither a card nor another note: it goes below them. */
function drawnNotes(present: readonly GraphNote[], difference: Difference<GraphNote>, nodes: GraphNode[]): DrawnNote[] {
  const marks = marksOf(difference);
  const notes = [...present];
  for (const note of difference.removed) {
    const taken = boxesOf({ schemaVersion: 1, nodes, edges: [], notes }, new Map());
    notes.push({ ...note, position: movedDown(note, (position) => !taken.some((box) => covers(box, { ...note, position }))) });
  }
  return notes.map((note) => ({ note, marks: marks.get(note.id) ?? unmarked }));
}

/** Frames are ground, and may lie over each other as long as their titles can be read. */
function drawnFrames(present: readonly GraphFrame[], difference: Difference<GraphFrame>): DrawnFrame[] {
  const marks = marksOf(difference);
  const frames = [...present];
  for (const frame of difference.removed) {
    const isReadable = ({ x, y }: Position): boolean =>
      !frames.some(({ position, size }) => Math.abs(position.y - y) < titleHeight && Math.abs(position.x - x) < size.width);
    frames.push({ ...frame, position: movedDown(frame, isReadable) });
  }
  return frames.map((frame) => ({ frame, marks: marks.get(frame.id) ?? unmarked }));
}

/** The room that the title of a frame takes, its mark included. */
const titleHeight = 48;
const step = 24;
const attemptsAtMost = 400;

type Position = GraphNode['position'];

/** Where it stood when that does, else the nearest place below that does. */
function movedDown({ position: { x, y } }: { position: Position }, does: (position: Position) => boolean): Position {
  for (let attempt = 0; attempt < attemptsAtMost; attempt += 1) {
    const position = { x, y: y + attempt * step };
    if (does(position)) return position;
  }
  return { x, y };
}

function covers(box: Box, { position, size }: Pick<GraphNote, 'position' | 'size'>): boolean {
  return (
    position.x < box.x + box.width &&
    box.x < position.x + size.width &&
    position.y < box.y + box.height &&
    box.y < position.y + size.height
  );
}
