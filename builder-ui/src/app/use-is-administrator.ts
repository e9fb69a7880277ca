import { useShownAgent } from './shown-agent.ts';

/** Whether who is logged in may change everything; what they may not do is not offered. */
export function useIsAdministrator(): boolean {
  return useShownAgent()?.isAdministrator === true;
}
