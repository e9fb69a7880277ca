/**
 * Whom the pages are shown to. It stays the same while somebody whose session has ended is asked to log in again: what
 * stands behind the dialog must not change under them, nor forget what was typed.
 */
import type { Agent } from '@switchboard/shared/team';
import { createContext, useContext } from 'react';

export const ShownAgentContext = createContext<Agent | null>(null);

export function useShownAgent(): Agent | null {
  return useContext(ShownAgentContext);
}
