/** The draft of a conversation, as one types it. */
import { useState } from 'react';
import { newId } from '../../editor/new-id.ts';
import { createDrafts, type Draft, type Drafts } from './drafts.ts';

/** One for each agent, for as long as the tab lives. */
const draftsOf = new Map<string, Drafts>();

export function useDraft(agentId: string, conversationId: string) {
  const drafts =
    draftsOf.get(agentId) ??
    createDrafts(
      () => localStorage,
      agentId,
      () => `r_${newId()}`,
    );
  draftsOf.set(agentId, drafts);
  const [draft, setDraft] = useState<Draft>(() => drafts.read(conversationId));

  return {
    draft,
    change(part: Partial<Pick<Draft, 'kind' | 'text'>>) {
      const next = { ...draft, ...part };
      drafts.keep(conversationId, next);
      setDraft(next);
    },
    /** Begins the next draft; called once this one was accepted. What was typed meanwhile stays, as a draft of its own. */
    finish(sent: Draft) {
      const present = drafts.read(conversationId);
      drafts.drop(conversationId);
      const next = { ...drafts.read(conversationId), kind: present.kind };
      const typed = present.text === sent.text ? '' : present.text;
      if (typed !== '') drafts.keep(conversationId, { ...next, text: typed });
      setDraft({ ...next, text: typed });
    },
  };
}
