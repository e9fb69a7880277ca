/**
 * Tidying up: from left to right, what follows to the right of what leads to it, nothing over anything else. In go a
 * graph and which of its nodes are meant; out come positions, and sizes of frames, which close around what they held.
 * Same in, same out. Loaded only when somebody tidies up: the layout is a large part.
 */
import { Graph as LayoutGraph, layout } from '@dagrejs/dagre';
import type { Graph, GraphFrame, GraphNode, GraphNote } from '@switchboard/shared/graph';
import { type Box, boxAround, boxOfNode, type CardHeights, frameAround, holdsMiddle, idsWithin } from './box.ts';
import type { Positions, Sizes } from './edit.ts';
import { cardSize, onGrid } from './free-position.ts';

/** From a card's top to its input: nodes in a row stand with these in line, so that edges are straight. */
const inputOffset = 27;
const roomBetweenRanks = 96;
/** Beyond the half card that the input's line leaves free above. */
const roomBetweenRows = 8;

/** @param nodeIds what is meant; null for all */
export function tidyUp(
  graph: Graph,
  nodeIds: ReadonlySet<string> | null,
  heights: CardHeights,
): { positions: Positions; sizes: Sizes } {
  const nodes = graph.nodes.filter(({ id }) => nodeIds === null || nodeIds.has(id));
  const frames = (graph.frames ?? []).map((frame) => ({
    frame,
    memberIds: idsWithin(graph, { ...frame.position, ...frame.size }, heights),
  }));
  const nodePositions = layOut(graph, nodes, frames, heights);
  const positions: Positions = { ...nodePositions };
  for (const note of graph.notes ?? []) {
    const moved = movedWithNearest(note, nodes, nodePositions, heights);
    if (moved !== null) positions[note.id] = moved;
  }
  const sizes: Sizes = {};
  for (const { frame, memberIds } of frames) {
    if (!memberIds.some((id) => graph.nodes.some((node) => node.id === id))) {
      const moved = keptClear(graph, frame, positions, heights);
      if (moved === null) continue;
      positions[frame.id] = moved;
      // Its notes go with it.
      for (const note of graph.notes ?? []) {
        const { x, y } = note.position;
        if (memberIds.includes(note.id))
          positions[note.id] = { x: x + moved.x - frame.position.x, y: y + moved.y - frame.position.y };
      }
      continue;
    }
    const closed = closedAround(graph, memberIds, positions, heights);
    if (closed === null || !memberIds.some((id) => id in nodePositions)) continue;
    positions[frame.id] = { x: closed.x, y: closed.y };
    sizes[frame.id] = { width: closed.width, height: closed.height };
  }
  return { positions, sizes };
}

function layOut(
  graph: Graph,
  nodes: readonly GraphNode[],
  frames: readonly { frame: GraphFrame; memberIds: readonly string[] }[],
  heights: CardHeights,
): Positions {
  const before = boxAround(nodes.map((node) => boxOfNode(node, heights)));
  if (before === null) return {};
  const laid = yesAboveNo(graph, nodes, (orders) => boxesLaid(graph, nodes, frames, heights, orders));
  const after = boxAround(laid);
  // The upper left stays where it was: what one looks at does not jump away.
  const [dx, dy] = [before.x - (after?.x ?? 0), before.y - (after?.y ?? 0)];
  return Object.fromEntries(laid.map(({ id, x, y }) => [id, { x: onGrid(x + dx), y: onGrid(y + dy) }]));
}

/** Two nodes, the first of which is to stand above the second where both are of one rank. */
type Order = readonly [upper: string, lower: string];

/** Larger graphs are laid out once, and no more than so many times again: each takes its time. */
const ordersAtMost = 12;
const orderedUpTo = 150;

/** Lays out until what “yes” leads to stands above what “no” leads to, wherever that makes no more edges cross. */
function yesAboveNo(graph: Graph, nodes: readonly GraphNode[], layOutWith: (orders: readonly Order[]) => Box[]): Box[] {
  let best = layOutWith([]);
  if (nodes.length > orderedUpTo) return best;
  const kept: Order[] = [];
  for (const order of siblings(graph).slice(0, ordersAtMost)) {
    const [upper, lower] = order.map((id) => best.find((box) => box.id === id));
    if (upper === undefined || lower === undefined || upper.x !== lower.x || upper.y <= lower.y) continue;
    // Orders that go round in a circle cannot all hold, and the layout takes it that they can.
    if (leadsTo(kept, order[1], order[0])) continue;
    const tried = layOutWith([...kept, order]);
    if (crossingsOf(graph, tried) > crossingsOf(graph, best)) continue;
    best = tried;
    kept.push(order);
  }
  return best;
}

/** What “yes” and “no” of one node lead to. */
function siblings({ edges }: Graph): Order[] {
  return edges
    .filter(({ sourceHandle }) => sourceHandle === 'yes')
    .flatMap(({ source, target }) =>
      edges
        .filter((other) => other.source === source && other.sourceHandle === 'no' && other.target !== target)
        .map((other): Order => [target, other.target]),
    );
}

function leadsTo(orders: readonly Order[], from: string, to: string): boolean {
  const reached = new Set([from]);
  // A set grows while it is gone through, and ends once all is reached.
  for (const id of reached) for (const [upper, lower] of orders) if (upper === id) reached.add(lower);
  return reached.has(to);
}

