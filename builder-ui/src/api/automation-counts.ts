/** How many messages passed each edge of an automation's published version lately; read again as they come, and as time goes on. */
import type { AutomationCounts, CountWindow } from '@switchboard/shared/automation';
import { useQuery } from '@tanstack/react-query';
import { request } from './client.ts';

export const countsKey = ['automation-counts'] as const;
/** What slides out of the window is told by nobody: it is asked for. */
const slideMs = 60_000;

/** @param window null asks for nothing */
export function useAutomationCounts(id: string, window: CountWindow | null) {
  return useQuery({
    queryKey: [...countsKey, id, window],
    enabled: window !== null,
    refetchInterval: slideMs,
    queryFn: ({ signal }) =>
      request<AutomationCounts>('GET', `/automations/${encodeURIComponent(id)}/counts?window=${window}`, undefined, { signal }),
  });
}
