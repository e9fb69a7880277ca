/**
 * What is kept of the API's answers. Reading is tried again once, and only where that can help: no answer, or a server
 * that is not well; what is shown already is read on until there is an answer. Changes are never repeated by themselves.
 */
import { QueryClient } from '@tanstack/react-query';
import { setOnSessionEnded } from '../api/client.ts';
import { setLate } from '../api/lateness.ts';
import { setOnLiveRefused } from '../api/live.ts';
import { sessionKey } from '../api/session.ts';
import { isPassing, readAgain } from './read-again.ts';

function isWorthRetrying(failures: number, error: Error): boolean {
  return failures < 1 && isPassing(error);
}

/** Makes the cache; when the server says that nobody is logged in any more, the session in it ends. */
export function createQueryClient(): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      // Which is asked for without a network, too, is by itself not read again once there is one.
      queries: { retry: isWorthRetrying, staleTime: 5_000, networkMode: 'always', refetchOnReconnect: true },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  readAgain(queries, (isLate) => setLate('not-read', isLate));
  setOnSessionEnded(() => queries.setQueryData(sessionKey, null));
  setOnLiveRefused(() => void queries.invalidateQueries({ queryKey: sessionKey }));
  return queries;
}
