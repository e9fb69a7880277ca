/**
 * Saving and publishing. In go the editor's store and, through the API, the server; out come the store's `saveState`
 * and what to tell. What stays true: one save at a time; an edit made while one is under way is unsaved after it; what a
 * colleague saved meanwhile is put together with what is here, and never overwritten unless the user said so; what one
 * sent oneself is no colleague's, even when its answer was lost; for who may not change the automation nothing is sent.
 */
import type { Automation } from '@switchboard/shared/automation';
import type { Diagnostic, Graph } from '@switchboard/shared/graph';
import { ApiError } from '../api/api-error.ts';
import { publishAutomation, readAutomation, saveAutomation } from '../api/automations.ts';
import { problemSentence } from '../app/words/problem-sentence.ts';
import { fingerprint } from '../graph/fingerprint.ts';
import { isSameGraph } from '../graph/is-same-graph.ts';
import { isSameValue } from '../graph/is-same-value.ts';
import { joinDrafts } from '../graph/join-drafts.ts';
import { type EditorStore, isUnsaved } from './editor-store.ts';

const underWay = new WeakMap<EditorStore, Promise<boolean>>();

/**
 * Saves what is unsaved.
 * @returns whether all edits made before the call are saved; the store says why when they are not
 */
export async function saveDraft(store: EditorStore): Promise<boolean> {
  while (underWay.has(store)) await underWay.get(store);
  if (!isUnsaved(store.getState())) return true;
  if (!store.getState().mayChange) return false;
  const save = sendDraft(store);
  underWay.set(store, save);
  try {
    return await save;
  } finally {
    underWay.delete(store);
  }
}

async function sendDraft(store: EditorStore): Promise<boolean> {
  const { automationId, name, history, revision, sent, setSaveState, saved } = store.getState();
  const draft = { name, graph: history.present };
  store.setState({ sent: [...new Set([...sent, fingerprint(draft)])] });
  setSaveState('saving');
  try {
    saved(await saveAutomation(automationId, { revision, ...draft }), draft);
    return true;
  } catch (error) {
    // What was refused did not arrive; what has no answer may have.
    if (error instanceof ApiError && error.status >= 400 && error.status < 500) store.setState({ sent });
    if (error instanceof ApiError && error.status === 409) return meetTheirs(store, error);
    return failed(store, error);
  }
}

/** No answer, or a server that is not well, is asked again; what was refused is not. */
function failed(store: EditorStore, error: unknown): false {
  const isAway = error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500);
  const isGone = error instanceof ApiError && error.status === 404;
  store.getState().setSaveState(isAway ? 'offline' : isGone ? 'gone' : 'failed', problemSentence(error));
  return false;
}

/**
 * After the server refused a stale revision: puts what it has together with what is here, and sends that.
 * @returns as `saveDraft`
 */
async function meetTheirs(store: EditorStore, refusal: ApiError): Promise<boolean> {
  let theirs: Automation;
  try {
    theirs = await readAutomation(store.getState().automationId);
  } catch (error) {
    return failed(store, error);
  }
  // Nothing was saved in between: it was refused for another reason, and would be again.
  if (theirs.revision === store.getState().revision) return failed(store, refusal);
  if (!meet(store, theirs)) return false;
  return !isUnsaved(store.getState()) || sendDraft(store);
}

/**
 * Puts what the server has together with what is here. When that is one's own, such as a draft whose answer was lost, or
 * what the edits began from (it was only published or paused), they go on from it; else it is joined, or, where both
 * changed the same, a conflict, for the reader to settle.
 * @returns false for a conflict
 */
function meet(store: EditorStore, theirs: Automation): boolean {
  const { name, history, savedName, savedGraph, sent, saved, join, setSaveState } = store.getState();
  const isHere = theirs.name === name && isSameGraph(theirs.graph, history.present);
  const isUntouched = theirs.name === savedName && isSameGraph(theirs.graph, savedGraph);
  const isMine = sent.includes(fingerprint({ name: theirs.name, graph: theirs.graph }));
  if (isHere) saved(theirs, { name, graph: history.present });
  else if (isUntouched || isMine) saved(theirs, theirs);
  else {
    const base = { name: savedName, graph: savedGraph };
    if (joinDrafts({ name, graph: history.present }, { base, theirs }).collides) {
      store.setState({ theirs });
      setSaveState('conflict', 'Whose it shall be is yours to choose.');
      return false;
    }
    join(theirs);
  }
  return true;
}

/**
 * Takes in what the server has now, unless it is old news. What is unsaved here is put together with it when it is sent;
 * a conflict, which is not sent, is from now on one with the newest, or none any more.
 */
export function takeNews(store: EditorStore, automation: Automation): void {
  const state = store.getState();
  const isBack = state.saveState === 'gone' && automation.revision > state.revision;
  if (isBack) state.setSaveState('resting');
  if (state.theirs !== null) {
    if (automation.revision > state.theirs.revision && meet(store, automation)) void saveDraft(store);
  } else if (automation.revision === state.revision) state.setPublication(automation);
  else if (automation.revision > state.revision && !isUnsaved(state)) state.join(automation);
  else if (isBack) void saveDraft(store);
}

/**
 * For who may not change it any more: what is unsaved gives way to what the server has, provided that this browser keeps it.
 * @param read what was read of it last
 */
export async function giveWay(store: EditorStore, read: Automation | undefined): Promise<void> {
  if (await saveDraft(store)) return;
  const { mayChange, isKept, letGo } = store.getState();
  if (mayChange || !isKept) return;
  letGo();
  if (read !== undefined) takeNews(store, read);
}

/**
 * Settles a conflict with a graph: mine, or both merged. What the server has is replaced; undo goes back to what was here.
 * @returns as `saveDraft`
 */
export async function settleConflict(store: EditorStore, graph: Graph, name: string, title: string): Promise<boolean> {
  const { theirs, history } = store.getState();
  if (theirs === null) return saveDraft(store);
  store.getState().saved(theirs, theirs);
  store.getState().showPath(null);
  if (graph !== history.present) store.getState().edit({ kind: 'replace-graph', graph, title }, (node) => node.type);
  store.getState().setName(name);
  return saveDraft(store);
}

/** Settles a conflict with the colleague's draft; undo brings back what was here. */
export function takeTheirs(store: EditorStore): void {
  const { theirs } = store.getState();
  if (theirs === null) return;
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
  /** Not saved: the store says why. */
  | { outcome: 'unsaved' }
  /** Somebody changed, published or paused it meanwhile: what would be published is not what was looked at. */
  | { outcome: 'overtaken' };

/**
 * Saves, then publishes what was saved.
 * @param note what the author says of the version
 */
export async function publishDraft(store: EditorStore, note = ''): Promise<Publishing> {
  const asked = store.getState();
  const isOvertaken = (): boolean => {
    const { status, history } = store.getState();
    return status !== asked.status || history.joins.length !== asked.history.joins.length;
  };
  if (!(await saveDraft(store))) return { outcome: 'unsaved' };
  if (isOvertaken()) return { outcome: 'overtaken' };
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
      return { outcome: (await meetTheirs(store, error)) ? 'overtaken' : 'unsaved' };
    }
    if (error.status === 404) {
      failed(store, error);
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
