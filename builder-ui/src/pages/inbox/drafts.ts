/**
 * What agents have half written, by conversation: kept in the browser until it is sent, so that neither going elsewhere
 * nor loading the page again loses it. In: a place to keep it. What stays true: each text keeps the id it will be sent
 * under until it was accepted, so that sending it again after a failure, or a reload in between, is one message.
 */
export interface Draft {
  /** Under which it is sent. */
  id: string;
  kind: 'reply' | 'note';
  text: string;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface Drafts {
  /** The draft of a conversation, empty when there is none. */
  read(conversationId: string): Draft;
  keep(conversationId: string, draft: Draft): void;
  /** Forgets it; called once it was accepted. */
  drop(conversationId: string): void;
}

/**
 * @param shelf called at each reading and keeping, since a browser may refuse to hand its storage out
 * @param agentId whose drafts: several agents may use one browser
 */
export function createDrafts(shelf: () => Shelf, agentId: string, newId: () => string): Drafts {
  const nameOf = (conversationId: string) => `switchboard-draft:${agentId}:${conversationId}`;
  // Where nothing can be kept, drafts last as long as the page.
  const present = new Map<string, Draft>();

  function isDraft(value: unknown): value is Draft {
    if (typeof value !== 'object' || value === null) return false;
    const { id, kind, text } = value as Partial<Draft>;
    return typeof id === 'string' && (kind === 'reply' || kind === 'note') && typeof text === 'string';
  }

  function recall(conversationId: string): Draft | null {
    try {
      const kept: unknown = JSON.parse(shelf().getItem(nameOf(conversationId)) ?? 'null');
      return isDraft(kept) ? kept : null;
    } catch (error) {
      console.info('Drafts cannot be read here.', error);
      return null;
    }
  }

  function store(conversationId: string, draft: Draft | null): void {
    try {
      if (draft === null) shelf().removeItem(nameOf(conversationId));
      else shelf().setItem(nameOf(conversationId), JSON.stringify(draft));
    } catch (error) {
      console.info('Drafts cannot be kept here.', error);
    }
  }

  return {
    read: (conversationId) => present.get(conversationId) ?? recall(conversationId) ?? { id: newId(), kind: 'reply', text: '' },
    keep(conversationId, draft) {
      present.set(conversationId, draft);
      store(conversationId, draft.text === '' ? null : draft);
    },
    drop(conversationId) {
      present.delete(conversationId);
      store(conversationId, null);
    },
  };
}
