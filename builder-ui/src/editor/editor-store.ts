/**
 * The state of one automation's editor: its draft with the way back, what of it is saved, what is selected, what is
 * wrong with it and which run is shown on it. In go edits and answers of the server; out come the canvas, the forms and
 * the header. What stays true: the draft changes by `edit`, `undo` and `redo` alone, and not for who may only look at it;
 * nothing here asks the server; the store lives as long as the tab, so leaving the page and coming back loses no edit; it
 * is one person's, whoever else logs in there.
 */
import type { Automation } from '@switchboard/shared/automation';
import type { Diagnostic, Graph, GraphNode } from '@switchboard/shared/graph';
import { createStore, type StoreApi } from 'zustand';
import { isSmallScreen } from '../app/small-screen.ts';
import type { Edit } from '../graph/edit.ts';
import { idsOf } from '../graph/piece.ts';
import { type History, joinHistory, recordEdit, recordNaming, redo, sealHistory, startHistory, undo } from '../graph/history.ts';
import { isSameLogic } from '../graph/is-same-logic.ts';
import { withKnownParts } from '../graph/with-known-parts.ts';
import type { Picker } from './picker.ts';
import type { ShownPath } from './shown-path.ts';

/**
 * What becomes of the draft on the server. `offline`: no answer, it is sent again; `failed`: refused; `conflict`: somebody
 * else changed the same; `gone`: the automation was deleted.
 */
export type SaveState = 'resting' | 'saving' | 'offline' | 'failed' | 'conflict' | 'gone';
export type DrawerTab = 'test' | 'problems' | 'runs';

export type EditorView = 'canvas' | 'outline';
export interface ConnectingFrom {
  nodeId: string;
  port: string;
}

export interface EditorState {
  automationId: string;
  /** Whether who is logged in may change it. */
  mayChange: boolean;
  name: string;
  history: History;
  /** What the server has: `name` and the graph of this `revision`. */
  savedName: string;
  savedGraph: Graph;
  revision: number;
  /**
   * Fingerprints of the drafts that were sent from there and have no answer yet, or lost it: the server may have any of
   * them, unless it has what a colleague saved before.
   */
  sent: readonly string[];
  status: Automation['status'];
  publishedVersion: number | null;
  saveState: SaveState;
  /** Why the last save failed, in words; null when it did not. */
  saveProblem: string | null;
  /** False when what is unsaved could not be kept in this browser either, such as when its storage is full. */
  isKept: boolean;
  /** In a conflict: what a colleague saved. */
  theirs: Automation | null;
  selectedIds: readonly string[];
  selectedEdgeIds: readonly string[];
  diagnostics: readonly Diagnostic[];
  /** False until the first diagnostics have come: none are known then, which is not that there are none. */
  isDiagnosed: boolean;
  drawer: DrawerTab | null;
  /** A run, trial or explanation lit on the canvas. */
  shownPath: ShownPath | null;
  /** The node that the canvas shall bring into view, and how near at least; another object each time it is asked for. */
  sought: { nodeId: string; zoomAtLeast?: number } | null;
  /**
   * The node whose settings shall have the focus, and the way to one of their fields; another object each time it is asked
   * for.
   */
  settingsSought: { nodeId: string; field: readonly string[] } | null;
  /** The list of what can be added or connected, open at a place of the canvas. */
  picker: Picker | null;
  /** The port that an edge is laid from by walking to its other end; null while none is. */
  connectingFrom: ConnectingFrom | null;
  /** The graph as drawn, or as a list. */
  view: EditorView;
  /** Whether the sheet of shortcuts is open. */
  isSheetOpen: boolean;
  /** The node, note or frame whose words are typed on the canvas. */
  writingId: string | null;

