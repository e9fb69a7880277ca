/**
 * What a tab remembers of its chat from page to page: what is half written, and whether it was open. In: a place of the
 * tab's own (`sessionStorage`), since what one types in one tab has no place in another.
 */
import { createKeptValues, type Shelf } from './kept-values.ts';

export interface TabMemory {
  recallDraft(): string;
  rememberDraft(text: string): void;
  wasOpen(): boolean;
  rememberOpen(isOpen: boolean): void;
}

/** @param scope tells several chats of a tab apart */
export function createTabMemory(shelf: () => Shelf, scope: string): TabMemory {
  const { read, keep } = createKeptValues(shelf);
  const names = { draft: `${scope}:draft`, open: `${scope}:open` };
  return {
    recallDraft: () => read<string>(names.draft) ?? '',
    rememberDraft: (text) => keep(names.draft, text === '' ? null : text),
    wasOpen: () => read<boolean>(names.open) === true,
    rememberOpen: (isOpen) => keep(names.open, isOpen ? true : null),
  };
}
