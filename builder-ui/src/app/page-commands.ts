/**
 * Commands of the page that is open, and places on it, for the search for commands. The page says how to ask for them; they
 * are asked for when the search opens, so that what cannot be done at that moment is seen to be.
 */
import { create } from 'zustand';

export interface PageCommand {
  id: string;
  /** A place is where one is led to; places come last, since there may be hundreds. */
  kind: 'command' | 'place';
  group: string;
  title: string;
  /** What tells it from others of its title, to be found by as well; null for nothing. */
  about: string | null;
  /** As it is written for the reader; null for none. */
  keys: string | null;
  isEnabled: boolean;
  run: () => void;
}

interface PageCommands {
  ask: (() => readonly PageCommand[]) | null;
  offer: (ask: (() => readonly PageCommand[]) | null) => void;
}

export const usePageCommands = create<PageCommands>()((set) => ({
  ask: null,
  offer: (ask) => set({ ask }),
}));