  setMayChange: (mayChange: boolean) => void;
  edit: (edit: Edit, nodeName: (node: GraphNode) => string) => void;
  undo: () => void;
  redo: () => void;
  setName: (name: string) => void;
  select: (nodeIds: readonly string[], edgeIds?: readonly string[]) => void;
  seek: (nodeId: string, zoomAtLeast?: number) => void;
  /** Selects a node and goes into its form, to the field that is named when one is. */
  openSettings: (nodeId: string, field?: readonly string[]) => void;
  openPicker: (picker: Picker | null) => void;
  connectFrom: (from: ConnectingFrom | null) => void;
  setView: (view: EditorView) => void;
  openSheet: (isOpen: boolean) => void;
  /** Lets words be typed on the canvas: a node's name, a note's text, a frame's title. */
  write: (id: string | null) => void;
  openDrawer: (drawer: DrawerTab | null) => void;
  showPath: (path: ShownPath | null) => void;
  setDiagnostics: (diagnostics: readonly Diagnostic[]) => void;
  /** Puts what the server has in the place of what is unsaved, with nothing to undo. */
  letGo: () => void;
  /** Puts what a colleague saved together with what is here; undo goes on taking back one's own edits alone. */
  join: (theirs: Automation) => void;
  /** Notes what the server answered to a save of `sent`; edits made meanwhile stay unsaved. */
  saved: (automation: Automation, sent: { name: string; graph: Graph }) => void;
  setSaveState: (saveState: SaveState, problem?: string) => void;
  /** Notes status, version and revision, when they changed without the draft. */
  setPublication: (automation: Pick<Automation, 'status' | 'publishedVersion'>) => void;
}

export type EditorStore = StoreApi<EditorState>;

/** Whether the server may not have what is here: it was not sent, or something else was, and its answer has not come. */
export function isUnsaved(state: Pick<EditorState, 'name' | 'savedName' | 'history' | 'savedGraph' | 'sent'>): boolean {
  return state.name !== state.savedName || state.history.present !== state.savedGraph || state.sent.length > 0;
}

/** The graph on the canvas: the draft, or the version that the run shown went through. */
export function shownGraph(state: Pick<EditorState, 'history' | 'shownPath'>): Graph {
  return state.shownPath?.graph ?? state.history.present;
}

/** Whether another graph than the draft is on the canvas, which a run went through. */
export function isPastShown(state: Pick<EditorState, 'shownPath'>): boolean {
  return state.shownPath?.graph != null;
}

/** Whether what is shown is looked at, not edited: it is the past, or for others to change. Everything asks this alone. */
export function isReadOnly(state: Pick<EditorState, 'shownPath' | 'mayChange'>): boolean {
  return !state.mayChange || isPastShown(state);
}

const stores = new Map<string, EditorStore>();

/**
 * Somebody's editor of an automation: the one of before when they had it open in this tab, else a new one. A phone begins
 * with the outline, whose words can be read there.
 */
export function editorStoreFor(automation: Automation, who: { agentId: string; mayChange: boolean }): EditorStore {
  const { agentId, mayChange } = who;
  const key = `${automation.id} ${agentId}`;
  const known = stores.get(key);
  if (known !== undefined) {
    known.getState().setMayChange(mayChange);
    return known;
  }
  const store = createEditorStore(automation, { mayChange, view: isSmallScreen() ? 'outline' : 'canvas' });
  stores.set(key, store);
  return store;
}

interface EditorStoreOptions {
  mayChange?: boolean;
  view?: EditorView;
}

