/**
 * Undo and redo. A history is plain data: graphs share all that did not change, so keeping whole ones is cheap and
 * taking an edit back is exact by construction. Edits in a row with the same merge key (typing in one field, pushing
 * one node with the arrow keys) are one step, and none when they come back to where they began. The automation's name goes
 * with its graph, so that naming is undone as well. Steps are kept without limit for as long as the session lasts. What
 * somebody else does meanwhile is no step: it is put together with what is here, and with each step when one comes to it,
 * so that undo takes back one's own edits alone.
 */
import type { Graph, GraphNode } from '@switchboard/shared/graph';
import { applyEdit } from './apply-edit.ts';
import type { Edit } from './edit.ts';
import { editTitle } from './edit-title.ts';
import { isSameValue } from './is-same-value.ts';
import { type Draft, type Join, joinDrafts } from './join-drafts.ts';

interface HistoryStep {
  title: string;
  /** The graph on the other side of this step: before it when undone, after it when redone. */
  graph: Graph;
  /** The automation's name on that side. */
  name: string;
  /** How many of the history's `joins` are in both. */
  joined: number;
}

export interface History {
  present: Graph;
  /** As the newest step left it. */
  name: string;
  /** Steps that can be undone, the newest last. */
  past: HistoryStep[];
  /** Steps that can be redone, the next one last. */
  future: HistoryStep[];
  /** What others did meanwhile, in order. */
  joins: Join[];
  /** Key of the newest step, as long as a further edit may still join it. */
  mergeKey: string | null;
}

export function startHistory(graph: Graph, name = ''): History {
  return { present: graph, name, past: [], future: [], joins: [], mergeKey: null };
}

/**
 * Applies an edit and keeps the way back. What was undone before can no longer be redone.
 * @returns the very history given when the edit comes to nothing
 */
export function recordEdit(history: History, edit: Edit, nodeName: (node: GraphNode) => string): History {
  const present = applyEdit(history.present, edit);
  if (present === history.present) return history;
  const mergeKey = mergeKeyOf(edit, history.present);
  const newest = mergeKey !== null && mergeKey === history.mergeKey ? history.past.at(-1) : undefined;
  if (newest !== undefined && isSameValue(present, newest.graph)) return { ...undo(history), future: [] };
  const past =
    newest === undefined ? [...history.past, stepOf(history, editTitle(edit, history.present, nodeName))] : history.past;
  return { ...history, present, past, future: [], mergeKey };
}

const namingKey = 'naming';

/** Notes that the automation was named, and keeps the way back. @param before what it was called until now */
export function recordNaming(history: History, before: string, name: string): History {
  if (name === before) return history;
  const newest = history.mergeKey === namingKey ? history.past.at(-1) : undefined;
  if (newest?.name === name) return { ...undo(history), future: [] };
  const step = stepOf({ ...history, name: newest?.name ?? before }, `naming the automation “${name}”`);
  const past = newest === undefined ? history.past : history.past.slice(0, -1);
  return { ...history, name, past: [...past, step], future: [], mergeKey: namingKey };
}

/** Puts what somebody else did together with what is here, and with whatever is undone or redone from now on. */
export function joinHistory(history: History, join: Join): History {
  const { graph, name } = joinDrafts({ graph: history.present, name: history.name }, join).draft;
  // Without a step nothing is ever put together with it again.
  const hasSteps = history.past.length + history.future.length > 0;
  return { ...history, present: graph, name, joins: hasSteps ? [...history.joins, join] : [], mergeKey: null };
}

/** Takes the newest step back; the very history given when there is none. */
export function undo(history: History): History {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  const { graph, name } = caughtUp(history, step);
  const future = [...history.future, stepOf(history, step.title)];
  return { ...history, present: graph, name, past: history.past.slice(0, -1), future, mergeKey: null };
}

/** Does again what was last undone; the very history given when there is nothing. */
export function redo(history: History): History {
  const step = history.future.at(-1);
  if (step === undefined) return history;
  const { graph, name } = caughtUp(history, step);
  const past = [...history.past, stepOf(history, step.title)];
  return { ...history, present: graph, name, past, future: history.future.slice(0, -1), mergeKey: null };
}

function stepOf({ present, name, joins }: History, title: string): HistoryStep {
  return { title, graph: present, name, joined: joins.length };
}

function caughtUp({ joins }: History, { graph, name, joined }: HistoryStep): Draft {
  return joins.slice(joined).reduce<Draft>((draft, join) => joinDrafts(draft, join).draft, { graph, name });
}

/** Ends the newest step: the next edit is one of its own, even in the same field. */
export function sealHistory(history: History): History {
  return history.mergeKey === null ? history : { ...history, mergeKey: null };
}

function mergeKeyOf(edit: Edit, graph: Graph): string | null {
  switch (edit.kind) {
    case 'move-nodes':
      return `move:${Object.keys(edit.positions).sort().join(',')}`;
    case 'resize':
      return `resize:${Object.keys(edit.sizes).sort().join(',')}`;
    case 'rename':
      return `rename:${edit.nodeId}`;
    case 'change-note':
      return edit.change.text === undefined ? null : `note:${edit.noteId}`;
    case 'change-frame':
      return edit.change.title === undefined ? null : `frame:${edit.frameId}`;
    case 'configure': {
      const before = graph.nodes.find((node) => node.id === edit.nodeId)?.config;
      const typedAt = typedText(before, edit.config);
      return typedAt === null ? null : `configure:${edit.nodeId}:${typedAt}`;
    }
    default:
      return null;
  }
}

/** Where the one text is in which two values differ, when that is all their difference; else null. */
function typedText(before: unknown, after: unknown, place = ''): string | null {
  if (typeof before === 'string' && typeof after === 'string') return place;
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) return null;
  const one = before as Record<string, unknown>;
  const other = after as Record<string, unknown>;
  const differing = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => !isSameValue(one[name], other[name]),
  );
  const [name] = differing;
  return differing.length === 1 && name !== undefined ? typedText(one[name], other[name], `${place}/${name}`) : null;
}
