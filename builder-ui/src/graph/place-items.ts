/** Changing the nodes, notes and frames of a graph; what did not change stays the very same object. */
import type { Graph } from '@switchboard/shared/graph';
import type { Positions, Sizes } from './edit.ts';
import { isSameValue } from './is-same-value.ts';

type Lists = Required<Pick<Graph, 'nodes' | 'notes' | 'frames'>>;
type ItemOf<Name extends keyof Lists> = Lists[Name][number];

/** Changes one list of a graph item by item; a change to the same values is none. */
export function changeItems<Name extends keyof Lists>(
  graph: Graph,
  name: Name,
  change: (item: ItemOf<Name>) => ItemOf<Name>,
): Graph {
  const before = (graph[name] ?? []) as ItemOf<Name>[];
  const after = before.map((item) => {
    const changed = change(item);
    return changed === item || isSameValue(changed, item) ? item : changed;
  });
  return after.every((item, index) => item === before[index]) ? graph : { ...graph, [name]: after };
}

/** Puts items where they are said to be, and gives notes and frames their sizes. */
export function arrange(graph: Graph, positions: Positions, sizes: Sizes): Graph {
  const moved = (item: { id: string; position: { x: number; y: number } }) => {
    const position = Object.hasOwn(positions, item.id) ? positions[item.id] : undefined;
    if (position === undefined || !Number.isFinite(position.x) || !Number.isFinite(position.y)) return item.position;
    if (position.x === item.position.x && position.y === item.position.y) return item.position;
    return { x: position.x, y: position.y };
  };
  const resized = (item: { id: string; size: { width: number; height: number } }) => {
    const size = Object.hasOwn(sizes, item.id) ? sizes[item.id] : undefined;
    return size === undefined ? item.size : { width: size.width, height: size.height };
  };
  const nodesMoved = changeItems(graph, 'nodes', (node) => {
    const position = moved(node);
    return position === node.position ? node : { ...node, position };
  });
  const notesMoved = changeItems(nodesMoved, 'notes', (note) => ({ ...note, position: moved(note), size: resized(note) }));
  return changeItems(notesMoved, 'frames', (frame) => ({ ...frame, position: moved(frame), size: resized(frame) }));
}
