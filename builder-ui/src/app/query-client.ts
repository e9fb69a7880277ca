/**
 * What is kept of the API's answers. Reading is tried again once, and only where that can help: no answer, or a server
 * that is not well. Changes are never repeated by themselves.
 */
import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { setOnSessionEnded } from '../api/client.ts';
import { setOnLiveRefused } from '../api/live.ts';
import { sessionKey } from '../api/session.ts';

function isWorthRetrying(failures: number, error: Error): boolean {
  return failures < 1 && error instanceof ApiError && (error.status === 0 || error.status >= 500);
}

/** Makes the cache; when the server says that nobody is logged in any more, the session in it ends. */
export function createQueryClient(): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: { retry: isWorthRetrying, staleTime: 5_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  setOnSessionEnded(() => queries.setQueryData(sessionKey, null));
  setOnLiveRefused(() => void queries.invalidateQueries({ queryKey: sessionKey }));
  return queries;
}
