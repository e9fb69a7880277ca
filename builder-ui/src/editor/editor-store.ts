/**
 * The state of one automation's editor: its draft with the way back, what of it is saved, what is selected, what is
 * wrong with it and which run is shown on it. In go edits and answers of the server; out come the canvas, the forms and
 * the header. What stays true: the draft changes by `edit`, `undo` and `redo` alone; nothing here asks the server; the
 * store lives as long as the tab, so leaving the page and coming back loses no edit.
 */
import type { Automation } from '@switchboard/shared/automation';
import type { Diagnostic, Graph, GraphNode } from '@switchboard/shared/graph';
import { createStore, type StoreApi } from 'zustand';
import type { Edit } from '../graph/edit.ts';
import { type History, recordEdit, redo, sealHistory, startHistory, undo } from '../graph/history.ts';
import type { ShownPath } from './shown-path.ts';

/** What becomes of the draft on the server. `conflict`: somebody else saved in between. */
export type SaveState = 'resting' | 'saving' | 'failed' | 'conflict';
export type DrawerTab = 'test' | 'problems' | 'runs';

export interface EditorState {
  automationId: string;
  name: string;
  history: History;
  /** What the server has: `name` and the graph of this `revision`. */
  savedName: string;
  savedGraph: Graph;
  revision: number;
  status: Automation['status'];
  publishedVersion: number | null;
  saveState: SaveState;
  /** Why the last save failed, in words; null when it did not. */
  saveProblem: string | null;
  selectedIds: readonly string[];
  diagnostics: readonly Diagnostic[];
  drawer: DrawerTab | null;
  /** A run, trial or explanation lit on the canvas. */
  shownPath: ShownPath | null;
  /** The node that the canvas shall bring into view; another object each time it is asked for. */
  sought: { nodeId: string } | null;

  edit: (edit: Edit, nodeName: (node: GraphNode) => string) => void;
  undo: () => void;
  redo: () => void;
  setName: (name: string) => void;
  select: (nodeIds: readonly string[]) => void;
  seek: (nodeId: string) => void;
  openDrawer: (drawer: DrawerTab | null) => void;
  showPath: (path: ShownPath | null) => void;
  setDiagnostics: (diagnostics: readonly Diagnostic[]) => void;
  /** Takes what the server has as the draft; whoever calls it makes sure that no edit is lost. */
  adopt: (automation: Automation) => void;
  /** Notes what the server answered to a save of `sent`; edits made meanwhile stay unsaved. */
  saved: (automation: Automation, sent: { name: string; graph: Graph }) => void;
  setSaveState: (saveState: SaveState, problem?: string) => void;
  /** Notes status, version and revision, when they changed without the draft. */
  setPublication: (automation: Pick<Automation, 'status' | 'publishedVersion'>) => void;
}

export type EditorStore = StoreApi<EditorState>;

/** Whether there is something that the server does not have. */
export function isUnsaved(state: Pick<EditorState, 'name' | 'savedName' | 'history' | 'savedGraph'>): boolean {
  return state.name !== state.savedName || state.history.present !== state.savedGraph;
}

/** The graph on the canvas: the draft, or the version that the run shown went through. */
export function shownGraph(state: Pick<EditorState, 'history' | 'shownPath'>): Graph {
  return state.shownPath?.graph ?? state.history.present;
}

/** A path through another graph than the draft is looked at, not edited. */
export function isReadOnly(state: Pick<EditorState, 'shownPath'>): boolean {
  return state.shownPath?.graph != null;
}

const stores = new Map<string, EditorStore>();

/** The editor of an automation: the one of before when this tab had it open, else a new one. */
export function editorStoreFor(automation: Automation): EditorStore {
  const known = stores.get(automation.id);
  if (known !== undefined) return known;
  const store = createEditorStore(automation);
  stores.set(automation.id, store);
  return store;
}

export function createEditorStore(automation: Automation): EditorStore {
  return createStore<EditorState>()((set) => ({
    automationId: automation.id,
    ...draftOf(automation),
    saveState: 'resting',
    saveProblem: null,
    selectedIds: [],
    diagnostics: [],
    drawer: null,
    shownPath: null,
    sought: null,

    edit: (edit, nodeName) =>
      set((state) => {
        if (isReadOnly(state)) return state;
        const history = recordEdit(state.history, edit, nodeName);
        if (history === state.history) return state;
        const ids = new Set(history.present.nodes.map((node) => node.id));
        // A path tells of the graph as it was; moving nodes does not change what it says.
        const shownPath = edit.kind === 'move-nodes' || edit.kind === 'rename' ? state.shownPath : null;
        return { history, shownPath, selectedIds: state.selectedIds.filter((id) => ids.has(id)) };
      }),
    undo: () => set((state) => travelled(state, undo(state.history))),
    redo: () => set((state) => travelled(state, redo(state.history))),
    setName: (name) => set((state) => (name.trim() === '' ? state : { name: name.trim() })),
    select: (nodeIds) =>
      set((state) =>
        isSameList(state.selectedIds, nodeIds) ? state : { selectedIds: nodeIds, history: sealHistory(state.history) },
      ),
    seek: (nodeId) => set({ sought: { nodeId }, selectedIds: [nodeId] }),
    openDrawer: (drawer) => set({ drawer }),
    showPath: (shownPath) => set({ shownPath, selectedIds: [] }),
    setDiagnostics: (diagnostics) => set({ diagnostics }),
    adopt: (adopted) => set({ ...draftOf(adopted), saveState: 'resting', saveProblem: null, selectedIds: [], shownPath: null }),
    saved: (answer, sent) =>
      set((state) => ({
        savedName: sent.name,
        savedGraph: sent.graph,
        revision: answer.revision,
        status: answer.status,
        publishedVersion: answer.publishedVersion,
        saveState: 'resting',
        saveProblem: null,
        history: sealHistory(state.history),
      })),
    setSaveState: (saveState, problem) => set({ saveState, saveProblem: problem ?? null }),
    setPublication: ({ status, publishedVersion }) => set({ status, publishedVersion }),
  }));
}

function draftOf(automation: Automation) {
  return {
    name: automation.name,
    savedName: automation.name,
    history: startHistory(automation.graph),
    savedGraph: automation.graph,
    revision: automation.revision,
    status: automation.status,
    publishedVersion: automation.publishedVersion,
  };
}

function travelled(state: EditorState, history: History): Partial<EditorState> {
  if (history === state.history || isReadOnly(state)) return state;
  const ids = new Set(history.present.nodes.map((node) => node.id));
  return { history, shownPath: null, selectedIds: state.selectedIds.filter((id) => ids.has(id)) };
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
