/**
 * Two people's changes to one graph, put together. In go the graph both began from, mine and theirs; out comes a graph
 * with both changes, and the nodes where they collide: a field set by both, differently, or taken away by one while the
 * other changed or connected them. Pure. What stays true: who changed nothing takes nothing away from the other; changes
 * of different fields and places never collide (of two places mine wins); merging leaves no edge without its nodes that
 * had them before, and who keeps a node that the other took away keeps how it was connected.
 */
import type { Graph } from '@switchboard/shared/graph';
import { edgeKey, isSameButPlace } from './compare-graphs.ts';
import { isSameValue } from './is-same-value.ts';
import { mergeEdges } from './merge-edges.ts';
import { type ItemField, mergeFields, type Side } from './merge-fields.ts';

/** A node, note or frame that both changed; null where somebody took it away. */
export interface Collision {
  id: string;
  mine: Placed | null;
  theirs: Placed | null;
  /** What both set, differently; empty where somebody took it away. */
  fields: ItemField[];
}

export interface Merge {
  graph: Graph;
  collisions: Collision[];
}

interface Placed {
  id: string;
  position: { x: number; y: number };
}

/** @param choose whose state a node gets in what collides; mine by default */
export function mergeGraphs(base: Graph, mine: Graph, theirs: Graph, choose: (id: string) => Side = () => 'mine'): Merge {
  const collisions: Collision[] = [];
  const takenBack = { mine: new Set<string>(), theirs: new Set<string>() };
  const gained = { mine: newlyConnected(base, mine), theirs: newlyConnected(base, theirs) };
  const merge = <Item extends Placed>(part: (graph: Graph) => readonly Item[]): Item[] => {
    const [was, my, their] = [byId(part(base)), byId(part(mine)), byId(part(theirs))];
    // Theirs first, in their order: what the server has stays where it is, mine is added to it.
    return [...new Set([...their.keys(), ...my.keys()])].flatMap((id) => {
      const states = { was: was.get(id) ?? null, mine: my.get(id) ?? null, theirs: their.get(id) ?? null };
      const { item, fields } = mergeItem(states, gained, choose(id));
      if (fields !== null) collisions.push({ id, mine: states.mine, theirs: states.theirs, fields });
      if (fields !== null && item !== null && states.theirs === null) takenBack.mine.add(id);
      if (fields !== null && item !== null && states.mine === null) takenBack.theirs.add(id);
      return item === null ? [] : [item];
    });
  };
  const nodes = merge((graph) => graph.nodes);
  const notes = merge((graph) => graph.notes ?? []);
  const frames = merge((graph) => graph.frames ?? []);
  const graph: Graph = {
    schemaVersion: 1,
    nodes,
    edges: mergeEdges(base, mine, theirs, { nodeIds: new Set(nodes.map(({ id }) => id)), takenBack }),
    ...(notes.length > 0 ? { notes } : {}),
    ...(frames.length > 0 ? { frames } : {}),
  };
  return { graph, collisions };
}

interface States<Item> {
  was: Item | null;
  mine: Item | null;
  theirs: Item | null;
}

interface Outcome<Item> {
  item: Item | null;
  /** Null when nothing collides; empty when what collides is no field. */
  fields: ItemField[] | null;
}

function mergeItem<Item extends Placed>(
  { was, mine, theirs }: States<Item>,
  gained: Record<Side, ReadonlySet<string>>,
  side: Side,
): Outcome<Item> {
  if (isSame(mine, theirs)) return { item: mine, fields: null };
  if (mine !== null && theirs !== null) {
    const position = was !== null && isSameValue(mine.position, was.position) ? theirs.position : mine.position;
    const { state, collisions } = mergeFields(was, mine, theirs, side);
    return { item: { ...state, id: mine.id, position } as Item, fields: collisions.length > 0 ? collisions : null };
  }
  const kept = mine ?? theirs;
  // Added by one alone, or by the other not even known.
  if (kept === null || was === null) return { item: kept, fields: null };
  const keeper = mine === null ? gained.theirs : gained.mine;
  if (isSameButPlace(kept, was) && !keeper.has(kept.id)) return { item: null, fields: null };
  return { item: side === 'mine' ? mine : theirs, fields: [] };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || isSameValue(a, b);
}

/** The nodes at edges that were not there before. */
function newlyConnected(base: Graph, graph: Graph): Set<string> {
  const was = new Set(base.edges.map(edgeKey));
  return new Set(graph.edges.filter((edge) => !was.has(edgeKey(edge))).flatMap(({ source, target }) => [source, target]));
}

function byId<Item extends Placed>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}
