/**
 * What two people made of one draft, put together: its graph by `mergeGraphs`, and its name. Pure. What stays true: where
 * both changed the same, mine wins, and `collides` says so; what comes to theirs is the very graph that is theirs.
 */
import type { Graph } from '@switchboard/shared/graph';
import { isSameGraph } from './is-same-graph.ts';
import { mergeGraphs } from './merge-graphs.ts';

export interface Draft {
  name: string;
  graph: Graph;
}

/** What somebody else made of a draft. */
export interface Join {
  /** What it began from. */
  base: Draft;
  theirs: Draft;
}

export interface Joined {
  draft: Draft;
  collides: boolean;
}

export function joinDrafts(mine: Draft, { base, theirs }: Join): Joined {
  const { graph, collides } = joinGraphs(mine.graph, base.graph, theirs.graph);
  const name = mine.name === base.name ? theirs.name : mine.name;
  return { draft: { name, graph }, collides: collides || doNamesCollide(base.name, mine.name, theirs.name) };
}

/** Whether both named it, differently. */
export function doNamesCollide(base: string, mine: string, theirs: string): boolean {
  return mine !== base && theirs !== base && mine !== theirs;
}

function joinGraphs(mine: Graph, base: Graph, theirs: Graph): { graph: Graph; collides: boolean } {
  if (mine === base) return { graph: theirs, collides: false };
  const { graph, collisions } = mergeGraphs(base, mine, theirs);
  return { graph: isSameGraph(graph, theirs) ? theirs : graph, collides: collisions.length > 0 };
}
