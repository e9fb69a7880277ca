/**
 * Keeps who is meant where an import leaves somebody open: a graph holds ids alone, which say nothing here. In goes the
 * graph and whom it names in vain; out comes the graph with a note above its first card. Pure.
 */
import type { Graph } from '@switchboard/shared/graph';
import { limits } from '@switchboard/shared/limits';
import type { NamedReference } from './exported-automation.ts';
import { missingWords } from './missing-words.ts';

const heading = 'Named in the imported file, and not here:';
const width = 280;
const lineHeight = 22;
const roomBetween = 40;
/** More would make a note that nobody reads. */
const namedAtMost = 12;
const charactersAtMost = 2_000;

export function noteMissing(graph: Graph, missing: readonly NamedReference[], newId: () => string): Graph {
  const named = missing.filter(({ name }) => name !== null);
  const notes = graph.notes ?? [];
  const [first] = graph.nodes;
  if (named.length === 0 || first === undefined || notes.length >= limits.graphNotes) return graph;
  const rest = named.length - namedAtMost;
  const lines = [heading, ...named.slice(0, namedAtMost).map(missingWords), ...(rest > 0 ? [`and ${rest} more`] : [])];
  const height = lineHeight * (lines.length + 2);
  const left = Math.min(...graph.nodes.map(({ position }) => position.x));
  const top = Math.min(...[...graph.nodes, ...notes, ...(graph.frames ?? [])].map(({ position }) => position.y));
  const note = {
    id: newId(),
    position: { x: left, y: top - height - roomBetween },
    size: { width, height },
    text: lines.join('\n').slice(0, charactersAtMost),
    tint: 'yellow' as const,
  };
  return { ...graph, notes: [...notes, note] };
}
