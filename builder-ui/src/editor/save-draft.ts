/**
 * Saving and publishing. In go the editor's store and, through the API, the server; out come the store's `saveState`
 * and what to tell. What stays true: one save at a time; an edit made while one is under way is unsaved after it; a
 * draft that a colleague saved meanwhile is never overwritten unless the user said so.
 */
import type { Automation } from '@switchboard/shared/automation';
import type { Diagnostic } from '@switchboard/shared/graph';
import { ApiError } from '../api/api-error.ts';
import { publishAutomation, readAutomation, saveAutomation } from '../api/automations.ts';
import { problemSentence } from '../app/words/problem-sentence.ts';
import { isSameValue } from '../graph/is-same-value.ts';
import { type EditorStore, isUnsaved } from './editor-store.ts';

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
    if (error instanceof ApiError && error.status === 409) setSaveState('conflict');
    else setSaveState('failed', problemSentence(error));
    return false;
  }
}

/** After a conflict: saves this draft over the colleague's. @returns as `saveDraft` */
export async function overwriteTheirs(store: EditorStore): Promise<boolean> {
  try {
    const theirs = await readAutomation(store.getState().automationId);
    store.setState({ revision: theirs.revision, savedGraph: theirs.graph, savedName: theirs.name });
  } catch (error) {
    store.getState().setSaveState('failed', problemSentence(error));
    return false;
  }
  return saveDraft(store);
}

/** After a conflict: puts the colleague's draft in the place of this one, as an edit that can be undone. */
export async function loadTheirs(store: EditorStore): Promise<void> {
  try {
    takeOver(store, await readAutomation(store.getState().automationId));
  } catch (error) {
    store.getState().setSaveState('failed', problemSentence(error));
  }
}

/** Makes the server's draft this one, keeping the way back to what was here. */
function takeOver(store: EditorStore, theirs: Automation): void {
  store.getState().showPath(null);
  store
    .getState()
    .edit({ kind: 'replace-graph', graph: theirs.graph, title: 'Load the colleague’s version' }, (node) => node.type);
  // A name typed here stays, unsaved: undo knows of the graph alone.
  const { name, savedName } = store.getState();
  if (name === savedName) store.setState({ name: theirs.name });
  store.getState().saved(theirs, { name: theirs.name, graph: theirs.graph });
}

export type Publishing =
  | { outcome: 'published'; version: number }
  | { outcome: 'refused'; diagnostics: Diagnostic[] }
  | { outcome: 'failed'; reason: string }
  /** Not saved, or stale: the store says which. */
  | { outcome: 'unsaved' };

/** Saves, then publishes what was saved. */
export async function publishDraft(store: EditorStore): Promise<Publishing> {
  if (!(await saveDraft(store))) return { outcome: 'unsaved' };
  const { automationId, revision } = store.getState();
  try {
    const { version } = await publishAutomation(automationId, revision);
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
      store.getState().setSaveState('conflict');
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
