/**
 * Saving and publishing. In go the editor's store and, through the API, the server; out come the store's `saveState`
 * and what to tell. What stays true: one save at a time; an edit made while one is under way is unsaved after it; a
 * draft that a colleague saved meanwhile is never overwritten unless the user said so.
 */
import type { Automation } from '@switchboard/shared/automation';
import type { Diagnostic, Graph } from '@switchboard/shared/graph';
import { ApiError } from '../api/api-error.ts';
import { publishAutomation, readAutomation, saveAutomation } from '../api/automations.ts';
import { problemSentence } from '../app/words/problem-sentence.ts';
import { isSameValue } from '../graph/is-same-value.ts';
import { mergeGraphs } from '../graph/merge-graphs.ts';
import { type EditorStore, isUnsaved } from './editor-store.ts';
import { isSameGraph } from './resume-draft.ts';

const underWay = new WeakMap<EditorStore, Promise<boolean>>();

/**
 * Saves what is unsaved.
 * @returns whether all edits made before the call are saved; the store says why when they are not
 */
export async function saveDraft(store: EditorStore): Promise<boolean> {
  await underWay.get(store);
  if (!isUnsaved(store.getState())) return true;
  const save = sendDraft(store);
  underWay.set(store, save);
  try {
    return await save;
  } finally {
    underWay.delete(store);
  }
}

async function sendDraft(store: EditorStore): Promise<boolean> {
  const { automationId, name, history, revision, setSaveState, saved } = store.getState();
  const sent = { name, graph: history.present };
  setSaveState('saving');
  try {
    saved(await saveAutomation(automationId, { revision, ...sent }), sent);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 409) return meetTheirs(store);
    return failed(store, error);
  }
}

/** No answer, or a server that is not well, is asked again; what was refused is not. */
function failed(store: EditorStore, error: unknown): false {
  const isAway = error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500);
  const isGone = error instanceof ApiError && error.status === 404;
  const words = isGone
    ? 'A colleague deleted this automation. Your edits are kept in this browser; restore the automation from the list to save them.'
    : problemSentence(error);
  store.getState().setSaveState(isAway ? 'offline' : 'failed', words);
  return false;
}

/**
 * After the server refused a stale revision: looks at what it has. When that is what is here, or what the edits began
 * from (it was only published or paused), there is nothing to decide; else it is a conflict, for the reader to settle.
 */
async function meetTheirs(store: EditorStore): Promise<boolean> {
  let theirs: Automation;
  try {
    theirs = await readAutomation(store.getState().automationId);
  } catch (error) {
    return failed(store, error);
  }
  const { name, history, savedName, savedGraph, saved, setSaveState, setPublication } = store.getState();
  const isMine = theirs.name === name && isSameGraph(theirs.graph, history.present);
  const isUntouched = theirs.name === savedName && isSameGraph(theirs.graph, savedGraph);
  if (isMine) {
    saved(theirs, { name, graph: history.present });
    return true;
  }
  if (isUntouched && theirs.revision !== store.getState().revision) {
    setPublication(theirs);
    store.setState({ revision: theirs.revision });
    return sendDraft(store);
  }
  store.setState({ theirs });
  // All that was done here is in what the server has, with more besides: such as edits whose answer was lost.
  const merge = mergeGraphs(savedGraph, history.present, theirs.graph);
  const isContained = merge.collisions.length === 0 && isSameGraph(merge.graph, theirs.graph);
  if (isContained && (name === savedName || name === theirs.name)) {
    takeTheirs(store);
    return true;
  }
  setSaveState('conflict', 'A colleague saved this automation meanwhile.');
  return false;
}

/**
 * Settles a conflict with a graph: mine, or both merged. What the server has is replaced; undo goes back to what was here.
 * @returns as `saveDraft`
 */
export async function settleConflict(store: EditorStore, graph: Graph, name: string, title: string): Promise<boolean> {
  const { theirs, history } = store.getState();
  if (theirs === null) return saveDraft(store);
  store.setState({ theirs: null, revision: theirs.revision, savedGraph: theirs.graph, savedName: theirs.name });
  store.getState().setSaveState('resting');
  store.getState().showPath(null);
  if (graph !== history.present) store.getState().edit({ kind: 'replace-graph', graph, title }, (node) => node.type);
  store.getState().setName(name);
  return saveDraft(store);
}

/** Settles a conflict with the colleague's draft; undo brings back what was here. */
export function takeTheirs(store: EditorStore): void {
  const { theirs } = store.getState();
  if (theirs === null) return;
  store.setState({ theirs: null });
  store.getState().showPath(null);
  store
    .getState()
    .edit({ kind: 'replace-graph', graph: theirs.graph, title: 'loading the colleague’s version' }, (node) => node.type);
  store.getState().setName(theirs.name);
  store.getState().saved(theirs, { name: theirs.name, graph: theirs.graph });
}

export type Publishing =
  | { outcome: 'published'; version: number }
  | { outcome: 'refused'; diagnostics: Diagnostic[] }
  | { outcome: 'failed'; reason: string }
  /** Not saved, or stale: the store says which. */
  | { outcome: 'unsaved' };

/**
 * Saves, then publishes what was saved.
 * @param note what the author says of the version
 */
export async function publishDraft(store: EditorStore, note = ''): Promise<Publishing> {
  if (!(await saveDraft(store))) return { outcome: 'unsaved' };
  const { automationId, revision } = store.getState();
  try {
    const { version } = await publishAutomation(automationId, revision, note);
    const now = await readAutomation(automationId);
    // Only when the draft is still what was published: else a colleague's save would be overwritten unseen.
    if (isSameValue(now.graph, store.getState().savedGraph)) store.setState({ revision: now.revision });
    store.getState().setPublication({ status: now.status, publishedVersion: now.publishedVersion });
    return { outcome: 'published', version };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const diagnostics = diagnosticsOf(error);
    if (diagnostics !== null) return { outcome: 'refused', diagnostics };
    if (error.status === 409) {
      // Somebody saved, published or paused since: looking at it settles what it is.
      await meetTheirs(store);
      return { outcome: 'unsaved' };
    }
    return { outcome: 'failed', reason: problemSentence(error) };
  }
}

/** The diagnostics that an answer of 422 carries, or null when it is about something else. */
export function diagnosticsOf(error: unknown): Diagnostic[] | null {
  if (!(error instanceof ApiError) || error.status !== 422 || !('diagnostics' in error.problem)) return null;
  const { diagnostics } = error.problem;
  return Array.isArray(diagnostics) ? (diagnostics as Diagnostic[]) : null;
}