/** How many pairs of edges cross, drawn straight; those that share an end do not. */
function crossingsOf(graph: Graph, boxes: readonly Box[]): number {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const lines = graph.edges.flatMap(({ source, target }) => {
    const [from, to] = [byId.get(source), byId.get(target)];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  let crossings = 0;
  for (const [index, a] of lines.entries()) {
    for (const b of lines.slice(index + 1)) {
      const areApart = new Set([a.from, a.to, b.from, b.to]).size === 4;
      if (areApart && areBetween(a, b) && areBetween(b, a)) crossings += 1;
    }
  }
  return crossings;
}

interface Line {
  from: Box;
  to: Box;
}

/** Whether the ends of the second stand at different sides of the first. */
function areBetween({ from, to }: Line, other: Line): boolean {
  const sideOf = ({ x, y }: Box): number => Math.sign((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x));
  return sideOf(other.from) * sideOf(other.to) < 0;
}

function boxesLaid(
  graph: Graph,
  nodes: readonly GraphNode[],
  frames: readonly { frame: GraphFrame; memberIds: readonly string[] }[],
  heights: CardHeights,
  orders: readonly Order[],
): Box[] {
  const drawn = new LayoutGraph({ compound: true, multigraph: true });
  drawn.setGraph({ rankdir: 'LR', nodesep: roomBetweenRows, edgesep: 16, ranksep: roomBetweenRanks, ranker: rankerFor(nodes) });
  drawn.setDefaultEdgeLabel(() => ({}));
  const meant = new Set(nodes.map(({ id }) => id));
  // Keyed apart from frames: ids of both are given by whoever drew them.
  const keyOf = (id: string): string => `node ${id}`;
  for (const node of nodes) drawn.setNode(keyOf(node.id), { width: cardSize.width, height: heightAboutInput(node, heights) });
  const framed = new Set<string>();
  for (const { frame, memberIds } of frames) {
    const members = memberIds.filter((id) => meant.has(id) && !framed.has(id));
    if (members.length === 0) continue;
    drawn.setNode(`frame ${frame.id}`, {});
    for (const id of members) {
      framed.add(id);
      drawn.setParent(keyOf(id), `frame ${frame.id}`);
    }
  }
  // In the order of the ports, so that “yes” tends to stand above “no”.
  for (const edge of [...graph.edges].sort((a, b) => portRank(a.sourceHandle) - portRank(b.sourceHandle))) {
    if (meant.has(edge.source) && meant.has(edge.target))
      drawn.setEdge(keyOf(edge.source), keyOf(edge.target), { weight: edge.sourceHandle === 'no' ? 1 : 2 }, edge.id);
  }
  layout(drawn, { constraints: orders.map(([upper, lower]) => ({ left: keyOf(upper), right: keyOf(lower) })) });

  return nodes.map((node): Box => {
    const { x = 0, y = 0 } = drawn.node(keyOf(node.id)) as { x?: number; y?: number };
    return { ...boxOfNode(node, heights), x: x - cardSize.width / 2, y: y - inputOffset };
  });
}

/** The best ranking takes long on large graphs: 2.2 s for 500 nodes and 700 edges, where the simpler one takes 0.6 s. */
function rankerFor(nodes: readonly GraphNode[]): 'network-simplex' | 'tight-tree' {
  return nodes.length > 150 ? 'tight-tree' : 'network-simplex';
}

/** The layout puts middles in line; a box with the input in its middle puts inputs in line. */
function heightAboutInput(node: GraphNode, heights: CardHeights): number {
  return 2 * Math.max(inputOffset, (heights.get(node.id) ?? cardSize.height) - inputOffset);
}

function portRank(port: string): number {
  return port === 'no' ? 1 : 0;
}

/** A frame that held no node holds none afterwards: where one would come to stand in it, it goes below them all. */
function keptClear(graph: Graph, frame: GraphFrame, positions: Positions, heights: CardHeights) {
  const boxes = graph.nodes.map((node) => ({ ...boxOfNode(node, heights), ...positions[node.id] }));
  const own = { ...frame.position, ...frame.size };
  const all = boxAround(boxes);
  if (all === null || !boxes.some((box) => holdsMiddle(own, box))) return null;
  return { x: frame.position.x, y: onGrid(all.y + all.height + roomBetweenRanks) };
}

/** A note belongs to the node nearest to it, and goes where that goes. */
function movedWithNearest(note: GraphNote, nodes: readonly GraphNode[], positions: Positions, heights: CardHeights) {
  let nearest: { node: GraphNode; distance: number } | null = null;
  for (const node of nodes) {
    const box = boxOfNode(node, heights);
    const distance = Math.hypot(
      box.x + box.width / 2 - note.position.x - note.size.width / 2,
      box.y + box.height / 2 - note.position.y - note.size.height / 2,
    );
    if (nearest === null || distance < nearest.distance) nearest = { node, distance };
  }
  const position = nearest === null ? undefined : positions[nearest.node.id];
  if (nearest === null || position === undefined) return null;
  const { node } = nearest;
  return { x: note.position.x + position.x - node.position.x, y: note.position.y + position.y - node.position.y };
}

/**
 * A frame as it closes around the nodes it held, once they stand where they go; around its notes as well, unless that
 * would take in what does not belong to it.
 */
function closedAround(graph: Graph, memberIds: readonly string[], positions: Positions, heights: CardHeights) {
  const members = new Set(memberIds);
  const placed = (box: Box): Box => ({ ...box, ...positions[box.id] });
  const nodeBoxes = graph.nodes.map((node) => placed(boxOfNode(node, heights)));
  const held = nodeBoxes.filter(({ id }) => members.has(id));
  const notes = (graph.notes ?? []).filter(({ id }) => members.has(id));
  const wide = frameAround([...held, ...notes.map(({ id, position, size }) => placed({ id, ...position, ...size }))]);
  if (wide === null || held.length === 0) return wide;
  const strangers = nodeBoxes.filter(({ id }) => !members.has(id));
  return strangers.some((box) => holdsMiddle(wide, box)) ? frameAround(held) : wide;
}
