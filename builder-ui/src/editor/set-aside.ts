/** What is kept in this browser of an editor's state, and of a colleague's draft that gives way to it. */
import type { Automation } from '@switchboard/shared/automation';
import type { EditorState } from './editor-store.ts';
import type { KeptDraft } from './kept-drafts.ts';

export function keptDraftOf(state: EditorState, agentId: string, why: 'unsent' | 'mine'): KeptDraft {
  const { automationId, name, history, revision, savedName, savedGraph, sent } = state;
  return {
    automationId,
    agentId,
    name,
    graph: history.present,
    base: { revision, name: savedName, graph: savedGraph },
    sent,
    at: new Date().toISOString(),
    why,
  };
}

export function keptTheirs({ id, name, graph, revision }: Automation, agentId: string): KeptDraft {
  return {
    automationId: id,
    agentId,
    name,
    graph,
    base: { revision, name, graph },
    at: new Date().toISOString(),
    why: 'theirs',
  };
}
