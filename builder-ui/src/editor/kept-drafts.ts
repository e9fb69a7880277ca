/**
 * Drafts kept in this browser: edits that the server does not have yet, and what was set aside when two people's edits met.
 * In go a browser's storage and drafts; out come those kept of an automation. What stays true: each tab writes under a key
 * of its own for each who is logged in there, so neither two tabs nor two people cost each other an edit; what is set aside
 * is kept for the newest `setAsideAtMost`; what cannot be read is left alone.
 */
import type { Graph } from '@switchboard/shared/graph';
import { asObject } from '../graph/json-schema.ts';

export interface KeptDraft {
  automationId: string;
  /** Whose edits they are: another user of this browser is not shown them. */
  agentId: string;
  name: string;
  graph: Graph;
  /** What the server had when these edits began. */
  base: { revision: number; name: string; graph: Graph };
  /** What was sent from there without an answer, as the editor's store has it. */
  sent?: readonly string[];
  /** ISO 8601. */
  at: string;
  /** `unsent`: the server does not have it; otherwise whose draft it was that gave way to another. */
  why: 'unsent' | 'mine' | 'theirs';
}

export interface KeptEntry {
  key: string;
  draft: KeptDraft;
}

type DraftStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

const prefix = 'switchboard-draft ';
const setAsideAtMost = 5;
/** This page's own; a page loaded anew has another. */
const pageId = Math.random().toString(36).slice(2);

/** Under what this page keeps somebody's unsent edits of an automation. */
export function unsentKey(automationId: string, agentId: string): string {
  return `${prefix}${automationId} ${pageId} ${agentId}`;
}

/** @returns whether it is kept; not when the storage is full or forbidden */
export function keepDraft(storage: DraftStorage, key: string, draft: KeptDraft): boolean {
  try {
    storage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    // The caller warns before the page is left instead.
    return false;
  }
}

/** Keeps a draft that gave way to another, and forgets the oldest of those when they are many. */
export function setDraftAside(storage: DraftStorage, draft: KeptDraft): void {
  const others = keptDrafts(storage, draft.automationId, draft.agentId).filter(({ draft: { why } }) => why !== 'unsent');
  for (const { key } of others.slice(setAsideAtMost - 1)) forgetDraft(storage, key);
  keepDraft(storage, `${prefix}${draft.automationId} aside ${draft.at} ${draft.why}`, draft);
}

export function forgetDraft(storage: DraftStorage, key: string): void {
  try {
    storage.removeItem(key);
  } catch {
    // A storage that forbids this holds nothing of ours.
  }
}

/** What is kept of an automation for somebody, the newest first. */
export function keptDrafts(storage: DraftStorage, automationId: string, agentId: string): KeptEntry[] {
  const found: KeptEntry[] = [];
  try {
    for (let index = 0; index < storage.length; index += 1) {
      const key = storage.key(index);
      if (key?.startsWith(`${prefix}${automationId} `) !== true) continue;
      const draft = parseDraft(storage.getItem(key));
      if (draft !== null && draft.automationId === automationId && draft.agentId === agentId) found.push({ key, draft });
    }
  } catch {
    // As `forgetDraft`.
  }
  return found.toSorted((a, b) => b.draft.at.localeCompare(a.draft.at));
}

function parseDraft(text: string | null): KeptDraft | null {
  try {
    const draft = asObject(JSON.parse(text ?? 'null'));
    const isWhole =
      draft !== null &&
      typeof draft.at === 'string' &&
      asObject(draft.graph) !== null &&
      asObject(asObject(draft.base)?.graph) !== null;
    return isWhole ? (draft as unknown as KeptDraft) : null;
  } catch {
    return null;
  }
}