export function createEditorStore(automation: Automation, options: EditorStoreOptions = {}): EditorStore {
  const { mayChange = true, view = 'canvas' } = options;
  return createStore<EditorState>()((set) => ({
    automationId: automation.id,
    mayChange,
    name: automation.name,
    history: startHistory(automation.graph, automation.name),
    ...savedOf(automation),
    isKept: true,
    selectedIds: [],
    selectedEdgeIds: [],
    diagnostics: [],
    isDiagnosed: false,
    drawer: null,
    shownPath: null,
    sought: null,
    settingsSought: null,
    picker: null,
    connectingFrom: null,
    view,
    isSheetOpen: false,
    writingId: null,

    // What was begun, such as a name that is typed on the canvas, ends with the right to it.
    setMayChange: (may) =>
      set((state) => (may === state.mayChange ? state : { mayChange: may, picker: null, connectingFrom: null, writingId: null })),
    edit: (edit, nodeName) =>
      set((state) => {
        if (isReadOnly(state)) return state;
        const history = recordEdit(state.history, edit, nodeName);
        if (history === state.history) return state;
        return { history, ...afterChange(state, history.present) };
      }),
    undo: () => set((state) => travelled(state, undo(state.history))),
    redo: () => set((state) => travelled(state, redo(state.history))),
    setName: (typed) =>
      set((state) => {
        const name = typed.trim();
        return !state.mayChange || name === '' || name === state.name
          ? state
          : { name, history: recordNaming(state.history, state.name, name) };
      }),
    select: (nodeIds, edgeIds = []) =>
      set((state) =>
        isSameList(state.selectedIds, nodeIds) && isSameList(state.selectedEdgeIds, edgeIds)
          ? state
          : { selectedIds: nodeIds, selectedEdgeIds: edgeIds, history: sealHistory(state.history) },
      ),
    openSettings: (nodeId, field = []) => set({ settingsSought: { nodeId, field }, selectedIds: [nodeId], selectedEdgeIds: [] }),
    seek: (nodeId, zoomAtLeast = 0) => set({ sought: { nodeId, zoomAtLeast }, selectedIds: [nodeId], selectedEdgeIds: [] }),
    openPicker: (picker) => set((state) => (isReadOnly(state) ? state : { picker })),
    connectFrom: (connectingFrom) => set((state) => (isReadOnly(state) ? state : { connectingFrom })),
    setView: (view) => set({ view, picker: null, connectingFrom: null, writingId: null }),
    openSheet: (isSheetOpen) => set({ isSheetOpen }),
    write: (writingId) => set((state) => (isReadOnly(state) ? state : { writingId, history: sealHistory(state.history) })),
    openDrawer: (drawer) => set({ drawer }),
    showPath: (shownPath) => set({ shownPath, connectingFrom: null, selectedIds: [], selectedEdgeIds: [] }),
    setDiagnostics: (diagnostics) => set({ diagnostics, isDiagnosed: true }),
    letGo: () =>
      set((state) => ({
        name: state.savedName,
        history: startHistory(state.savedGraph, state.savedName),
        sent: [],
        theirs: null,
        saveState: state.saveState === 'gone' ? 'gone' : 'resting',
        saveProblem: null,
        ...(isPastShown(state) ? {} : afterChange(state, state.savedGraph)),
      })),
    join: (automation) =>
      set((state) => {
        const base = { name: state.savedName, graph: state.savedGraph };
        const theirs = { name: automation.name, graph: withKnownParts(automation.graph, state.savedGraph) };
        const history = joinHistory(state.history, { base, theirs });
        return {
          ...savedOf({ ...automation, ...theirs }),
          name: history.name,
          history,
          // A run of another graph is looked at: that stays, and so does what is selected in it.
          ...(isPastShown(state) ? {} : afterChange(state, history.present)),
        };
      }),
    saved: (answer, sent) => set((state) => ({ ...savedOf({ ...answer, ...sent }), history: sealHistory(state.history) })),
    setSaveState: (saveState, problem) => set({ saveState, saveProblem: problem ?? null }),
    setPublication: ({ status, publishedVersion }) => set({ status, publishedVersion }),
  }));
}

/** What is known to be on the server, with nothing open about it. */
function savedOf(automation: Automation) {
  return {
    savedName: automation.name,
    savedGraph: automation.graph,
    revision: automation.revision,
    sent: [],
    status: automation.status,
    publishedVersion: automation.publishedVersion,
    saveState: 'resting' as const,
    saveProblem: null,
    theirs: null,
  };
}

function travelled(state: EditorState, history: History): Partial<EditorState> {
  if (history === state.history || isReadOnly(state)) return state;
  // A step that did not name the automation leaves the name as it is, whoever gave it.
  const name = history.name === state.history.name ? state.name : history.name;
  return { history, name, ...afterChange(state, history.present) };
}

/** What an edit leaves of the selection, and of a path shown: that tells of the graph as it decided then. */
function afterChange(state: EditorState, graph: Graph): Partial<EditorState> {
  const ids = new Set(idsOf({ nodes: graph.nodes, notes: graph.notes ?? [], frames: graph.frames ?? [] }));
  const edgeIds = new Set(graph.edges.map((edge) => edge.id));
  const { connectingFrom } = state;
  return {
    shownPath: isSameLogic(state.history.present, graph) ? state.shownPath : null,
    connectingFrom: connectingFrom !== null && ids.has(connectingFrom.nodeId) ? connectingFrom : null,
    selectedIds: kept(state.selectedIds, ids),
    selectedEdgeIds: kept(state.selectedEdgeIds, edgeIds),
  };
}

function kept(ids: readonly string[], there: ReadonlySet<string>): readonly string[] {
  return ids.every((id) => there.has(id)) ? ids : ids.filter((id) => there.has(id));
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
