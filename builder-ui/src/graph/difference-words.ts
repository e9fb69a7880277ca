/**
 * The difference between two graphs in words: one line of summary, and a list with an entry for each thing that differs.
 * In go a difference and how nodes are spoken of; out come words and the ids to lead to. Pure. Entries about logic come
 * before those about layout.
 */
import type { Graph, GraphEdge, GraphNode } from '@switchboard/shared/graph';
import { type Difference, type GraphDifference, isOnlyRenamed, type Pair } from './compare-graphs.ts';
import { isSameValue } from './is-same-value.ts';

export type DifferenceMark = 'added' | 'removed' | 'changed' | 'renamed' | 'moved';

/** What marks are called, wherever one is shown. */
export const markWords: Record<DifferenceMark, string> = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
  renamed: 'Renamed',
  moved: 'Moved',
};

export interface DifferenceEntry {
  /** Unique among the entries. */
  key: string;
  mark: DifferenceMark;
  /** What the entry is about: “Country”, or “Country: yes → Agent email”. */
  title: string;
  /** What changed about it, one thing each. */
  details: string[];
  /** The node, note or frame to look at; of a connection, the node that it comes from. */
  itemId: string;
  isLayout: boolean;
}

/** How nodes are spoken of. */
export interface NodeSpeech {
  name: (node: GraphNode) => string;
  /** What a field of its configuration is called. */
  fieldTitle: (node: GraphNode, field: string) => string;
  /** The field's value. */
  fieldValue: (node: GraphNode, field: string) => string;
}

export function differenceEntries(
  { nodes, edges, notes, frames }: GraphDifference,
  before: Graph,
  after: Graph,
  speech: NodeSpeech,
): DifferenceEntry[] {
  const node = (mark: DifferenceMark, { id, ...rest }: GraphNode, details: string[] = [], isLayout = false): DifferenceEntry => ({
    key: `${mark} ${id}`,
    mark,
    title: speech.name({ id, ...rest }),
    details,
    itemId: id,
    isLayout,
  });
  const edge = (mark: DifferenceMark, each: GraphEdge, graph: Graph): DifferenceEntry => ({
    key: `${mark} ${each.source} ${each.sourceHandle} ${each.target} ${each.targetHandle}`,
    mark,
    title: edgeWords(each, graph, speech),
    details: [],
    itemId: each.source,
    isLayout: false,
  });
  return [
    ...nodes.added.map((each) => node('added', each)),
    ...nodes.removed.map((each) => node('removed', each)),
    ...nodes.changed.filter((pair) => !isOnlyRenamed(pair)).map((pair) => node('changed', pair.after, changes(pair, speech))),
    ...edges.added.map((each) => edge('added', each, after)),
    ...edges.removed.map((each) => edge('removed', each, before)),
    ...nodes.changed
      .filter(({ before: was, after: is }) => was.name !== is.name)
      .map(({ before: was, after: is }) => node('renamed', is, [`Renamed from ${speech.name(was)} to ${speech.name(is)}`], true)),
    ...nodes.moved.map((pair) => node('moved', pair.after, [], true)),
    ...besides('Note', notes, (note) => note.text),
    ...besides('Frame', frames, (frame) => frame.title),
  ];
}

/** All of it in a line, as a list of versions says it: “Added “Country” and 2 connections; moved a frame”. */
export function differenceSummary({ nodes, edges, notes, frames }: GraphDifference, name: (node: GraphNode) => string): string {
  const movedAlone = <Item extends { id: string }>({ changed, moved }: Difference<Item>): number =>
    moved.filter(({ after }) => !changed.some((pair) => pair.after.id === after.id)).length;
  const parts = [
    said('added', [
      ...named(nodes.added.map(name)),
      ...counted(edges.added.length, 'connection'),
      ...counted(notes.added.length, 'note'),
      ...counted(frames.added.length, 'frame'),
    ]),
    said('removed', [
      ...named(nodes.removed.map(name)),
      ...counted(edges.removed.length, 'connection'),
      ...counted(notes.removed.length, 'note'),
      ...counted(frames.removed.length, 'frame'),
    ]),
    said('changed', [
      ...named(nodes.changed.filter((pair) => !isOnlyRenamed(pair)).map(({ after }) => name(after))),
      ...counted(notes.changed.length, 'note'),
      ...counted(frames.changed.length, 'frame'),
    ]),
    said('renamed', named(nodes.changed.filter(isOnlyRenamed).map(({ after }) => name(after)))),
    said('moved', [
      ...counted(nodes.moved.length, 'node'),
      ...counted(movedAlone(notes), 'note'),
      ...counted(movedAlone(frames), 'frame'),
    ]),
  ];
  const words = parts.filter((part) => part !== '').join('; ');
  return words === '' ? 'Nothing changed' : words.charAt(0).toUpperCase() + words.slice(1);
}

const namesAtMost = 3;
const list = new Intl.ListFormat('en', { type: 'conjunction' });

function said(verb: string, things: readonly string[]): string {
  return things.length === 0 ? '' : `${verb} ${list.format(things)}`;
}

function counted(count: number, one: string): string[] {
  return count === 0 ? [] : [count === 1 ? `a ${one}` : `${count} ${one}s`];
}

function named(names: readonly string[]): string[] {
  const first = names.slice(0, namesAtMost).map((each) => `“${each}”`);
  const rest = names.length - first.length;
  return rest === 0 ? first : [...first, `${rest} more ${rest === 1 ? 'node' : 'nodes'}`];
}

function edgeWords({ source, sourceHandle, target }: GraphEdge, graph: Graph, speech: NodeSpeech): string {
  const nameOf = (id: string): string => {
    const node = graph.nodes.find((candidate) => candidate.id === id);
    return node === undefined ? 'nothing' : `“${speech.name(node)}”`;
  };
  const port = sourceHandle === 'out' ? '' : ` (${sourceHandle})`;
  return `Connection from ${nameOf(source)}${port} to ${nameOf(target)}`;
}

/** What differs about what a node does. */
function changes({ before, after }: Pair<GraphNode>, speech: NodeSpeech): string[] {
  const fields = [...new Set([...Object.keys(before.config), ...Object.keys(after.config)])];
  const isOtherType = before.type !== after.type || before.version !== after.version;
  return [
    ...(isOtherType
      ? [`Type: ${speech.name({ ...before, name: undefined })} → ${speech.name({ ...after, name: undefined })}`]
      : []),
    ...(before.disabled === after.disabled ? [] : [after.disabled ? 'Disabled' : 'Enabled']),
    ...fields
      .filter((field) => !isSameValue(before.config[field], after.config[field]))
      .map(
        (field) => `${speech.fieldTitle(after, field)}: ${speech.fieldValue(before, field)} → ${speech.fieldValue(after, field)}`,
      ),
  ];
}

function besides<Item extends { id: string }>(
  what: string,
  { added, removed, changed, moved }: Difference<Item>,
  words: (item: Item) => string,
): DifferenceEntry[] {
  const entry = (mark: DifferenceMark, item: Item): DifferenceEntry => ({
    key: `${what} ${mark} ${item.id}`,
    mark,
    title: words(item).trim() === '' ? what : `${what} “${words(item).trim().slice(0, 60)}”`,
    details: [],
    itemId: item.id,
    isLayout: true,
  });
  return [
    ...added.map((item) => entry('added', item)),
    ...removed.map((item) => entry('removed', item)),
    ...changed.map(({ after }) => entry('changed', after)),
    ...moved.filter(({ after }) => !changed.some((pair) => pair.after.id === after.id)).map(({ after }) => entry('moved', after)),
  ];
}
