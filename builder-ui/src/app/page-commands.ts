/**
 * Commands of the page that is open, for the search for commands. The page says how to ask for them; they are asked for
 * when the search opens, so that what cannot be done at that moment is seen to be.
 */
import { create } from 'zustand';

export interface PageCommand {
  id: string;
  group: string;
  title: string;
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
