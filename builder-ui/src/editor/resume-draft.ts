/**
 * Edits kept in this browser, taken up again. In go the store of an automation just read and what is kept of it; out comes
 * the store with those edits in it, unsaved, and the keys that are no longer needed. What stays true: edits made from an
 * older state than the server's are met as a conflict on saving, never laid over a colleague's.
 */
import { isSameGraph } from '../graph/is-same-graph.ts';
import { type EditorStore, isUnsaved } from './editor-store.ts';
import type { KeptEntry } from './kept-drafts.ts';

/** @returns the keys whose drafts the store has now, or the server had already */
export function resumeDraft(store: EditorStore, kept: readonly KeptEntry[]): string[] {
  const unsent = kept.filter(({ draft }) => draft.why === 'unsent');
  const done: string[] = [];
  for (const { key, draft } of unsent) {
    const state = store.getState();
    if (draft.name === state.savedName && isSameGraph(draft.graph, state.savedGraph)) {
      done.push(key);
      continue;
    }
    // The newest of them; this tab's own edits go before, and another's stay kept.
    if (isUnsaved(state)) break;
    done.push(key);
    store.setState({ sent: draft.sent ?? [] });
    const isFresh = draft.base.revision === state.revision;
    if (!isFresh) {
      store.setState({ revision: draft.base.revision, savedGraph: draft.base.graph, savedName: draft.base.name });
    }
    state.edit(
      { kind: 'replace-graph', graph: draft.graph, title: 'edits made before this page was loaded' },
      (node) => node.type,
    );
    state.setName(draft.name);
  }
  return done;
}
